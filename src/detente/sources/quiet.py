"""Libraries that log what this program reports itself, in one clear line."""

import logging


def quiet(*libraries: str) -> None:
    """Keep the loggers of ``libraries`` from writing to the terminal."""
    for library in libraries:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
