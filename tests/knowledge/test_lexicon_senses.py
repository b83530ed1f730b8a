"""Senses of the event lexicon, told apart by what stands around the word, as an analyst would code them."""

import pytest

from detente.knowledge.lexicon import Seen, lexicon
from detente.knowledge.lexicon_entries import Sense

MARKS = {"particle", "predicate", "light", "modifiers"}
BY_OBJECT = {
    "ACCUSE": """
        raise obj=objection, summon obj=ambassador, open obj=investigation, send obj=inspector
    """,
    "AGREE": """
        open obj=embassy, strike obj=deal, sign obj=agreement, accept obj=proposal, restore obj=relation
    """,
    "AID": """
        host obj=refugee, send obj=food_aid, send obj=weapon to=rebel, accept obj=refugee, grant obj=asylum,
        train obj=rebel, send obj=fighter to=rebel
    """,
    "ASSAULT": """
        expel obj=fighter, open obj=fire, strike obj=village, attack obj=convoy, fire obj=rocket at=base,
        drop obj=bomb, seize obj=town, declare obj=war, exchange obj=fire
    """,
    "COERCE": """
        expel obj=civilian, close obj=road, seize obj=tanker, violate obj=airspace, hold obj=hostage, hold obj=town,
        impose obj=curfew, impose obj=no-fly_zone, impose obj=blockade
    """,
    "CONCEDE": """
        withdraw obj=objection, withdraw obj=sanction, lift obj=sanction, lift obj=curfew, suspend obj=sanction,
        suspend obj=enrichment, open obj=border, meet obj=demand, drop obj=demand, drop obj=sanction, cut obj=tariff,
        accept obj=demand, grant obj=autonomy, resume obj=aid, stop obj=enrichment, withdraw obj=claim
    """,
    "CONSULT": """
        host obj=talk, send obj=envoy, meet obj=minister, exchange obj=view, resume obj=talk
    """,
    "COOPERATE": """
        surrender obj=suspect
    """,
    "MOBILIZE": """
        send obj=troop, fire obj=missile, test obj=missile, resume obj=test
    """,
    None: """
        lift obj=mood, raise obj=prospect, raise obj=question, release obj=statement, recall obj=meeting,
        meet obj=target, meet with=criticism, strike obj=balance, attack obj=problem, sign obj=player,
        fire obj=official, launch obj=offensive, test obj=patience, seize obj=opportunity, hold obj=view
    """,
    "PROTEST": """
        sign obj=petition, boycott obj=election
    """,
    "REJECT": """
        withdraw obj=proposal, withdraw obj=offer, withdraw from=treaty, withdraw from=talk, withdraw obj=recognition,
        suspend obj=talk, suspend obj=agreement, violate obj=ceasefire, break obj=promise, declare obj=independence,
        deny obj=allegation, freeze obj=talk, boycott obj=talk, reject obj=plan, violate obj=truce
    """,
    "RETREAT": """
        withdraw obj=troop, withdraw subj=russian_troop from=palmyra, lift obj=siege, lift obj=blockade,
        release obj=prisoner, suspend obj=military_operation, suspend obj=exercise, drop obj=charge,
        declare obj=ceasefire, grant obj=access, end obj=siege, surrender obj=weapon, exchange obj=prisoner,
        respect obj=ceasefire, ease obj=blockade, stop obj=test
    """,
    "SANCTION": """
        withdraw obj=ambassador, withdraw obj=inspector, raise obj=tariff, recall obj=ambassador, suspend obj=aid,
        expel obj=diplomat, close obj=border, close obj=embassy, cut obj=diplomatic_tie, cut obj=aid, deny obj=visa,
        freeze obj=asset, boycott obj=oil, impose obj=tariff, restore obj=sanction, suspend obj=contact
    """,
}
NOUNS = {
    "ACCUSE": """
        probe into=death, accusation, (lodge) formal protest
    """,
    "AGREE": """
        truce, ceasefire between=side, accord, (give) word
    """,
    "AID": """
        aid to=rebel
    """,
    "ASSAULT": """
        strike on=depot, air strike, invasion of=kuwait, chemical weapon attack, offensive
    """,
    "COERCE": """
        interference in=election, annexation of=peninsula, siege of=town, arrest of=journalist, hacking
    """,
    "CONCEDE": """
        sanctions relief, lifting of=sanction, (make) concession
    """,
    "CONSULT": """
        talks between=side, (hold) call, summit, visit to=capital
    """,
    "COOPERATE": """
        (hold) joint exercise
    """,
    "MOBILIZE": """
        deployment of=troop, (hold) military exercise, (conduct) nuclear test, launch of=missile
    """,
    None: """
        talk of=compromise, wake-up call, blood test, big deal, release of=statement, price war, cold war, word,
        heart attack
    """,
    "PROTEST": """
        (stage) hunger strike, boycott of=vote, protest against=government
    """,
    "REJECT": """
        withdrawal from=treaty, veto, boycott of=talk
    """,
    "REQUEST": """
        (issue) call for=restraint, demand for=autonomy, appeal
    """,
    "RETREAT": """
        withdrawal of=troop, pullout, pullback, lifting of=siege, (observe) ceasefire, release of=hostage
    """,
    "SANCTION": """
        withdrawal of=support, (impose) sanction on=iran, tariff on=steel, arms embargo, trade war
    """,
    "SUPPORT": """
        endorsement
    """,
    "THREATEN": """
        warning to=iran, ultimatum
    """,
}


