"""The files of a derived language: nothing but what somebody wrote against the conversion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.po import PoDocument, PoEntry
    from report.translate.updating import Updated


def own_documents(
    updated: Updated, templates: Mapping[str, PoDocument], old: Mapping[str, PoDocument]
) -> dict[str, PoDocument]:
    """Return the updated files of a derived language by domain without what the conversion says anyway.

    `templates` are the messages of today, `old` the files as they were. A translation stays with its message, or goes
    with it into another domain; for the same text elsewhere it was not made. A file that would be empty is left out,
    unless it was there.
    """
    written = {(domain, entry.key): entry for domain, document in old.items() for entry in document.entries}
    wanted = {(domain, entry.key) for domain, template in templates.items() for entry in template.entries}
    gone = {entry.msgstrs for place, entry in written.items() if entry.obsolete or place not in wanted}
    kept = {(each.domain, each.new) for each in updated.kept}

    def is_own(domain: str, entry: PoEntry) -> bool:
        if entry.obsolete:
            return True
        was = written.get((domain, entry.key))
        if was is not None and not was.obsolete:
            return any(was.msgstrs) or bool(was.comments)
        return any(entry.msgstrs) and (entry.msgstrs in gone or (domain, entry.msgid) in kept)

    found = {}
    for domain, document in updated.documents.items():
        own = tuple(entry for entry in document.entries if is_own(domain, entry))
        if own or domain in old:
            # An override may be typed into a file of its own: the header comes with the first update.
            found[domain] = replace(document, header=document.header or templates[domain].header, entries=own)
    return found
