"""How far the translations are, as JSON: for programs, and for the page of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from report.translate.pages import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.translate.pages import Pages
    from report.translate.status import DomainStatus, Unfinished


def as_json(language: str, last_build: str, rows: Sequence[DomainStatus], *, messages: bool = False) -> dict[str, Any]:
    """Return what is known of one language; with `messages`, every unfinished one as well.

    Pages are folios, [first, last]. Shape: docs/translating.md.
    """
    return {
        "language": language,
        "last_build": last_build,
        **_counts(rows),
        "domains": [_domain(row, messages=messages) for row in rows],
    }


def _domain(row: DomainStatus, *, messages: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"domain": row.domain, **_counts([row])}
    if messages:
        found["messages"] = [_message(each) for each in row.unfinished]
    return found


def _counts(rows: Sequence[DomainStatus]) -> dict[str, Any]:
    fuzzy: dict[str, int] = {}
    for row in rows:
        for kind, count in row.fuzzy.items():
            fuzzy[kind] = fuzzy.get(kind, 0) + count
    return {
        "total": sum(row.total for row in rows),
        "translated": sum(row.translated for row in rows),
        "fuzzy": fuzzy,
        "missing": sum(row.missing for row in rows),
        "words_left": sum(row.words for row in rows),
        "characters_left": sum(row.characters for row in rows),
        "pages": _pairs(joined(row.pages for row in rows)),
    }


def _message(each: Unfinished) -> dict[str, Any]:
    return {
        "msgid": each.msgid,
        "msgctxt": each.context,
        "why": each.why,
        "words": each.words,
        "characters": each.characters,
        "path": each.place.path if each.place else None,
        "line": each.place.line if each.place else None,
        "source": f"{each.source.path}:{each.source.line}",
        "sections": list(each.sections),
        "metrics": list(each.metrics),
        "pages": _pairs(each.pages),
    }


def _pairs(rows: Pages) -> list[list[int]]:
    return [list(row) for row in rows]
