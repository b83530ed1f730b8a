"""Runs the commands."""

from pathlib import Path

import pytest

from .samples import Command, Said


@pytest.fixture
def detente_command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command of the program in this process."""
    from detente.cli import run

    def command(*words: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return command
