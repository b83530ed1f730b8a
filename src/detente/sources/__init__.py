"""Files → reports. One format a file; ``read_file`` and ``walk`` are what the stages above call."""

from detente.sources.duplicates import DUPLICATE, signature, similarity
from detente.sources.read import Read, read_file
from detente.sources.walk import walk

__all__ = ["DUPLICATE", "Read", "read_file", "signature", "similarity", "walk"]
