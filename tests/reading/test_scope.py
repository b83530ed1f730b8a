"""Operators above a frame: what is true of the deed, in minimal pairs."""

import pytest

from detente.language.pipeline import load
from detente.reading.frame.frames import frames
from detente.reading.scope.scope import Scope, scope
from detente.records import Report


def over(text: str, lemma: str) -> Scope:
    s = load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]
    found = [f for f in frames(s) if f.lemma == lemma]
    assert found, [f.lemma for f in frames(s)]
    return scope(s, found[0].token)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Russia withdrew its troops.", "happened"),
        ("Russia did not withdraw its troops.", "denied"),
        ("Russia never withdrew its troops.", "denied"),
        ("Russia refused to withdraw its troops.", "denied"),
        ("It falls to Russia to withdraw its troops.", "planned"),
        ("It took two days for Russia to withdraw its troops.", "happened"),
        ("Russia failed to withdraw its troops.", "denied"),
        ("Russia denied that it had withdrawn its troops.", "denied"),
        ("Russia managed to withdraw its troops.", "happened"),
        ("Russia will withdraw its troops.", "planned"),
        ("Russia is to withdraw its troops.", "planned"),
        ("Russia agreed to withdraw its troops.", "planned"),
        ("Russia promised to withdraw its troops.", "planned"),
        ("Russia may withdraw its troops.", "conditional"),
        ("Russia could withdraw its troops.", "conditional"),
        ("Russia is ready to withdraw its troops.", "conditional"),
        ("Russia will withdraw its troops if Ukraine disarms.", "conditional"),
        ("Russia threatened to withdraw its troops.", "threatened"),
        ("Ukraine demanded that Russia withdraw its troops.", "none"),
        ("Ukraine urged Russia to withdraw its troops.", "none"),
        ("Russia reportedly withdrew its troops.", "alleged"),
        ("Russia said that it had withdrawn its troops.", "happened"),
        ("Russia began to withdraw its troops.", "ongoing"),
    ],
)
def test_a_verb(text: str, factuality: str) -> None:
    assert over(text, "withdraw").factuality == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The strikes on the town killed two.", "happened"),
        ("Turkey suspended its planned strikes on the town.", "denied"),
        ("Alleged strikes on the town killed two.", "alleged"),
        ("Turkey called for strikes on the town.", "none"),
        ("Turkey rejected reports of strikes on the town.", "denied"),
    ],
)
def test_a_noun(text: str, factuality: str) -> None:
    assert over(text, "strike").factuality == factuality


def test_negation_is_shared_by_coordinated_verbs() -> None:
    assert over("Turkey did not bomb or shell the town.", "shell").factuality == "denied"


def test_an_operator_does_not_reach_into_a_relative_clause() -> None:
    assert over("Russia refused to leave the town that it seized in May.", "seize").factuality == "happened"


def test_the_chain_tells_its_operators_from_inside_outward() -> None:
    chain = over("Moscow denied that it had refused to withdraw its troops.", "withdraw").chain
    assert [a.operator.lemma for a in chain] == ["refuse", "deny"]


def test_who_vouches() -> None:
    assert over("Israel claimed that Iran had shelled the town.", "shell").signature.vouches == "subject"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Should Ukraine disarm, Russia will withdraw its troops.", "conditional"),
        ("Should Russia withdraw its troops, Ukraine will disarm.", "conditional"),
        ("Had Ukraine disarmed, Russia would have withdrawn its troops.", "conditional"),
        ("Russia will withdraw its troops as long as Ukraine disarms.", "conditional"),
        ("Ukraine will disarm in the event that Russia withdraws its troops.", "conditional"),
        ("Russia insists that Ukraine withdraw its troops.", "none"),
        ("Russia insists that Ukraine has withdrawn its troops.", "happened"),
        ("Russia proved that Ukraine had withdrawn its troops.", "happened"),
        ("Russia is suspected of having withdrawn its troops.", "alleged"),
        ("Russia would have its troops withdrawn by night.", "conditional"),
    ],
)
def test_conditions_and_reports(text: str, factuality: str) -> None:
    assert over(text, "withdraw").factuality == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The strikes on the town found no friends.", "happened"),
        ("Turkey launched no strikes on the town.", "denied"),
        ("The threat of strikes on the town drove thousands out.", "threatened"),
        ("Turkey's warning of strikes on the town came at dawn.", "threatened"),
        ("A warning of strikes on the town came at dawn.", "conditional"),
    ],
)
def test_what_stands_over_a_noun(text: str, factuality: str) -> None:
    assert over(text, "strike").factuality == factuality


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("There was no attack by Iran on the base.", "attack", "denied"),
        ("Iran carried out no attack on the base.", "attack", "denied"),
        ("There is no sign that Iran attacked the base.", "attack", "denied"),
        ("Even if he asks, Iran will not leave the base.", "leave", "denied"),
    ],
)
def test_one_no_denies_once(text: str, word: str, factuality: str) -> None:
    assert over(text, word).factuality == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("American strikes on the town are supposed to resume by Friday.", "planned"),
        ("American strikes on the town failed to begin.", "denied"),
        ("American strikes on the town killed ten.", "happened"),
    ],
)
def test_what_a_noun_is_due_to_do_is_told_of_it(text: str, factuality: str) -> None:
    assert over(text, "strike").factuality == factuality


