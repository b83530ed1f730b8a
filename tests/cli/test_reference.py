"""The reference of the commands says what the program can do, no more and no less."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.app import app

REFERENCE = Path(__file__).parents[2] / "docs" / "reference-cli.md"
COMMANDS = [name for command in app.registered_commands if (name := command.name)]


def sections() -> dict[str, str]:
    """The text under each heading ``## detente …``."""
    parts = re.split(r"^## detente ?(\S*)$", REFERENCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z-]+", text))


def help_of(*words: str) -> str:
    said = CliRunner().invoke(app, [*words, "--help"])
    assert said.exit_code == 0
    return said.output


def test_every_command_has_a_section() -> None:
    assert list(sections()) == ["", *COMMANDS]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_and_none_is_made_up(command: str) -> None:
    listed = {line for line in sections()[command].splitlines() if line.startswith("- `--")}
    assert options(" ".join(line.partition(" – ")[0] for line in listed)) == options(help_of(command)) - {"--help"}


def test_the_program_itself_is_explained() -> None:
    assert options(sections()[""]) == options(help_of())


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_examples_use_commands_and_options_that_exist(page: str) -> None:
    text = (REFERENCE.parents[1] / page).read_text(encoding="utf-8")
    for line in re.findall(r"^ +.*\bdetente (?:[a-z].*)$", text, re.MULTILINE):
        words = line.partition("#")[0].partition("detente ")[2]
        command = words.split()[0]
        assert command in COMMANDS, line
        assert options(words) <= options(help_of(command)), line
