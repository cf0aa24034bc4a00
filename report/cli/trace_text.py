"""A trace as people read it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from report.cli.columns import Column, format_table, room
from report.model.register import BUILT, CHANGED, NONE, OTHER, UNBUILT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Line = tuple[str, str]
"""(name, what it says); a line with the name of the line above leaves it out."""
NOT_STATED = "not stated"
MARGIN = 15
DIGITS = 15
"""Digits of a result that are shown; a quotient may have no end."""


def trace_text(found: Mapping[str, Any]) -> str:
    """Return what `report.register.trace` found as lines of a terminal; "written" is the value as it is typed."""
    defined = found["defined"]
    lines = [f"{found['id']}  ({defined['path']}:{defined['line']})", ""]
    last = ""
    for name, words in (*_what(found), *_how(found), *_signed(found), *_relations(found), *_printed(found)):
        lines.append(f"{'' if name == last else name:{MARGIN}}{words}")
        last = name
    text = "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"
    return f"{text}\n{_table(found['places'])}" if found["places"] else text


def _what(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield what the figure says."""
    for name in ("label", "phrase"):
        for language, words in found[name].items():
            yield name, f"{language:8}{words}"
    if found["date"]:
        yield "date", found["date"]
    if found["value_is_stated"]:
        written = found["written"]
        yield "value", _exact(found["value"]) + (f" (written {written})" if written else "")
    for period, value in found["series"].items():
        yield "series", f"{period:8}{_exact(value)}"
    if found["formula"]:
        yield from _calculation(found)


def _how(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield how the figure is stated: its digits, its unit, its time and scope."""
    for name in ("precision", "qualifier"):
        if found[name]:
            yield name, found[name]
    if found["bounds"]:
        yield "bounds", _exact(found["bounds"])
    if found["unit"]:
        unit = found["unit"]
        forms = " / ".join(filter(None, (unit["one"], unit["other"])))
        yield "unit", f"{forms} ({unit['context']})" if unit["context"] else forms
    yield "time", found["period"] or (f"as of {found['as_of']}" if found["as_of"] else found["date"] or NOT_STATED)
    for name in ("scope", "note"):
        if found[name]:
            yield name, found[name]


def _calculation(found: Mapping[str, Any]) -> Iterator[Line]:
    yield "formula", found["formula"]
    made = found["calculation"]
    for operand in made["operands"]:
        value = "no value" if operand["value"] is None else _exact(operand["value"])
        yield "with", f"{operand['id']} = {value}" + (f" ({operand['phrase']})" if operand["phrase"] else "")
    yield "result", made["problem"] or _result(Decimal(made["result"]))


def _result(value: Decimal) -> str:
    """Return a result cut to so many digits that a reader can still see it."""
    places = max(0, DIGITS - 1 - value.adjusted()) if value else 0
    whole = f"{value:,f}"
    point = whole.find(".")
    cut = whole if point < 0 else whole[: point + 1 + places]
    return whole if cut == whole else f"{cut.rstrip('.')}…"


def _signed(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield who answers for the figure and what became of it."""
    yield "source", found["source"] or NOT_STATED
    yield "owner", found["owner"] or NOT_STATED
    words = found["status"]
    words += f" by {found['approved_by']}" if found["approved_by"] else ""
    words += f" on {found['approved_on']}" if found["approved_on"] else ""
    words += f", valid until {found['valid_until']}" if found["valid_until"] else ""
    yield "status", words
    if found["better"]:
        yield "better", found["better"]
    if found["is_target"]:
        yield "target", "the figure itself is a commitment"
    if found["target"]:
        yield "target", f"{_exact(found['target']['value'])} by {found['target']['by']}"
    if found["restated"]:
        yield "restated", f"was {_exact(found['restated']['was'])}: {found['restated']['reason']}"
    for standard, codes in found["disclosures"].items():
        yield "disclosures", f"{standard} {', '.join(codes)}"


def _relations(found: Mapping[str, Any]) -> Iterator[Line]:
    names = {
        "used_in": "used in",
        "part_of": "part of",
        "parts": "parts",
        "same_as": "same as",
        "distinct_from": "distinct from",
    }
    for field, name in names.items():
        for other in found[field]:
            yield name, other


def _printed(found: Mapping[str, Any]) -> Iterator[Line]:
    """Yield how often it is printed, and what the page numbers are worth."""
    counts = found["printed"]
    if not any(counts.values()):
        yield "printed", "nowhere"
        return
    yield "printed", ", ".join(f"{_times(count)} in {language}" for language, count in counts.items())
    states = {place["state"] for place in found["places"]}
    without = dict.fromkeys(place["language"] for place in found["places"] if place["state"] == UNBUILT)
    if states == {UNBUILT}:
        missing = "not built yet" if found["last_build"] == NONE else "no PDF yet"
        yield "pages", f"{missing}: run `report build`"
        return
    if BUILT in states:
        stale = "; files have changed since, so they may have moved" if found["last_build"] == OTHER else ""
        yield "pages", f"as in the last build{stale}"
    if CHANGED in states:
        yield "pages", "changed since the last build: run `report build`"
    if without:
        yield "pages", f"no PDF of: {', '.join(without)}"


def _table(places: list[dict[str, Any]]) -> str:
    def cells(name: str) -> tuple[str, ...]:
        return tuple(place[name] or "" for place in places)

    sections = tuple(f"{place['section']} {place['title']}" for place in places)
    return format_table(
        [
            Column("language", cells("language")),
            Column("phrase", cells("text"), least=12),
            Column("folio", tuple(place["folio"] or "–" for place in places), right=True),
            Column("PDF page", tuple(_page(place) for place in places), right=True),
            Column("section", sections, least=16, leaves=1),
            Column("address", cells("url"), least=24),
        ],
        room(),
    )


def _page(place: Mapping[str, Any]) -> str:
    if place["page"] is None:
        return "changed" if place["state"] == CHANGED else "no PDF"
    return str(place["page"])


def _exact(value: str | Mapping[str, str]) -> str:
    """Return all digits of a value in groups of three."""
    if isinstance(value, str):
        return f"{Decimal(value):,f}"
    return f"{_exact(value['min'])} to {_exact(value['max'])}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
