"""The numbers that a project has accepted as they are typed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from report.model.literal import Literal
    from report.quantity import Found
    from report.resolve.strays.reader import FigureReader


class Accepted:
    """The entries of content/literals.yaml."""

    def __init__(self, literals: tuple[Literal, ...], languages: Iterable[str], read: FigureReader) -> None:
        """Read the figures of the entries as texts in each of the languages have them."""
        self.literals = literals
        self._by_figure: dict[str, set[tuple[int, int]]] = defaultdict(set)
        """Text of a figure to the entries that hold it, and where in the entry it begins."""
        for number, literal in enumerate(literals):
            self._by_figure[literal.text].add((number, 0))
            for language in languages:
                for found in read(literal.text, language):
                    self._by_figure[found.text].add((number, found.start))

    def entries(self, found: Found, text: str, section: str) -> set[int]:
        """Return the numbers of the entries that accept a figure where it stands."""
        return {
            number
            for number, offset in self._by_figure.get(found.text, ())
            if found.start >= offset
            and text.startswith(self.literals[number].text, found.start - offset)
            and _is_within(section, self.literals[number].section)
        }


def unused(literals: tuple[Literal, ...], used: Collection[int]) -> Iterator[Diagnostic]:
    """Yield a warning for each entry that no text needs."""
    for number, literal in enumerate(literals):
        if number not in used:
            where = f" in {literal.section}" if literal.section else ""
            message = f"no text{where} needs `{literal.text}`"
            hint = "remove the entry, or write the number as the text has it"
            yield Diagnostic("P122", message, literal.span, hint, Severity.WARNING)


def _is_within(section: str, prefix: str | None) -> bool:
    return prefix is None or section == prefix or section.startswith(f"{prefix}.")
