"""Pages by their printed numbers, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

Pages = tuple[tuple[int, int], ...]
"""First and last of each row."""


def rows_of(pages: AbstractSet[int]) -> Pages:
    """Return pages in as few rows as can be, upwards.

    >>> rows_of({7, 2, 4, 3})
    ((2, 4), (7, 7))
    """
    rows: list[tuple[int, int]] = []
    for page in sorted(pages):
        if rows and rows[-1][1] == page - 1:
            rows[-1] = rows[-1][0], page
        else:
            rows.append((page, page))
    return tuple(rows)


def joined(pages: Iterable[Pages]) -> Pages:
    """Return all of these pages.

    >>> joined([((2, 3),), ((4, 4), (7, 7))])
    ((2, 4), (7, 7))
    """
    return rows_of({page for rows in pages for first, last in rows for page in range(first, last + 1)})


def written(rows: Pages) -> str:
    """Return rows of pages as people write them.

    >>> written(((2, 4), (7, 7)))
    '2–4, 7'
    """
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in rows)
