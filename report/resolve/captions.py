"""Numbers of figures and tables: given here, so that no number waits for pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.model.blocks import Caption
from report.model.walk import leaves, rewritten

if TYPE_CHECKING:
    from report.cache import Cache
    from report.model.blocks import Block
    from report.model.section import Section


def number_own_captions(blocks: tuple[Block, ...], section: Section, problems: list[Diagnostic]) -> tuple[Block, ...]:
    """Give the captions of a section's own text the numbers of the section's, one by one."""
    numbers: dict[str, list[int]] = {}
    for caption in leaves(section.blocks, Caption):
        numbers.setdefault(caption.series, []).append(caption.number)

    def numbered(caption: Caption) -> Caption:
        waiting = numbers.get(caption.series, [])
        if not waiting:
            hint = "have as many captions as the section in the source language"
            message = f"the section has no further {caption.series} to number this one by"
            problems.append(Diagnostic("P114", message, caption.text.span, hint, related=section.span))
        return replace(caption, number=waiting.pop(0) if waiting else 0)

    return rewritten(blocks, Caption, numbered)


def number_captions(sections: tuple[Section, ...], kept: Cache) -> tuple[Section, ...]:
    """Give every caption its number; figures and tables are counted each for themselves."""
    counts: Counter[str] = Counter()

    def numbered(caption: Caption) -> Caption:
        counts[caption.series] += 1
        return replace(caption, number=counts[caption.series])

    def with_numbers(section: Section) -> Section:
        before = tuple(sorted(counts.items()))
        blocks = rewritten(section.blocks, Caption, numbered)
        if blocks is not section.blocks:
            kept.prime(blocks, f"numbered after {before} {kept.content(section.blocks)}")
        return replace(section, blocks=blocks)

    return tuple(with_numbers(section) for section in sections)
