"""locale/<locale>/LC_MESSAGES/*.po -> `Catalog`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.model.catalog import Catalog, Entry, MessageKey, PoFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.diagnostics import Diagnostic
    from report.read.files import ProjectFiles


def locale_name(language: str) -> str:
    """Return the name of a language's folder: gettext writes underscores.

    >>> locale_name("zh-Hant-HK")
    'zh_Hant_HK'
    """
    return language.replace("-", "_")


def catalog_folder(language: str) -> str:
    """Return the folder of a language's PO files.

    >>> catalog_folder("zh-Hant-HK")
    'locale/zh_Hant_HK/LC_MESSAGES'
    """
    return f"locale/{locale_name(language)}/LC_MESSAGES"


def read_catalog(language: str, sources: Iterable[tuple[str, str, str]], shipped: int, files: ProjectFiles) -> Catalog:
    """Read the PO files of one language; a later file overrules an earlier one of the same domain.

    `sources` are (domain, shown path, text); the first `shipped` of them come with the program. A damaged file is
    reported and left out whole.
    """
    brought: frozenset[MessageKey] = frozenset()
    entries: dict[MessageKey, Entry] = {}
    domains: list[str] = []
    categories: tuple[str, ...] = ("other",)
    for number, source in enumerate(sources, 1):
        found = files.parsed("catalog", lambda source=source: _parse(language, *source), language, *source)  # type: ignore[misc]  # mypy infers no lambda with a default
        if found is None:
            continue
        if source[0] not in domains:
            domains.append(source[0])
        categories = found.categories
        for key, entry in found.entries:
            # An empty entry does not hide a translation that ships with the program.
            if entry.is_translated or key not in entries:
                entries[key] = entry
        if number == shipped:
            brought = frozenset(key for key, entry in entries.items() if entry.is_translated)
    return Catalog(language, entries, tuple(domains), brought, categories)


def _parse(language: str, domain: str, path: str, text: str) -> tuple[PoFile | None, list[Diagnostic]]:
    from report.read.pofile import parse_po  # noqa: PLC0415 - Babel is worth its time only for a file that has changed

    return parse_po(language, domain, path, text)
