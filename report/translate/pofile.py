"""Messages as POT and PO text, written as gettext's tools write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from report.diagnostics import Diagnosed, Diagnostic, Span
from report.translate.messages import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.settings import Settings
    from report.translate.extract import Extracted


def write_template(domain: str, messages: Iterable[Extracted], settings: Settings) -> bytes:
    """Return a domain's POT. The date is the report's, so that the same inputs give the same bytes."""
    return _written(_template(domain, messages, settings))


UNWRAPPED = 1_000_000
"""A line longer than any message."""


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A PO file as it is on disk."""

    language: str
    path: str
    text: str | None
    """None where there is no such file yet."""


def update_catalog(
    domain: str, messages: Iterable[Extracted], settings: Settings, old: CatalogFile
) -> Diagnosed[bytes]:
    """Return a domain's PO with the messages of today and every translation of yesterday.

    Moved text keeps its translation, changed text becomes fuzzy with its previous msgid, removed text stays
    as obsolete. A damaged file is reported and nothing is returned for it.
    """
    template = _template(domain, messages, settings)
    locale = old.language.replace("-", "_")
    if old.text is None:
        catalog = Catalog(
            locale=locale,
            domain=domain,
            header_comment="",
            fuzzy=False,
            charset="utf-8",
            creation_date=_date(settings),
            revision_date=_date(settings),
            **_header(settings),
        )
    else:
        try:
            catalog = read_po(
                BytesIO(old.text.encode()), locale=locale, domain=domain, charset="utf-8", abort_invalid=True
            )
        except (PoFileError, ValueError, UnicodeError, IndexError, KeyError, TypeError) as error:
            line = (getattr(error, "lineno", None) or 0) + 1
            problem = Diagnostic(
                "T101", f"damaged PO file: {error}", Span(old.path, line), "mend it; nothing was written"
            )
            return Diagnosed(None, (problem,))
    _read_previous(catalog)
    _revive(catalog, template)
    previous = {(message.context, message.id): message.previous_id for message in catalog if message.fuzzy}
    catalog.update(template, no_fuzzy_matching=False, update_creation_date=False)
    for message in catalog:
        # Babel forgets the previous wording of a message that is still fuzzy.
        if message.fuzzy and not message.previous_id:
            message.previous_id = previous.get((message.context, message.id), [])
    return Diagnosed(_written(catalog))


def _read_previous(catalog: Catalog) -> None:
    """Give messages their previous msgid back; Babel reads `#| msgid "…"` as a comment of the translator."""
    for message in (*catalog, *catalog.obsolete.values()):
        lines = [comment[1:].strip() for comment in message.user_comments if comment.startswith("|")]
        if lines:
            message.user_comments = [comment for comment in message.user_comments if not comment.startswith("|")]
            message.previous_id = _previous_strings(lines)


def _previous_strings(lines: list[str]) -> list[str]:
    """Return the strings of `msgid "…"` and `msgid_plural "…"`, continued over lines."""
    found: list[list[str]] = []
    for line in lines:
        keyword, quote, rest = line.partition('"')
        if keyword.strip().startswith("msgid"):
            found.append([])
        if found and not keyword.strip().startswith("msgctxt"):
            found[-1].append(quote + rest)
    return [denormalize("\n".join(parts)) for parts in found]


def _revive(catalog: Catalog, template: Catalog) -> None:
    """Take obsolete translations back whose text has come back; Babel leaves them resting."""
    wanted = {(message.context, message.id) for message in template}
    for key, message in list(catalog.obsolete.items()):
        if (message.context, message.id) in wanted:
            del catalog.obsolete[key]
            if catalog.get(message.id, message.context) is None:
                catalog.add(
                    message.id,
                    message.string,
                    flags=message.flags,
                    user_comments=message.user_comments,
                    previous_id=message.previous_id,
                    context=message.context,
                )


def _header(settings: Settings) -> dict[str, str]:
    return {"project": settings.slug, "version": settings.date[:4], "msgid_bugs_address": settings.contact or ""}


def _date(settings: Settings) -> datetime:
    return datetime.fromisoformat(settings.date).replace(tzinfo=UTC)


def _template(domain: str, messages: Iterable[Extracted], settings: Settings) -> Catalog:
    catalog = Catalog(
        domain=domain,
        header_comment="",
        creation_date=_date(settings),
        revision_date=_date(settings),
        fuzzy=False,
        charset="utf-8",
        **_header(settings),
    )
    for found in messages:
        message = found.message
        catalog.add(
            (message.msgid, message.plural) if message.plural else message.msgid,
            locations=_locations(found),
            auto_comments=[*([] if domain == INTERFACE else found.roles), *found.notes],
            context=message.context,
        )
    return catalog


def _locations(found: Extracted) -> list[tuple[str, int]]:
    return list(dict.fromkeys((place.path, place.line) for place in found.places))


def _written(catalog: Catalog) -> bytes:
    """Write without wrapping and without line numbers: a moved line is no change."""
    buffer = BytesIO()
    # A width of 0 would still wrap previous msgids, in the middle of a string.
    write_po(buffer, catalog, width=UNWRAPPED, include_lineno=False, include_previous=True, sort_output=False)
    return buffer.getvalue()
