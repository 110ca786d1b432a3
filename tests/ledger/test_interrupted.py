"""Ledgers whose writers were killed, and ledgers with several writers."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from sayso.ledger import Ledger, open_ledger

from .adding import add_pages
from .pages import page

if TYPE_CHECKING:
    from sayso.types import Document

PAGES = 120
ROOT = Path(__file__).parents[2]


def _start(where: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adding", where, str(PAGES)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _finish(process: subprocess.Popen[str]) -> None:
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")


def _content(ledger: Ledger) -> list[Document]:
    documents = sorted(ledger.documents(versions=True, names=True), key=lambda document: document.url or "")
    for document in documents:
        assert document.sha256 is not None
        assert ledger.body(document.sha256)
    return documents


def _found(ledger: Ledger) -> list[str]:
    return sorted(f"{hit.url} {hit.where} {hit.span}" for hit in ledger.search("barge", limit=10_000))


def _check(where: str) -> None:
    """The database is whole, and so is each page in it."""
    if "://" not in where:
        with closing(sqlite3.connect(where)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            database.execute("INSERT INTO searchable_words (searchable_words) VALUES ('integrity-check')")
            words = database.execute("SELECT id FROM searchable_words_docsize ORDER BY 1").fetchall()
            assert words == database.execute("SELECT id FROM searchable ORDER BY 1").fetchall()
    with open_ledger(where) as ledger:
        counts = ledger.counts()
        pages = counts.documents
        assert counts[:5] == (pages, pages, pages, pages, pages)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Document], list[str]]:
    """What a ledger holds when nobody disturbed the adding."""
    where = str(tmp_path_factory.mktemp("undisturbed") / "ledger.db")
    add_pages(where, PAGES)
    with open_ledger(where) as ledger:
        assert ledger.counts().documents == PAGES
        return _content(ledger), _found(ledger)


def test_a_killed_writer_leaves_whole_pages(
    where: str, undisturbed: tuple[list[Document], list[str]]
) -> None:
    chance = random.Random(20310506)
    for last in sorted(chance.sample(range(PAGES), 8)):
        writer = _start(where)
        assert writer.stdout is not None
        while writer.stdout.readline() != f"{last}\n":
            assert writer.poll() is None
        time.sleep(chance.uniform(0.0, 0.02))  # into the middle of a page
        writer.kill()
        writer.communicate()
        _check(where)
        with open_ledger(where) as ledger:
            assert last <= ledger.counts().documents
    add_pages(where, PAGES)
    with open_ledger(where) as ledger:
        assert (_content(ledger), _found(ledger)) == undisturbed
        assert len(ledger.failures()) == PAGES / 10


def test_writers_beside_each_other_keep_one_of_each(
    where: str, undisturbed: tuple[list[Document], list[str]]
) -> None:
    for writer in [_start(where), _start(where), _start(where)]:
        _finish(writer)
    _check(where)
    with open_ledger(where) as ledger:
        assert ledger.counts().documents == PAGES
        assert (_content(ledger), _found(ledger)) == undisturbed
        assert {failed.times for failed in ledger.failures()} == {3}


def test_opening_and_reading_do_not_wait_for_a_writer(where: str) -> None:
    with open_ledger(where) as ledger:
        ledger.add(*page(0))
        with ledger._writing(), open_ledger(where) as other:
            assert other.counts().documents == 1
            assert other.search("barge")


def test_a_server_that_cut_its_connections_is_asked_again(postgresql: str) -> None:
    with open_ledger(postgresql) as ledger:
        ledger.add(*page(0))
        with psycopg.connect(postgresql, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        assert ledger.counts().documents == 1
