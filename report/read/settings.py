"""content/report.yaml -> `Settings`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, Scalar, parse_yaml
from report.model.settings import ColophonRow, Entry, Settings
from report.read.templates import is_token, token_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.read.files import ProjectFiles

SETTINGS_PATH = "content/report.yaml"
OPENS = ("page", "recto", "flow")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SECTION_ID = re.compile(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_settings(files: ProjectFiles) -> Settings | None:
    """Return the settings, or None when report.yaml cannot be used; problems go to `files`."""
    text = files.text(SETTINGS_PATH)
    if text is None:
        return None
    tree, problems = parse_yaml(text, SETTINGS_PATH)
    files.problems.extend(problems)
    if tree is None:
        return None
    if not isinstance(tree, Mapping):
        files.problems.append(Diagnostic("L106", "report.yaml must hold fields", tree.span, "write `title: …`"))
        return None
    return _settings(Fields(tree, files.problems, "report.yaml"))


def _settings(fields: Fields) -> Settings | None:
    title = fields.text("title", "report title", required=True)
    short_title = fields.text("short_title", "running head") or title
    organisation = fields.text("organisation", "organisation", required=True)
    slug = _matching(fields, "slug", _SLUG, "letters, digits, dots and dashes")
    date = _matching(fields, "date", _DATE, "a date such as 2021-03-25")
    languages = _languages(fields)
    period = _period(fields)
    outline = _outline(fields, set())
    notice = fields.text("notice", "notice")
    colophon = tuple(_colophon(fields))
    brand = tuple(_brand(fields))
    folio = fields.number("first_folio")
    contact = fields.string("contact")
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
    )


def _matching(fields: Fields, key: str, pattern: re.Pattern[str], form: str) -> str | None:
    value = fields.string(key, required=True)
    if value is None or pattern.fullmatch(value):
        return value
    fields.report("L106", f"`{key}: {value}` is not well formed", fields.place(key), f"write {form}")
    return None


def _languages(fields: Fields) -> tuple[str, ...]:
    found = []
    for item in fields.strings("languages", required=True):
        if not _LANGUAGE.fullmatch(item.text):
            hint = "write a BCP 47 tag such as zh-CN, zh-Hant-HK or en"
            fields.report("L106", f"`{item.text}` is no language tag", item.span, hint)
        elif item.text in found:
            fields.report("L102", f"the language `{item.text}` stands twice", item.span, "remove one of the two")
        else:
            found.append(item.text)
    return tuple(found)


def _period(fields: Fields) -> str | None:
    period = fields.fields("period", "`period`", required=True)
    if period is None:
        return None
    start = _matching(period, "from", _DATE, "a date such as 2020-01-01")
    end = _matching(period, "to", _DATE, "a date such as 2020-12-31")
    period.finish()
    if start and end and start > end:
        period.report("L106", "the period ends before it begins", period.place("to"), "swap `from` and `to`")
        return None
    return f"{start}/{end}" if start and end else None


def _outline(fields: Fields, seen: set[str], key: str = "outline") -> tuple[Entry, ...]:
    entries = []
    for each in fields.each(key, "a section of the outline", required=key == "outline"):
        section = each.scalar("id", required=True)
        kind = each.scalar("kind", required=True)
        opens = each.choice("opens", OPENS)
        below = _outline(each, seen, "sections")
        each.finish()
        if section is None or kind is None:
            continue
        if _is_new_id(section, seen, each):
            entries.append(Entry(section.text, kind.text, section.span, kind.span, opens, below))
    return tuple(entries)


def _is_new_id(section: Scalar, seen: set[str], fields: Fields) -> bool:
    if not _SECTION_ID.fullmatch(section.text):
        hint = "use lower-case letters, digits and dashes, with dots between folder names"
        fields.report("L106", f"`{section.text}` is no section id", section.span, hint)
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


def _colophon(fields: Fields) -> list[ColophonRow]:
    rows = []
    for each in fields.each("colophon", "a row of the colophon"):
        term = each.text("term", "colophon term", required=True)
        text = each.text("text", "colophon text", required=True)
        each.finish()
        if term and text:
            rows.append(ColophonRow(term, text))
    return rows
