"""The event lexicon is sound as data."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from detente.errors import DetenteError
from detente.knowledge import lexicon as lexicon_module
from detente.knowledge import table_files
from detente.knowledge.lexicon import lexicon, light_verbs
from detente.knowledge.lexicon_entries import COMPLEMENTS, FACTUALITY, PREPOSITIONS, ROLES
from detente.records import Action

SENSES = lexicon().senses
EVENTS = table_files.DATA / "events"
ROOTS = set(get_args(Action.model_fields["type"].annotation))


def test_the_lexicon_is_of_useful_size_in_every_root() -> None:
    rooted = [sense for sense in SENSES if sense.root]
    assert len(rooted) >= 1400
    count = Counter(sense.root for sense in rooted)
    assert set(count) == ROOTS
    assert min(count.values()) >= 100
    assert len({sense.lemma for sense in rooted}) >= 1200


def test_roots_are_those_of_the_records_with_intensities_of_their_sign() -> None:
    roots = tomllib.loads((EVENTS / "roots.toml").read_text(encoding="utf8"))
    assert set(roots) == ROOTS
    for sense in SENSES:
        if sense.root and sense.root != "REQUEST":
            assert -10 <= sense.intensity <= 10
            assert (sense.intensity > 0) == (roots[sense.root]["intensity"] > 0), sense


def test_every_class_that_an_entry_names_is_defined_and_used() -> None:
    used = {c for s in SENSES for c in (*s.object, *s.subject, *s.prep_object, *s.predicate) if not c.startswith("*")}
    assert set(lexicon().objects) == used


def test_roles_prepositions_complements_and_factualities_are_known() -> None:
    for sense in SENSES:
        roles = {role.removeprefix("prep:") for role in (*sense.source, *sense.target)}
        assert roles <= ROLES | PREPOSITIONS, sense
        assert set(sense.prep) <= PREPOSITIONS, sense
        assert sense.complement in COMPLEMENTS | {""}, sense
        assert {sense.factuality, sense.sets} <= FACTUALITY | {None}, sense


def test_no_two_senses_ask_for_the_same() -> None:
    count = Counter(sense.key for sense in SENSES)
    assert not [key for key, times in count.items() if times > 1]


def test_modes_and_base_forms_are_plain_lower_case() -> None:
    for sense in SENSES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", sense.mode) or not sense.root, sense
        assert sense.lemma == sense.lemma.lower(), sense
        assert " " not in sense.lemma and "_" not in sense.particle, sense


def test_every_act_has_somebody_who_may_do_it() -> None:
    assert not [s for s in SENSES if s.root and not s.source]
    assert not [s for s in SENSES if s.pos == "noun" and s.root and set(s.source) & {"subj"} and "poss" not in s.source]


def test_a_noun_that_needs_a_light_verb_has_some() -> None:
    assert not [s.lemma for s in SENSES if s.only_light and not s.light]
    assert {"hold", "launch", "impose", "carry_out", "engage/in", "be/under"} <= light_verbs()


def test_a_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    for name in ("roots.toml", "objects.toml"):
        (tmp_path / "events" / name).write_bytes((EVENTS / name).read_bytes())
    monkeypatch.setattr(table_files, "DATA", tmp_path)
    monkeypatch.setattr(lexicon_module, "THEMES", ("mine",))
    cases = {
        'root = "AGREE"\nmode = "sign"\nverbs = "sign :paperwork"': "paperwork",
        'root = "AGREED"\nmode = "sign"\nverbs = "sign"': "AGREED",
        'root = "AGREE"\nverbs = "sign"': "mode",
        'root = "AGREE"\nmode = "sign"\ntarget = "whom"\nverbs = "sign"': "whom",
        'root = "AGREE"\nmode = "sign"\nsets = "done"\nverbs = "sign"': "sets",
        'root = "AGREE"\nmode = "sign"\nverb = "sign"': "verb",
        'root = "AGREE"\nmode = "sign"\nverbs = "sign up /with"': "the word comes first",
    }
    try:
        for text, named in cases.items():
            (tmp_path / "events" / "mine.toml").write_text(f"[[group]]\n{text}\n", encoding="utf8")
            lexicon.cache_clear()
            table_files.toml.cache_clear()
            with pytest.raises(DetenteError, match=r"mine\.toml: group 1") as caught:
                assert lexicon().senses
            assert named in str(caught.value)
    finally:
        lexicon.cache_clear()
        table_files.toml.cache_clear()
