"""`report metrics list`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from report.cli.columns import Column, format_table, room
from report.cli.output import print_diagnostics
from report.cli.project import project_of
from report.diagnostics import Diagnostic, Span, did_you_mean
from report.pipeline import Order, register
from report.register import Selection, select, summary

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from report.model.register import Register, RegisterRow

OUTLINE = Span("content/report.yaml")


def run_list(arguments: argparse.Namespace) -> int:
    """Print the metrics that are asked for; the exit code says whether the question could be answered."""
    root = project_of(arguments)
    made = register(Order(root), with_web=False)
    problems = made.diagnostics if made.value is None else _strange(arguments, made.value)
    if made.value is None or problems:
        print_diagnostics(problems, arguments.format, root)
        return 1
    wanted = Selection(
        arguments.unused,
        arguments.unapproved,
        arguments.expired,
        arguments.section,
        arguments.chapter,
        arguments.owner,
    )
    rows = select(made.value, wanted)
    if arguments.json:
        found = [summary(row, made.value) for row in rows]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    languages = dict.fromkeys((made.value.languages[0], *arguments.lang))
    if rows:
        sys.stdout.write(format_table(_columns(rows, made.value, tuple(languages)), room()) + "\n")
    sys.stdout.write(_sum(rows, made.value) + "\n")
    return 0


def _strange(arguments: argparse.Namespace, known: Register) -> tuple[Diagnostic, ...]:
    """Return a problem for each name of a section, a chapter or a language that the report does not have."""
    sections = [section.id for section in known.sections]
    chapters = sorted({row.chapter for row in known.rows})
    asked = [
        ("P112", "section", arguments.section, sections, "see `outline:` in content/report.yaml"),
        ("P112", "chapter of metrics", arguments.chapter, chapters, "there are: " + ", ".join(chapters)),
        *(
            ("L114", "language", language, known.languages, "there are: " + ", ".join(known.languages))
            for language in arguments.lang
        ),
    ]
    return tuple(
        Diagnostic(code, f"the report has no {what} {name}", OUTLINE, did_you_mean(name, names, otherwise))
        for code, what, name, names, otherwise in asked
        if name is not None and name not in names
    )


def _columns(rows: Sequence[RegisterRow], known: Register, languages: tuple[str, ...]) -> list[Column]:
    """Return the table; where room is short the owner is left out first, then the time."""
    phrases = [dict(row.phrases) for row in rows]
    return [
        Column("id", tuple(row.metric.id for row in rows), least=24),
        *(Column(language, tuple(phrase[language] for phrase in phrases), least=12) for language in languages),
        Column("time", tuple(row.metric.period or row.metric.as_of or "" for row in rows), leaves=1),
        Column("status", tuple(row.metric.approval.standing(known.date) for row in rows)),
        Column("owner", tuple(row.metric.answerable for row in rows), least=8, leaves=2),
        *(
            Column(f"in {language}", tuple(str(row.printed(language) or "–") for row in rows), right=True)
            for language in known.languages
        ),
    ]


def _sum(rows: Sequence[RegisterRow], known: Register) -> str:
    """Return the last line: how many there are, and how many of them need somebody's attention."""
    total = len(known.rows)
    count = f"{total}" if len(rows) == total else f"{len(rows)} of {total}"
    printed = sum(bool(row.places) for row in rows)
    unapproved = sum(not row.metric.approval.is_signed for row in rows)
    expired = sum(row.metric.approval.is_expired(known.date) for row in rows)
    words = [
        f"{count} metric{'' if total == 1 else 's'}",
        f"{printed} printed",
        f"{len(rows) - printed} unused",
        f"{unapproved} unapproved",
        *([f"{expired} expired"] if expired else []),
    ]
    return ", ".join(words)
