"""Bytes by key: found again, by other processes too, never damaged, never too many."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache import Cache, Ledger, Store
from report.cache.store import DAY, NAME

if TYPE_CHECKING:
    from pathlib import Path

PLENTY = 10_000_000


def filled(folder: Path, **values: bytes) -> Store:
    """Return a store with some values, written."""
    store = Store(folder, PLENTY)
    for key, value in values.items():
        store.put("kind", key, value)
    store.close()
    return Store(folder, PLENTY)


def test_found_again(tmp_path: Path) -> None:
    """By kind and key, in the same process and in a later one."""
    store = Store(tmp_path, PLENTY)
    store.put("galley", "a", b"\x00one")
    assert store.get("galley", "a") == b"\x00one"
    store.close()
    later = Store(tmp_path, PLENTY)
    assert later.get("galley", "a") == b"\x00one"
    assert (later.get("galley", "b"), later.get("other", "a")) == (None, None)


def test_nothing_is_made_before_something_is_kept(tmp_path: Path) -> None:
    """A store that is only asked leaves an empty file at most; one that is not asked leaves nothing."""
    Store(tmp_path / "none", PLENTY).close()
    assert not (tmp_path / "none").exists()


@given(start=st.integers(0, 8000), length=st.integers(1, 600), noise=st.binary(min_size=1, max_size=8))
def test_damage_is_a_miss(tmp_path_factory: pytest.TempPathFactory, start: int, length: int, noise: bytes) -> None:
    """Whatever part of the file is overwritten: right bytes, or none, and the store goes on."""
    folder = tmp_path_factory.mktemp("damage")
    values = {f"key{number}": bytes([number]) * 300 for number in range(20)}
    filled(folder, **values).close()
    file = folder / NAME
    content = bytearray(file.read_bytes())
    content[start : start + length] = (noise * length)[:length]
    file.write_bytes(content)
    store = Store(folder, PLENTY)
    assert all(store.get("kind", key) in {None, value} for key, value in values.items())
    store.put("kind", "new", b"new")
    store.close()
    again = Store(folder, PLENTY)
    assert again.get("kind", "new") in {None, b"new"}
    again.put("kind", "newer", b"newer")
    again.close()
    assert Store(folder, PLENTY).get("kind", "newer") == b"newer"


def test_no_database_at_all(tmp_path: Path) -> None:
    """A file of another kind under its name is replaced."""
    (tmp_path / NAME).write_bytes(b"this is no database" * 100)
    assert filled(tmp_path, key=b"value").get("kind", "key") == b"value"


def test_a_value_that_was_changed_is_none(tmp_path: Path) -> None:
    """The value has its hash beside it."""
    filled(tmp_path, key=b"value").close()
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE kept SET value = ?", (b"vulue",))
    connection.close()
    assert Store(tmp_path, PLENTY).get("kind", "key") is None


def test_least_used_go_first(tmp_path: Path) -> None:
    """Over the size, the values that nobody has asked for longest are forgotten; one just used stays."""
    filled(tmp_path, **{f"key{number}": bytes(1000) for number in range(10)}).close()
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE kept SET used = used - ?", (2 * DAY,))
    connection.close()
    small = Store(tmp_path, 5000)
    assert small.get("kind", "key3") is not None
    small.put("kind", "new", bytes(1000))
    small.close()
    after = Store(tmp_path, 5000)
    left = {key for key in (*(f"key{number}" for number in range(10)), "new") if after.get("kind", key)}
    assert {"key3", "new"} <= left
    assert len(left) <= 4


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Nothing is kept, and nothing fails."""
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file/below", PLENTY)
    store.put("kind", "key", b"value")
    store.close()
    assert Store(tmp_path / "file/below", PLENTY).get("kind", "key") is None


def test_a_folder_that_is_removed_meanwhile(tmp_path: Path) -> None:
    """Somebody deletes the cache between two builds of a process that stays."""
    cache = Cache(tmp_path / "kept")
    cache.put("kind", "key", "value")
    cache.flush()
    for file in (tmp_path / "kept").iterdir():
        file.unlink()
    (tmp_path / "kept").rmdir()
    cache.put("kind", "other", "value")
    cache.flush()
    assert cache.get("kind", "key") == "value"
    cache.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_child_reads_and_writes(tmp_path: Path) -> None:
    """A connection is not carried into a forked process."""
    store = filled(tmp_path, key=b"value")
    assert store.get("kind", "key") == b"value"
    child = os.fork()
    if child == 0:
        good = store.get("kind", "key") == b"value"
        store.put("kind", "child", b"child")
        store.close()
        os._exit(0 if good else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert store.get("kind", "child") == b"child"
    store.close()


def test_a_ledger_forgets_what_nobody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of texts that are gone do not add up."""
    monkeypatch.setattr("report.cache.ledger.MANY", 10)
    monkeypatch.setattr("report.cache.kept.MOST_PARTS", 1)
    kept = Cache(tmp_path)
    for number in range(30):
        kept.ledger("length").answer("x" * number, lambda number=number: number)  # type: ignore[misc]  # no type for a default
    kept.close()
    later = Cache(tmp_path)
    ledger: Ledger[int] = later.ledger("length")
    assert ledger.answer("xx", lambda: -1) == 2
    assert ledger.answer("new", lambda: -1) == -1
    later.close()
    last: Ledger[int] = Cache(tmp_path).ledger("length")
    assert last.answer("xx", lambda: -2) == 2
    assert last.answer("xxx", lambda: -2) == -2


def test_a_ledger_is_written_in_parts(tmp_path: Path) -> None:
    """Each run adds what is new; after any number of runs all of it is found."""
    for number in range(30):
        kept = Cache(tmp_path)
        ledger: Ledger[int] = kept.ledger("length")
        assert [ledger.answer(str(known), lambda: -1) for known in range(number)] == list(range(number))
        ledger.answer(str(number), lambda number=number: number)  # type: ignore[misc]  # no type for a default
        kept.close()
