"""Units to the text of an XLIFF 1.2 file (OASIS standard of 2008-02-01, strict)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from report.xliff.units import Unit, XliffFile

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
FUZZY, DONE = "needs-review-translation", "translated"
"""States of a target; one that is empty has none, as some tools leave a state as it is."""


def write_xliff(files: Iterable[XliffFile], codes: re.Pattern[str]) -> str:
    """Return the text of a file; what matches `codes` in sources and targets is protected as `<ph>`."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{NAMESPACE}">']
    for file in files:
        languages = (
            f"source-language={quoteattr(file.source_language)} target-language={quoteattr(file.target_language)}"
        )
        lines.append(f'<file original={quoteattr(file.original)} {languages} datatype="po">')
        lines.append("<body>")
        for group, units in groupby(file.units, key=lambda unit: unit.group):
            if group:
                lines.append(f'<group id={quoteattr(group)} restype="x-gettext-plurals">')
            for unit in units:
                lines += _unit(unit, codes)
            if group:
                lines.append("</group>")
        lines += ["</body>", "</file>"]
    return "\n".join([*lines, "</xliff>", ""])


def _unit(unit: Unit, codes: re.Pattern[str]) -> Iterator[str]:
    approved = f' approved="{"no" if unit.fuzzy else "yes"}"' if unit.target else ""
    state = f' state="{FUZZY if unit.fuzzy else DONE}"' if unit.target else ""
    ids = _Ids()
    yield f'<trans-unit id={quoteattr(unit.id)}{approved} xml:space="preserve">'
    yield f"<source>{_inline(unit.source, codes, ids)}</source>"
    ids.begin_again()
    yield f"<target{state}>{_inline(unit.target, codes, ids)}</target>" if unit.target else "<target></target>"
    for path, line in unit.places:
        number = f'<context context-type="linenumber">{line}</context>' if line else ""
        path_context = f'<context context-type="sourcefile">{_text(path)}</context>'
        yield f'<context-group purpose="location">{path_context}{number}</context-group>'
    if unit.context is not None:
        said = f'<context context-type="x-gettext-msgctxt">{_text(unit.context)}</context>'
        yield f'<context-group purpose="information">{said}</context-group>'
    for who, words in unit.notes:
        yield f"<note from={quoteattr(who)}>{_text(words)}</note>"
    if unit.previous is not None:
        yield '<alt-trans alttranstype="previous-version" xml:space="preserve">'
        yield f"<source>{_text(unit.previous)}</source>"
        yield f"<target>{_text(unit.target)}</target>"
        yield "</alt-trans>"
    yield "</trans-unit>"


class _Ids:
    """Numbers of the protected codes of a unit: the same code has the same one in source and target."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], int] = {}
        self._seen: dict[str, int] = {}

    def begin_again(self) -> None:
        self._seen = {}

    def of(self, code: str) -> int:
        """Return the number of the next occurrence of a code."""
        self._seen[code] = self._seen.get(code, 0) + 1
        return self._known.setdefault((code, self._seen[code]), len(self._known) + 1)


def _inline(text: str, codes: re.Pattern[str], ids: _Ids) -> str:
    parts, begin = [], 0
    for match in codes.finditer(text):
        parts.append(_text(text[begin : match.start()]))
        parts.append(f'<ph id="{ids.of(match[0])}">{_text(match[0])}</ph>')
        begin = match.end()
    return "".join((*parts, _text(text[begin:])))


def _text(text: str) -> str:
    return escape(text, {"\r": "&#13;"})  # a parser makes a line end of a bare one
