"""The way of a report, from files to build/, on one screen.

    read -> resolve -> translate -> compose -> typeset | site -> publish

Each stage is imported when it is needed: a command pays for no stage that it does not use.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

from report.diagnostics import Diagnosed, Diagnostic, Span, did_you_mean
from report.diagnostics.diagnosed import combine
from report.model.rendition import Renditions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from report.model.composition import Composition
    from report.model.rendition import PageMap, Pdf
    from report.model.report import Edition, Report

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Order:
    """What to build."""

    root: Path
    languages: tuple[str, ...] = ()
    """Empty: all of the project."""
    pdf: bool = True
    site: bool = True
    goal: str = "draft"
    jobs: int = 0
    """Processes for typesetting; 0: one a language, at most one a core."""
    standing_pdfs: frozenset[str] = frozenset()
    """Languages whose PDF of an earlier build stands in build/, for the site to link to."""


def make(order: Order, guesses: Mapping[str, PageMap], say: Callable[[str], None]) -> Diagnosed[Renditions]:
    """Make the outputs of an order; nothing is written. `say` is told each stage as it begins."""

    def stage(name: str, run: Callable[[T], Diagnosed[U]]) -> Callable[[T], Diagnosed[U]]:
        def told(value: T) -> Diagnosed[U]:
            say(name)
            return run(value)

        return told

    report = stage("read", load)(order.root)
    editions = report.then(stage("translate", lambda loaded: edit(loaded, order)))
    compositions = editions.then(stage("compose", compose))
    pdfs = compositions.then(stage("typeset", lambda composed: typeset(composed, guesses, order)))
    return pdfs.then(stage("site", lambda typeset_ones: _with_site(report, compositions, typeset_ones, order)))


def load(root: Path) -> Diagnosed[Report]:
    """Read a project and resolve it."""
    from report.read import read_project
    from report.resolve import resolve_project

    return read_project(root).then(resolve_project)


def edit(report: Report, order: Order) -> Diagnosed[tuple[Edition, ...]]:
    """Bring a report into each language of an order."""
    from report.translate import translate_report

    languages = order.languages or report.settings.languages
    strange = unknown_languages(report, languages)
    return (
        Diagnosed(None, strange)
        if strange
        else combine(translate_report(report, language, order.goal) for language in languages)
    )


def unknown_languages(report: Report, languages: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return a problem for each language that was asked for but is none of the report's."""
    known, place = report.settings.languages, report.settings.span
    return tuple(
        Diagnostic(
            "L114",
            f"the report has no language {language}",
            place,
            did_you_mean(language, known, "add it to `languages:` in content/report.yaml"),
        )
        for language in languages
        if language not in known
    )


def compose(editions: tuple[Edition, ...]) -> Diagnosed[tuple[Composition, ...]]:
    """Compose each edition for print and for the web."""
    from report.compose import compose_edition

    return combine(compose_edition(edition) for edition in editions)


def typeset(
    compositions: tuple[Composition, ...], guesses: Mapping[str, PageMap], order: Order
) -> Diagnosed[tuple[Pdf, ...]]:
    """Typeset each composition, in as many processes as there are cores for."""
    if not order.pdf:
        return Diagnosed(())
    try:
        from report.typeset import typeset_edition
    except OSError as error:  # WeasyPrint's way to say that a shared library is missing
        missing = str(error).partition(":")[0].strip()
        hint = "run `report doctor`: it names what is missing and the command that brings it"
        problem = Diagnostic("R109", f"a system library is missing: {missing}", Span("templates"), hint)
        return Diagnosed(None, (problem,))
    known = [guesses.get(composition.language) for composition in compositions]
    jobs = min(order.jobs or os.cpu_count() or 1, len(compositions))
    if jobs <= 1:
        return combine(map(typeset_edition, compositions, known))
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, mp_context=get_context(method)) as pool:
        return combine(pool.map(typeset_edition, compositions, known))


def _with_site(
    report: Diagnosed[Report],
    compositions: Diagnosed[tuple[Composition, ...]],
    pdfs: tuple[Pdf, ...],
    order: Order,
) -> Diagnosed[Renditions]:
    if report.value is None or compositions.value is None:
        return Diagnosed(None)
    made = Renditions(report.value, compositions.value, {pdf.language: pdf for pdf in pdfs}, ())
    if not order.site:
        return Diagnosed(made)
    from report.site import build_site

    site = build_site(made.report, made.compositions, frozenset(made.pdfs) | order.standing_pdfs)
    if site.value is None:
        return Diagnosed(None, site.diagnostics)
    return Diagnosed(Renditions(made.report, made.compositions, made.pdfs, site.value), site.diagnostics)