def verb(line: str, *complements: str, **more: str) -> str | None:
    """The root of a verb with its arguments, written ``verb obj=siege from=city``; see ``seen_around``."""
    return root_of(line, "verb", *complements, **more)


def noun(line: str) -> str | None:
    """The root of a noun, ``(light verb) modifiers noun of=troop``."""
    light, _, rest = line.rpartition(")")
    words = rest.split()
    at = max(i for i, word in enumerate(words) if "=" not in word)
    return root_of(" ".join(words[at:]), "noun", light=light.strip(" ("), modifiers=" ".join(words[:at]))


def root_of(line: str, pos: str, *complements: str, **more: str) -> str | None:
    """``more``: particle, predicate, light, modifiers, and what the tables of names know (``obj="place"``)."""
    lemma, *rest = line.split()
    known = {position: frozenset([name]) for position, name in more.items() if position not in MARKS}
    seen = Seen(
        words={k: v.replace("_", " ") for k, v in (item.split("=") for item in rest)},
        particle=more.get("particle", ""),
        modifiers=frozenset(more.get("modifiers", "").split()),
        complements=frozenset(complements),
        predicate=more.get("predicate", ""),
        light=more.get("light", ""),
        classes=known,
    )
    found = lexicon().choose(lemma, pos, seen)
    return found.root if found else None


def listed(table: dict[str | None, str]) -> list[tuple[str, str | None]]:
    return [(" ".join(line.split()), root) for root, lines in table.items() for line in lines.split(",")]


@pytest.mark.parametrize(("line", "root"), listed(BY_OBJECT))
def test_the_object_decides(line: str, root: str | None) -> None:
    assert verb(line) == root


def test_particles_decide() -> None:
    assert verb("pull obj=troop", particle="out") == "RETREAT"
    assert verb("pull of=treaty", particle="out") == "REJECT"
    assert verb("call obj=strike", particle="off") in {"RETREAT", "CONCEDE"}
    assert verb("call obj=summit", particle="off") == "REJECT"
    assert verb("turn obj=offer", particle="down") == "REJECT"
    assert verb("back", particle="down") == "CONCEDE"
    assert verb("back obj=rebel") == "SUPPORT"
    assert verb("step", particle="down") == "RETREAT"
    assert verb("shoot obj=drone", particle="down") == "ASSAULT"
    assert verb("break obj=relation", particle="off") == "SANCTION"
    assert verb("break obj=talk", particle="off") == "REJECT"
    assert verb("hand obj=prisoner", particle="over") == "RETREAT"
    assert verb("hand obj=evidence", particle="over") == "COOPERATE"


def test_complements_decide() -> None:
    assert verb("call on=iran", "inf") == "REQUEST"
    assert verb("call obj=plan", "pred", predicate="unacceptable") in {"REJECT", "ACCUSE"}
    assert verb("call obj=neighbour", "pred", predicate="war criminal") == "ACCUSE"
    assert verb("call obj=talk", "pred", predicate="constructive") == "SUPPORT"
    assert verb("call obj=president") == "CONSULT"
    assert verb("want", "inf") is None
    assert verb("want obj=iran", "objinf") == "REQUEST"
    assert verb("threaten", "inf") == "THREATEN"
    assert verb("tell obj=reporter", "that") is None
    assert verb("tell obj=iran", "objinf") == "REQUEST"
    assert verb("allow obj=inspector", "objinf", predicate="visit") == "RETREAT"
    assert verb("force obj=mayor", "objinf") == "COERCE"
    assert verb("promise", "inf") == "AGREE"
    assert verb("refuse", "inf") == "REJECT"


def test_names_count_through_the_tables_of_actors_and_places() -> None:
    assert verb("hit obj=gdansk") is None
    assert verb("hit obj=gdansk", obj="place") == "ASSAULT"
    assert verb("deal with=ankara", **{"with": "actor"}) == "CONSULT"


@pytest.mark.parametrize(("line", "root"), listed(NOUNS))
def test_event_nouns(line: str, root: str | None) -> None:
    assert noun(line) == root


def test_roles_and_marks() -> None:
    def one(lemma: str, pos: str, **seen: dict[str, str]) -> Sense:
        found = lexicon().choose(lemma, pos, Seen(**seen))  # type: ignore[arg-type]
        assert found is not None
        return found

    assert one("meet", "verb").reciprocal
    assert one("visit", "noun", words={"to": "capital"}).intensity == 4.0
    assert one("phone", "verb").intensity == 1.5
    assert one("airstrike", "noun").intensity == -9.5
    assert one("sanction", "noun").undergo
    assert one("threaten", "verb").sets == "threatened"
    assert one("pledge", "verb").sets == "planned"
    assert one("accuse", "verb").sets == "alleged"
    assert one("-backed", "adj").source[0] == "prefix"
    assert one("-backed", "adj").target == ("head",)
    assert one("-backed", "adj").factuality == "ongoing"
    assert one("grateful", "adj", words={"to": "ally"}).target[0] == "prep:to"
    assert one("bomb", "verb").material and not one("praise", "verb").material


def test_classes_of_a_phrase_are_those_of_its_ends() -> None:
    assert "talks" in lexicon().classes_of("syrian peace process")
    assert "*process" in lexicon().classes_of("syrian peace process")
    assert {"forces"} <= lexicon().classes_of("russian troops")
    assert "talks" not in lexicon().classes_of("electoral law")
