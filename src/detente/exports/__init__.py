"""The ledger as files, and back: one format a file."""

from detente.exports.common import Moved
from detente.exports.csv_table import export_csv, import_csv
from detente.exports.jsonl import export_jsonl, import_jsonl

__all__ = ["Moved", "export_csv", "export_jsonl", "import_csv", "import_jsonl"]
