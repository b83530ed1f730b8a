"""The command line: thin commands over ``detente.open``. One file a group of commands; ``main`` is where all begin."""

import os
import sys

from detente.errors import DetenteError, UsageError

REFUSED, MISUSED, INTERRUPTED = 1, 2, 130
"""Exit codes besides 0: something could not be read or done; the call's words are off; Ctrl-C."""


def main() -> None:
    """The program ``detente``."""
    # More threads do not parse faster, but wait for one another at the cost of whole cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Carry out one command; returns the exit code. What goes wrong is one line on standard error."""
    from detente.cli.app import app
    from detente.cli.output import complain

    try:
        app(words, prog_name="detente")
    except SystemExit as end:
        return _finished(end.code)
    except UsageError as error:
        complain(error)
        return MISUSED
    except DetenteError as error:
        complain(error)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        complain(f"{error.filename or 'the system'}: {error.strerror or error}.")
        return REFUSED
    return 0


def _finished(code: object) -> int:
    """The exit code after the output is out; nobody is told that the reader of a pipe has gone."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return code if isinstance(code, int) else 0