def test_auxiliaries_reach_the_last_of_several_verbs() -> None:
    text = "Russia should return to the table, end its siege and withdraw its troops."
    assert over(text, "withdraw").factuality == over(text, "return").factuality != "happened"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Moscow rejected the idea of withdrawing its troops.", "denied"),
        ("Moscow dismissed the notion of withdrawing its troops.", "denied"),
        ("Moscow floated the idea of withdrawing its troops.", "conditional"),
        ("Moscow has the right to withdraw its troops.", "conditional"),
        ("Moscow saw no reason to withdraw its troops.", "denied"),
        ("Moscow faced the choice of withdrawing its troops or losing them.", "conditional"),
        ("Moscow set out a timetable for withdrawing its troops.", "planned"),
        ("Ministers spoke of the benefits of withdrawing their troops.", "conditional"),
        ("Moscow made the mistake of withdrawing its troops.", "happened"),
        ("Moscow was the first capital to withdraw its troops.", "happened"),
        ("Deputies accused the president of withdrawing the troops in secret.", "alleged"),
    ],
)
def test_a_verb_on_a_noun_is_what_the_noun_is_about(text: str, factuality: str) -> None:
    assert over(text, "withdraw").factuality == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The road map foresees the withdrawal of Omani troops.", "planned"),
        ("Oman's goal is the withdrawal of Yemeni troops.", "planned"),
        ("What Oman could offer is a withdrawal from the port.", "conditional"),
        ("The withdrawal of Omani troops is on the table.", "conditional"),
        ("The withdrawal of Omani troops depends on a vote.", "conditional"),
        ("The ministers discussed a withdrawal of Omani troops.", "conditional"),
        ("The two sides differ over the withdrawal of Omani troops.", "conditional"),
        ("Oman linked the withdrawal of its troops to a truce.", "conditional"),
        ("In exchange for the withdrawal of Omani troops, Yemen will open the port.", "conditional"),
        ("Oman hinted at a withdrawal of its troops.", "conditional"),
        ("There is no sign of a withdrawal of Omani troops.", "denied"),
        ("Any withdrawal of Omani troops takes weeks.", "conditional"),
        ("The withdrawal of Omani troops surprised the envoys.", "happened"),
    ],
)
def test_a_deed_that_is_only_talked_of(text: str, factuality: str) -> None:
    assert over(text, "withdrawal").factuality == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Until Oman withdraws its troops, Yemen will not talk.", "conditional"),
        ("Before Oman withdraws its troops, a vote must be held.", "conditional"),
        ("Before Oman withdrew its troops, a vote was held.", "happened"),
        ("The king asked the envoy about opening the port and withdrawing his troops.", "conditional"),
        ("Oman had until Friday to withdraw its troops.", "planned"),
        ("Omani troops are to be withdrawn by May.", "planned"),
        ("Omani troops were to have been withdrawn by May.", "denied"),
        ("There is no sign that Oman has withdrawn its troops.", "denied"),
    ],
)
def test_a_clause_that_has_yet_to_come_true(text: str, factuality: str) -> None:
    assert over(text, "withdraw").factuality == factuality


def test_who_is_named_before_joined_clauses_vouches_for_all() -> None:
    text = "According to Oman, the Yemeni army stormed the port and shelled the town."
    assert [a.operator.lemma for a in over(text, "shell").chain] == ["according to"]
