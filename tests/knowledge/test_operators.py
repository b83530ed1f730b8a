"""Operators: the table is well formed, and chains of them come out as the head of the file says."""

from collections import Counter

import pytest

from detente.errors import DetenteError
from detente.knowledge import operators as table
from detente.knowledge.operators import CLASSES, Signature, by_head, compose, operator, operators


def chain(*words: str) -> list[Signature]:
    """Signatures for ``lemma`` or ``lemma:construction``, outermost first."""
    found = []
    for word in words:
        lemma, _, construction = word.partition(":")
        entries = [o for o in operators() if o.lemma == lemma and construction in ("", *o.on)]
        assert entries, f"no operator {word}"
        found.append(entries[0].signature)
    return found


# The table


def test_there_are_enough_operators_and_every_class_has_some() -> None:
    assert len(operators()) >= 160
    counts = Counter(entry.kind for entry in operators())
    assert set(counts) == set(CLASSES)
    assert min(counts.values()) >= 8, counts


def test_no_lemma_has_two_entries_for_one_construction() -> None:
    keys = Counter((entry.lemma, construction) for entry in operators() for construction in entry.on)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_signature_is_complete_and_says_what_its_own_negation_does() -> None:
    for entry in operators():
        assert entry.signature.negated is not None, entry.lemma
        assert entry.signature.negated.negated is None and not entry.signature.negated.negates, entry.lemma
        assert 0 < entry.signature.firmness <= 1, entry.lemma


def test_lemmas_are_base_forms_in_lower_case() -> None:
    for entry in operators():
        assert entry.lemma == entry.lemma.strip().lower(), entry.lemma


@pytest.mark.parametrize(
    ("lemma", "construction", "kind"),
    [
        ("rule out", "verb+obj", "opposition"),
        ("be ready to", "adj+xcomp", "modal"),
        ("on the basis of", "preposition", "conditional"),
        ("be done", "adj+xcomp", "completion"),
        ("refuse", "verb+xcomp", "implicative-negative"),
        ("want", "verb+xcomp", "intention"),
        ("want", "verb+obj+xcomp", "demand"),
        ("warn", "verb+ccomp", "warning"),
        ("warn", "ccomp-own", "threat"),
    ],
)
def test_an_operator_is_found_by_lemma_and_construction(lemma: str, construction: str, kind: str) -> None:
    found = operator(lemma, construction)
    assert found is not None and found.kind == kind


def test_an_unknown_operator_is_none() -> None:
    assert operator("juggle", "verb+obj") is None
    assert operator("refuse", "mark") is None


def test_the_longer_entry_comes_first() -> None:
    heads = [entry.lemma for entry in by_head()["deny"]]
    assert heads.index("deny accusation") < heads.index("deny")
    assert "be ready to" in [entry.lemma for entry in by_head()["ready"]]


def test_who_does_the_deed_below() -> None:
    doers = {
        lemma: operator(lemma, on).doer
        for lemma, on in [  # type: ignore[union-attr]
            ("refuse", "verb+xcomp"),
            ("urge", "verb+obj+xcomp"),
            ("say", "verb+ccomp"),
            ("prevent", "verb+obj+xcomp"),
        ]
    }
    assert doers == {"refuse": "subject", "urge": "object", "say": "own", "prevent": "object"}


# Composition


def test_without_operators_an_event_is_what_it_is() -> None:
    assert compose([], "ongoing") == Signature(factuality="ongoing")


@pytest.mark.parametrize(
    ("words", "inner", "factuality"),
    [
        (["refuse"], "happened", "denied"),
        (["could"], "happened", "conditional"),
        (["will"], "happened", "planned"),
        (["threaten"], "happened", "threatened"),
        (["accuse of"], "happened", "alleged"),
        (["reportedly"], "ongoing", "alleged"),
        (["not"], "happened", "denied"),
        (["not", "will"], "happened", "denied"),
        (["not", "threaten"], "happened", "none"),
        (["not", "refuse"], "happened", "conditional"),
        (["not", "rule out"], "happened", "conditional"),
        (["refuse", "rule out"], "happened", "conditional"),
        (["not", "fail"], "happened", "happened"),
        (["never", "agree"], "happened", "denied"),
        (["not", "deny"], "happened", "alleged"),
        (["not", "not", "could"], "happened", "conditional"),
        (["deny", "assure"], "happened", "none"),
        (["deny", "plan:verb+xcomp"], "happened", "denied"),
        (["deny accusation"], "happened", "denied"),
        (["fail", "prevent"], "happened", "happened"),
        (["prevent"], "planned", "denied"),
        (["stop"], "ongoing", "happened"),
        (["refuse", "stop"], "ongoing", "ongoing"),
        (["abandon", "plan:noun+to"], "happened", "denied"),
        (["carry out", "threat"], "happened", "happened"),
        (["manage"], "planned", "happened"),
        (["begin", "plan:verb+xcomp"], "happened", "planned"),
        (["may", "not"], "happened", "conditional"),
        (["if", "will"], "happened", "conditional"),
        (["promise", "not"], "happened", "denied"),
        (["plan:verb+xcomp", "consider"], "happened", "conditional"),
        (["say", "demand"], "happened", "none"),
        (["comply with", "demand"], "happened", "happened"),
        (["accuse of", "plan:verb+xcomp"], "happened", "alleged"),
        (["reportedly", "plan:verb+xcomp"], "happened", "planned"),
        (["would have"], "happened", "denied"),
        (["delay", "will"], "happened", "planned"),
        (["welcome"], "happened", "happened"),
        (["oppose"], "planned", "planned"),
        (["call off"], "planned", "denied"),
        (["without"], "happened", "denied"),
    ],
)
def test_factuality(words: list[str], inner: str, factuality: str) -> None:
    assert compose(chain(*words), inner).factuality == factuality


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        (["urge"], 1),
        (["urge", "abandon"], -1),
        (["urge", "abandon", "demand"], -1),
        (["oppose", "lift"], 1),
        (["deny", "assure"], 0),
        (["reject"], -1),
        (["not", "rule out"], 1),
        (["say", "not", "support"], -1),
        (["warn against"], -1),
        (["no longer", "demand"], -1),
    ],
)
def test_polarity(words: list[str], polarity: int) -> None:
    assert compose(chain(*words), "happened").polarity == polarity


