"""content/report.yaml -> `Settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.times import read_time
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.settings import ColophonRow, Entry, FigureRules, PrintRules, Settings, Window
from report.read.derivations import read_derivations
from report.read.formats.settings import (
    CATALOGS,
    COLOPHON_ROW,
    ENTRY,
    FIGURES,
    LANGUAGE,
    PRINT,
    REPORTING_PERIOD,
    SECTION_ID,
    SETTINGS,
    WINDOW,
)
from report.read.inputs import read_settings
from report.read.templates import is_token, token_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parse_settings", "read_settings"]

NARROWEST, WIDEST = 20, 1000
"""Columns that a PO file may be wrapped at; msgcat takes no fewer."""


def parse_settings(path: str, text: str) -> tuple[Settings | None, list[Diagnostic]]:
    """Return the settings of one file, and its problems; a pure function of its arguments."""
    tree, problems = parse_yaml(text, path)
    if tree is None:
        return None, problems
    if not isinstance(tree, Mapping):
        problems.append(Diagnostic("L106", "report.yaml must hold fields", tree.span, "write `title: …`"))
        return None, problems
    return _settings(Fields(tree, problems, "report.yaml", SETTINGS)), problems


def _settings(fields: Fields) -> Settings | None:
    title = fields.text("title", "report title")
    short_title = fields.text("short_title", "running head") or title
    organisation = fields.text("organisation", "organisation")
    slug = fields.matching("slug")
    date = read_time(fields, "date")
    languages = _languages(fields)
    derived = read_derivations(fields, languages)
    period = _period(fields)
    outline = _outline(fields, set())
    notice = fields.text("notice", "notice")
    colophon = tuple(_colophon(fields))
    brand = tuple(_brand(fields))
    folio = fields.number("first_folio")
    contact = fields.string("contact")
    address = fields.matching("address")
    figures = _figures(fields)
    printing = _printing(fields)
    wrap = _wrap(fields)
    fields.finish()
    if not (title and short_title and organisation and slug and date and languages and period and outline):
        return None
    return Settings(
        slug=slug,
        title=title,
        short_title=short_title,
        organisation=organisation,
        languages=languages,
        outline=outline,
        date=date,
        period=period,
        span=fields.span,
        notice=notice,
        colophon=colophon,
        brand=brand,
        first_folio=1 if folio is None else int(folio),
        contact=contact,
        address=address.rstrip("/") + "/" if address else None,
        figures=figures,
        printing=printing,
        derived=derived,
        wrap=wrap,
    )


def _languages(fields: Fields) -> tuple[str, ...]:
    found = []
    for item in fields.strings("languages"):
        if not LANGUAGE.matches(item.text):
            fields.report("L106", f"`{item.text}` is no language tag", item.span, f"write {LANGUAGE.form}")
        elif item.text in found:
            fields.report("L102", f"the language `{item.text}` stands twice", item.span, "remove one of the two")
        else:
            found.append(item.text)
    return tuple(found)


def _period(fields: Fields) -> str | None:
    period = fields.fields("period", "`period`", shape=REPORTING_PERIOD)
    if period is None:
        return None
    start, end = read_time(period, "from"), read_time(period, "to")
    period.finish()
    if start and end and start > end:
        period.report("L115", "the period ends before it begins", period.place("to"), "swap `from` and `to`")
        return None
    return f"{start}/{end}" if start and end else None


def _outline(fields: Fields, seen: set[str], key: str = "outline") -> tuple[Entry, ...]:
    entries = []
    for each in fields.each(key, "a section of the outline", shape=ENTRY):
        section = each.scalar("id")
        kind = each.scalar("kind")
        opens = each.choice("opens")
        below = _outline(each, seen, "sections")
        each.finish()
        if section is None or kind is None:
            continue
        if _is_new_id(section, seen, each):
            entries.append(Entry(section.text, kind.text, section.span, kind.span, opens, below))
    return tuple(entries)


def _is_new_id(section: Scalar, seen: set[str], fields: Fields) -> bool:
    if not SECTION_ID.matches(section.text):
        fields.report("L106", f"`{section.text}` is no section id", section.span, f"use {SECTION_ID.form}")
        return False
    if section.text in seen:
        fields.report("L102", f"the section `{section.text}` stands twice", section.span, "keep one of the two")
        return False
    seen.add(section.text)
    return True


def _brand(fields: Fields) -> Iterator[tuple[str, str]]:
    for name, value in fields.pairs("brand"):
        if is_token(name.text, value.text):
            yield name.text, value.text
        else:
            fields.problems.append(token_problem(name.text, value.span))


def _figures(fields: Fields) -> FigureRules:
    nested = fields.fields("figures", "`figures`", shape=FIGURES)
    if nested is None:
        return FigureRules()
    approval = nested.choice("approval") or "required"
    units = tuple(item.text for item in nested.strings("units")) if nested.has("units") else None
    windows = []
    for each in nested.each("windows", "a window", shape=WINDOW):
        period, note = read_time(each, "period"), each.text("note", "why figures have another period")
        each.finish()
        if period and note:
            windows.append(Window(period, note))
    nested.finish()
    return FigureRules(approval, units, tuple(windows))


def _printing(fields: Fields) -> PrintRules:
    nested = fields.fields("print", "`print`", shape=PRINT)
    if nested is None:
        return PrintRules()
    profile, spine = nested.matching("profile"), nested.matching("spine")
    chapters = nested.choice("chapters") or "recto"
    nested.finish()
    return PrintRules(profile, nested.place("profile"), spine, chapters)


def _wrap(fields: Fields) -> int | None:
    nested = fields.fields("catalogs", "`catalogs`", shape=CATALOGS)
    if nested is None:
        return None
    wrap = nested.number("wrap")
    if wrap is not None and wrap != 0 and not NARROWEST <= wrap <= WIDEST:
        hint = f"write {NARROWEST} to {WIDEST}, such as 79, or 0 for lines that are never broken"
        nested.report("L106", f"no file is wrapped at {wrap:f}", nested.place("wrap"), hint)
        wrap = None
    nested.finish()
    return None if wrap is None else int(wrap)


def _colophon(fields: Fields) -> list[ColophonRow]:
    rows = []
    for each in fields.each("colophon", "a row of the colophon", shape=COLOPHON_ROW):
        term = each.text("term", "colophon term")
        text = each.text("text", "colophon text")
        each.finish()
        if term and text:
            rows.append(ColophonRow(term, text))
    return rows
