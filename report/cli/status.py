"""`report status`: how far the translations are. It is no check: its exit code says whether it could answer."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from report.cli.catalogs import read_messages
from report.cli.columns import Column, format_table, room
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Span, did_you_mean
from report.model.register import NONE, OTHER, UNKNOWN
from report.publish import build_standing, last_manifest
from report.read import fingerprint
from report.translate import count_messages, surroundings_of
from report.translate.pages import written
from report.translate.progress import as_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from report.translate import DomainStatus, Unfinished

PAGES = {
    NONE: "no PDF of it has been built, so there are no pages: run `report build`",
    OTHER: "pages are those of the last build; files have changed since, so texts may have moved",
    UNKNOWN: "pages are those of the last build, which may be of other files",
}


def run(arguments: argparse.Namespace) -> int:
    """Print how far each language is."""
    root = project_of(arguments)
    read = read_messages(root, arguments)
    if read is None:
        return 1
    report, messages = read
    strange = unknown_domains(arguments.domain, messages)
    if strange:
        print_diagnostics(strange, arguments.format, root)
        return 1
    wanted = {domain: messages[domain] for domain in dict.fromkeys(arguments.domain or messages)}
    pages = surroundings_of(report, last_manifest(root / "build")).pages
    languages = tuple(dict.fromkeys(arguments.lang or report.settings.languages))
    standing = _standing(root, pages)
    found = [
        (language, standing.get(language, NONE), count_messages(report, language, wanted, pages))
        for language in languages
    ]
    if arguments.json:
        rows = [as_json(*each, messages=arguments.messages) for each in found]
        sys.stdout.write(json.dumps({"languages": rows}, ensure_ascii=False, indent=1) + "\n")
        return 0
    parts = [_text(*each, messages=arguments.messages) for each in found if each[2]]
    sys.stdout.write("\n".join(parts) or "there is nothing to translate\n")
    return 0


def unknown_domains(domains: Sequence[str], known: Mapping[str, object]) -> tuple[Diagnostic, ...]:
    """Return a problem for each domain that was asked for and is none of the report's."""
    there_are = "there are: " + ", ".join(known)
    return tuple(
        Diagnostic("T140", f"the report has no domain {domain}", Span("locale"), did_you_mean(domain, known, there_are))
        for domain in domains
        if domain not in known
    )


def _standing(root: Path, pages: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Return what the pages of each language that has any are worth."""
    languages = {language for found in pages.values() for language in found}
    standing = build_standing(root / "build", fingerprint(root)) if languages else NONE
    return dict.fromkeys(languages, standing)


def _text(language: str, standing: str, rows: Sequence[DomainStatus], *, messages: bool) -> str:
    """Return the table of one language, and what there is to know of its pages."""
    text = f"{language}\n{format_table(_columns(rows), room())}"
    unfinished = [each for row in rows for each in row.unfinished]
    if messages and unfinished:
        text += "\n" + format_table(_message_columns(unfinished), room())
    return text + (f"{PAGES[standing]}\n" if unfinished and standing in PAGES else "")


def _columns(rows: Sequence[DomainStatus]) -> list[Column]:
    """Return the table of the domains, with a last row for all of them; the kinds of change give way first."""
    kinds: dict[str, int] = {}
    for row in rows:
        for kind, count in row.fuzzy.items():
            kinds[kind] = kinds.get(kind, 0) + count
    total = sum(row.total for row in rows)
    done = sum(row.translated for row in rows)

    def numbers(head: str, values: Sequence[int]) -> Column:
        return Column(head, (*map(str, values), str(sum(values))), right=True)

    fuzzy = [_kinds(row.fuzzy) for row in rows]
    columns = [
        Column("domain", (*(row.domain for row in rows), "all"), least=8),
        Column("done", (*(f"{row.translated}/{row.total}" for row in rows), f"{done}/{total}"), right=True),
        Column("share", (*(share(row.translated, row.total) for row in rows), share(done, total)), right=True),
        numbers("fuzzy", [sum(row.fuzzy.values()) for row in rows]),
        numbers("missing", [row.missing for row in rows]),
        numbers("words", [row.words for row in rows]),
        numbers("characters", [row.characters for row in rows]),
    ]
    if done < total:
        columns.append(Column("fuzzy by", (*fuzzy, _kinds(kinds)), least=12, leaves=1))
        columns.append(Column("pages", (*(written(row.pages) for row in rows), ""), least=12))
    return columns


def _message_columns(unfinished: Sequence[Unfinished]) -> list[Column]:
    return [
        Column("where", tuple(_where(each) for each in unfinished)),
        Column("why", tuple(each.why for each in unfinished)),
        Column("pages", tuple(written(each.pages) for each in unfinished), least=6, leaves=1),
        Column("text", tuple(each.msgid for each in unfinished), least=20),
    ]


def _where(each: Unfinished) -> str:
    return f"{each.place.path}:{each.place.line}" if each.place else f"{each.domain}.po (run `report update`)"


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent, never 100 % before all is done."""
    return f"{100 * part // whole if whole else 100} %"


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
