"""The desk as a reader feels it: until it answers, how long each page takes on the server, and many readers at once.

    python benchmarks/desk.py [RECORDS]

Without a number 100,000 records. The goals: it answers 1.5 s after it was started; the board of the example within
150 ms; every page of the large ledger within 500 ms; fifty readers for half a minute without an error while a decision
is written each second, and none of them lost.
"""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import detente
from board import DOSSIER, fill
from detente.ledger import Ledger
from detente.session import LEDGER

ROOT = Path(__file__).parents[1]
READERS, SECONDS = 50, 30
TIMES = 3  # each page is asked for so many times: the first time it is worked out


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, float]]:
    """A desk in a process of its own: its port, and the seconds until it answered."""
    program = [sys.executable, "-c", "from detente.cli import main; main()", "serve", "--dossier", str(folder)]
    start = time.perf_counter()
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])  # type: ignore[index]
        while asked(port, "/static/desk.css")[0] != 200:
            time.sleep(0.01)
        try:
            yield port, time.perf_counter() - start
        finally:
            process.terminate()
            print(process.stderr.read() if process.stderr else "", end="", file=sys.stderr)


def asked(port: int, path: str, body: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and words of an answer; 0 where there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        if body is None:
            connection.request("GET", path)
        else:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urlencode(body), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    except OSError as error:
        return 0, str(error)
    finally:
        connection.close()


def pages(folder: Path) -> list[str]:
    """An address of each page that the ledger has something for."""
    with detente.open(folder) as dossier:
        issue, (one, other) = dossier.dossier.issues[0].id, [party.code for party in dossier.dossier.parties[:2]]
        record, contact = next(iter(dossier.positions(issue, limit=1))).id, dossier.contacts(limit=1)[0].id
        report = dossier.record(record).report
    return [
        "/board", "/board?as_of=2018", f"/issue/{issue}", f"/stand/{issue}/{one}", f"/party/{one}",
        f"/pair/{one}/{other}", "/timeline", "/timeline?when=2015", f"/timeline?when=2015-06&party={one}", "/deadlines",
        "/differences", "/reports", f"/report?name={quote(report)}", f"/record/{record}",
        f"/record/{record}?fragment=1", f"/event/{contact}",
        f"/whatif/{issue}", f"/whatif/{issue}?{one}.position=90", *MORE,
    ]  # fmt: skip


MORE = ("/search?q=item17", "/search", "/review", "/figures")
"""Pages that are asked for where the desk has them."""


def each_page(folder: Path, goal: float) -> None:
    with served(folder) as (port, until):
        print(f"  answers after {until:.2f} s")
        for path in pages(folder):
            times, status = [], 0
            for _ in range(TIMES):
                start = time.perf_counter()
                status, _ = asked(port, path)
                times.append(time.perf_counter() - start)
            told = "  ".join(f"{1000 * seconds:6.0f}" for seconds in times)
            late = "  over the goal" if min(times[1:]) > goal or times[0] > goal else ""
            print(f"  {told} ms  {status}  {path}{late}")


def many_readers(folder: Path) -> None:
    """Fifty readers, and one who decides something each second."""
    with detente.open(folder) as dossier:
        records = [record.id for record in dossier.positions(limit=SECONDS + 10)]
    paths, done, failed = pages(folder)[: -len(MORE)], [0] * READERS, list[tuple[str, int, str]]()
    slowest = [0.0] * READERS
    with served(folder) as (port, _):
        mark = re.search(r'name="mark" value="([^"]+)"', asked(port, f"/record/{records[0]}")[1])
        assert mark is not None
        end = time.perf_counter() + SECONDS

        def read(number: int) -> None:
            turn = number
            while time.perf_counter() < end:
                path = paths[turn % len(paths)]
                start = time.perf_counter()
                status, words = asked(port, path)
                slowest[number] = max(slowest[number], time.perf_counter() - start)
                if status != 200:
                    failed.append((path, status, words[-200:]))
                done[number] += 1
                turn += 1

        written = []
        threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
        for thread in threads:
            thread.start()
        for record in records:
            begun = time.perf_counter()
            if begun >= end:
                break
            status, words = asked(port, f"/record/{record}/correct", {
                "mark": mark[1], "field.value": "42", "was.value": "", "author": "bench", "next": "/static/desk.css",
            })  # fmt: skip
            if status == 303:
                written.append(record)
            else:
                failed.append((f"correction of {record}", status, words[-200:]))
            time.sleep(max(0.0, 1.0 - (time.perf_counter() - begun)))
        for thread in threads:
            thread.join()
    with detente.open(folder) as dossier:
        lost = [record for record in written if getattr(dossier.record(record), "value", None) != 42]
    print(f"  {READERS} readers for {SECONDS} s: {sum(done)} pages, {sum(done) / SECONDS:.0f} a second, the slowest"
          f" {max(slowest):.1f} s; {len(failed)} errors; {len(written)} corrections, {len(lost)} lost")  # fmt: skip
    for path, status, words in failed[:5]:
        print(f"    {path}: {status} {words}")


def large(size: int, folder: Path) -> Path:
    folder.mkdir()
    tables = [f"title = {json.dumps(DOSSIER.title)}\nquestion = {json.dumps(DOSSIER.question)}"]
    parties = [party.code for party in DOSSIER.parties]
    tables += [f'[[party]]\ncode = "{code}"\nname = "{code}"\ncapability = 1.0' for code in parties]
    tables += [
        f'[[issue]]\nid = "{issue.id}"\nquestion = "{issue.question}"\nlow = "no"\nhigh = "yes"'
        for issue in DOSSIER.issues
    ]
    (folder / "dossier.toml").write_text("\n\n".join(tables) + "\n")
    with Ledger.open(folder / LEDGER, create=True) as ledger:
        fill(ledger, size)
    with detente.open(folder) as dossier:  # decides which records tell of one event, as the end of a reading does
        dossier.read()
    return folder


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        example = Path(name) / "example"
        shutil.copytree(ROOT / "examples" / "syria", example, ignore=shutil.ignore_patterns("ledger.db*"))
        with detente.open(example) as dossier:
            dossier.read()
        print("the example dossier; milliseconds at the first, second and third time")
        each_page(example, 0.150)
        many_readers(example)
        big = large(size, Path(name) / "large")
        print(f"a ledger of {size:,} records")
        each_page(big, 0.500)


if __name__ == "__main__":
    main()
