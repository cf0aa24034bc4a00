"""Values that depend on what their making has asked for, found again if all of that still has the same answers.

A section of a report prints some of the metrics, and which ones is known only when it has been composed. Under the
key of the section itself stands what was asked for; under that key, and the answers of today, the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from report.cache.content import content_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from report.cache.kept import Cache
    from report.cache.ledger import Ledger

T = TypeVar("T")

Asked = tuple[str, ...]
"""Names of what a making has asked for, sorted."""


def recalled(
    kept: Cache, kind: str, key: str, answer: Callable[[str], str], make: Callable[[], tuple[T, Iterable[str]]]
) -> T:
    """Return a value that is a function of what `key` hashes and of the answers that its making asks for.

    `answer` tells the content of what a name stands for, as a hash or any other text; `make` returns the value and the
    names of all that it asked for. What it asks for next may depend on earlier answers, and on nothing else.
    """
    questions: Ledger[Asked] = kept.ledger(f"{kind} asked")
    asked = questions.known(key)
    if asked is not None:
        value = kept.get(kind, _full(key, asked, answer))
        if value is not None:
            return value  # type: ignore[no-any-return]  # what is kept under a kind is what its maker returns
    value, names = make()
    asked = tuple(sorted(names))
    questions.note(key, asked)
    kept.put(kind, _full(key, asked, answer), value)
    return value


def recalled_with_key(
    kept: Cache, kind: str, key: str, answer: Callable[[str], str], make: Callable[[], tuple[T, Iterable[str]]]
) -> tuple[T, str]:
    """Return a value as `recalled` does, and a hash of all that it was made from."""
    value = recalled(kept, kind, key, answer, make)
    questions: Ledger[Asked] = kept.ledger(f"{kind} asked")
    return value, _full(key, questions.known(key) or (), answer)


def _full(key: str, asked: Asked, answer: Callable[[str], str]) -> str:
    return content_key(key, tuple([(name, answer(name)) for name in asked]))