@pytest.mark.parametrize(
    ("words", "vouches"),
    [
        (["will"], "same"),
        (["say", "will"], "subject"),
        (["say", "reportedly"], "reporter"),
        (["reportedly", "claim"], "subject"),
        (["deny"], "subject"),
    ],
)
def test_the_innermost_voucher_answers(words: list[str], vouches: str) -> None:
    assert compose(chain(*words), "happened").vouches == vouches


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["promise"], "pledged"),
        (["say", "agree"], "agreed"),
        (["offer"], "proposed"),
        (["may", "promise"], "proposed"),
        (["delay", "promise"], "slipped"),
        (["doubt", "agree"], "in-doubt"),
        (["renege on", "pledge"], "broken"),
        (["keep:verb+obj", "promise"], "kept"),
        (["fail", "honour"], "broken"),
        (["deny", "promise"], "none"),
        (["refuse", "promise"], "none"),
        (["demand", "promise"], "none"),
    ],
)
def test_status_of_a_commitment(words: list[str], status: str) -> None:
    assert compose(chain(*words), "happened").status == status


def test_firmness_falls_with_every_hedge() -> None:
    assert compose(chain("demand"), "happened").firmness == 1.0
    assert compose(chain("hope"), "happened").firmness == pytest.approx(0.4)
    assert compose(chain("might", "consider"), "happened").firmness == pytest.approx(0.2)


def test_composing_changes_nothing_given_and_is_repeatable() -> None:
    signatures = tuple(chain("deny", "not", "promise"))
    assert compose(signatures, "happened") == compose(signatures, "happened")


@pytest.mark.parametrize("inner", ["same", "", "perhaps"])
def test_an_event_must_have_a_factuality(inner: str) -> None:
    with pytest.raises(ValueError, match="factuality"):
        compose([], inner)


# A wrong table


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"on": "verb+obj"}, "lemma"),
        ({"lemma": "two  blanks", "on": "verb+obj"}, "lemma"),
        ({"lemma": "spin"}, "constructions"),
        ({"lemma": "spin", "on": "verb+spin"}, "constructions"),
        ({"lemma": "spin", "on": "verb+obj", "colour": 1}, "unknown key colour"),
        ({"lemma": "spin", "on": "verb+obj", "factuality": "maybe"}, "factuality"),
        ({"lemma": "spin", "on": "verb+obj", "polarity": 2}, "polarity"),
        ({"lemma": "spin", "on": "verb+obj", "firmness": 1.5}, "firmness"),
        ({"lemma": "spin", "on": "verb+obj", "doer": "nobody"}, "doer"),
        ({"lemma": "spin", "on": "verb+obj", "negated": {"shade": 1}}, "shade"),
    ],
)
def test_a_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch, raw: dict[str, object], says: str) -> None:
    monkeypatch.setattr(table, "toml", lambda _: {"classes": {"modal": {}}, "operators": {"modal": [raw]}})
    operators.cache_clear()
    try:
        with pytest.raises(DetenteError, match=rf"operators\.toml.*{says}"):
            operators()
    finally:
        monkeypatch.undo()
        operators.cache_clear()


def test_an_unknown_class_and_a_second_entry_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [{"lemma": "spin", "on": "verb+obj"}] * 2
    for data, says in (
        ({"classes": {"modal": {}}, "operators": {"mood": []}}, "mood"),
        ({"classes": {"modal": {}}, "operators": {"modal": twice}}, "second entry"),
    ):
        monkeypatch.setattr(table, "toml", lambda _, data=data: data)
        operators.cache_clear()
        with pytest.raises(DetenteError, match=says):
            operators()
    monkeypatch.undo()
    operators.cache_clear()
