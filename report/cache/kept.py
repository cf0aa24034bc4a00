"""The cache that the stages share: values in memory, and in the store below."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

from report.cache.content import content_key
from report.cache.ledger import Ledger
from report.cache.program import code_key
from report.cache.store import Store
from report.cache.values import DamagedValue, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

MOST_BYTES = 300_000_000
MOST_PARTS = 12
"""In how many parts the answers of a ledger are kept."""
MOST_VALUES, MOST_HELD = 20_000, 100_000_000
"""How many values are held in memory, and of how many bytes as they are written; those that were not asked for longest
go first."""


class Cache:
    """Values by kind and key; kept in a folder, or without one as long as the process lives."""

    def __init__(self, folder: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
        """Open nothing yet."""
        self.store = Store(folder, most_bytes) if folder is not None else None
        self._memory: OrderedDict[tuple[str, str], tuple[Any, int]] = OrderedDict()
        self._held = 0
        self._contents: dict[tuple[int, bool], tuple[object, str]] = {}
        self._ledgers: dict[tuple[str, str], Ledger[Any]] = {}

    def key(self, *values: object, places: bool = True) -> str:
        """Return the key of whatever is made from values: their content, and the program that makes it."""
        return content_key(code_key(), *values, places=places)

    def content(self, value: object, *, places: bool = True) -> str:
        """Return the hash of a value that never changes, worked out once as long as it is the same object."""
        name = (id(value), places)
        known = self._contents.get(name)
        if known is None:
            if len(self._contents) > MOST_VALUES:
                self._contents.clear()
            # The value is held with its hash: as long as it lives, no other has its id.
            known = self._contents[name] = (value, content_key(value, places=places))
        return known[1]

    def prime(self, value: object, key: str, *, places: bool = True) -> None:
        """Take what tells what a value was made from for the hash of its content.

        Only for values that were made from nothing else: then equal keys mean equal values, and nobody has to look.
        """
        self._contents[id(value), places] = (value, key)

    def get(self, kind: str, key: str) -> Any | None:  # noqa: ANN401 - whatever was kept
        """Return a value, or None; a damaged one is none."""
        name = (kind, key)
        if name in self._memory:
            self._memory.move_to_end(name)
            return self._memory[name][0]
        content = self.store.get(kind, key) if self.store else None
        if content is None:
            return None
        try:
            value = unpacked(content)
        except DamagedValue:
            return None
        self._remember(name, value, len(content))
        return value

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value: plain ones, tuples, dictionaries, and our own dataclasses; never None."""
        content = packed(value) if self.store is not None else b""
        self._remember((kind, key), value, len(content))
        if self.store is not None:
            self.store.put(kind, key, content)

    def made(self, kind: str, key: str, make: Callable[[], T]) -> T:
        """Return a value, made if it is not kept."""
        value = self.get(kind, key)
        if value is None:
            value = make()
            self.put(kind, key, value)
        return value

    def ledger(self, kind: str, *about: object) -> Ledger[Any]:
        """Return the ledger of a pure function; `about` is all that it depends on besides the question."""
        key = self.key(*about)
        found = self._ledgers.get((kind, key))
        if found is None:
            answers: dict[Any, Any] = {}
            for part in range(self.get(kind, key) or 0):
                answers |= self.get(kind, f"{key} {part}") or {}
            found = self._ledgers[kind, key] = Ledger(answers)
        return found

    def flush(self) -> None:
        """Write down what is new."""
        if self.store is None:
            return
        for (kind, key), ledger in self._ledgers.items():
            news = ledger.news()
            if news is not None:
                # What is new is written beside what is there, and now and then all of it together.
                part = (self.get(kind, key) or 0) % MOST_PARTS
                self.put(kind, f"{key} {part}", ledger.whole() if part == 0 else news)
                self.put(kind, key, part + 1)
        self.store.flush()

    def close(self) -> None:
        """Write down what is new, and let go of the file."""
        self.flush()
        if self.store is not None:
            self.store.close()

    def _remember(self, name: tuple[str, str], value: object, size: int) -> None:
        _, before = self._memory.pop(name, (None, 0))
        self._memory[name] = value, size
        self._held += size - before
        while len(self._memory) > MOST_VALUES or self._held > MOST_HELD:
            _, (_, size) = self._memory.popitem(last=False)
            self._held -= size
