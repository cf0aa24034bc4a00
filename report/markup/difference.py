"""Two states of a text as one, with what went and what came: word by word, of Chinese sign by sign."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 2_000
"""Words of the longer text up to which they are compared; beyond, all that is between equal ends has changed."""
_WORDS = re.compile(r"\{\{[^{}]*\}\}|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)

Run = tuple[str, str]
"""(what went, what came); the same twice where nothing has changed."""


def differences(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of both texts, in order.

    >>> differences("共10次。", "共12场。")
    (('共', '共'), ('10次', '12场'), ('。', '。'))
    """
    return tuple(_joined(_runs(_WORDS.findall(old), _WORDS.findall(new))))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield what stayed and what changed, in turns or not."""
    begin = _same(old, new)
    end = _same(old[begin:][::-1], new[begin:][::-1])
    head, tail = "".join(old[:begin]), "".join(old[len(old) - end :])
    old, new = old[begin : len(old) - end], new[begin : len(new) - end]
    yield head, head
    if max(len(old), len(new)) > MOST:
        yield "".join(old), "".join(new)
    else:
        for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield "".join(old[i:j]), "".join(new[k:m])
    yield tail, tail


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join changes between which a single sign stayed: by chance, mostly."""
    known = [run for run in runs if run != ("", "")]
    before = after = ""
    for number, (went, came) in enumerate(known):
        is_chance = went == came and len(went) == 1 and 0 < number < len(known) - 1 and (before or after)
        if went != came or is_chance:
            before, after = before + went, after + came
            continue
        if before or after:
            yield before, after
        before = after = ""
        yield went, came
    if before or after:
        yield before, after
