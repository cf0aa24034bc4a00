"""The way of a report, from files to build/, on one screen.

    read -> resolve -> translate -> compose -> typeset | site -> publish

Each stage is imported when it is needed: a command pays for no stage that it does not use.
"""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from report.cache import Cache
from report.diagnostics import Diagnosed, Diagnostic, Span, did_you_mean
from report.diagnostics.diagnosed import combine, unique
from report.model.goal import REVIEW
from report.model.register import UNKNOWN
from report.model.rendition import SCREEN, Renditions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from report.model.composition import Composition
    from report.model.register import Register
    from report.model.rendition import PageMap, Pdf
    from report.model.report import Edition, Report
    from report.register import Words

T = TypeVar("T")
U = TypeVar("U")

KEPT = "build/.cache"
"""Where what the stages have made is kept; safe to delete."""
FONTS = "build/.cache/fonts"
"""Where fonts are kept as they were cut; safe to delete."""
GALLEYS, PLAIN = "galleys", "plain"
"""Engines: sections set apart and made up, or the whole document by WeasyPrint at once."""
BESIDE_THE_REGISTER = ("M113", "M114", "M115", "M12", "P12")
"""Beginnings of the codes of errors with which a register can be made: they deny what figures say, not that they do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build."""

    root: Path
    languages: tuple[str, ...] = ()
    """Empty: all of the project."""
    pdf: bool = True
    site: bool = True
    printed: bool = False
    """Whether to make the files for a printer."""
    goal: str = "draft"
    jobs: int = 0
    """Processes for typesetting; 0: one a core."""
    engine: str = GALLEYS
    """How PDFs are set: in galleys, or each as a whole."""
    standing_pdfs: frozenset[str] = frozenset()
    """Languages whose PDF of an earlier build stands in build/, for the site to link to."""
    marked: bool = False
    """Whether texts of the site name their messages, for a translator in the preview; never in what is published."""


STOPPED = "R112"
"""Of a process that was ended."""


def make(
    order: Order,
    guesses: Mapping[str, PageMap],
    say: Callable[[str], None],
    kept: Cache | None = None,
    executor: Executor | None = None,
) -> Diagnosed[Renditions]:
    """Make the outputs of an order; nothing is written but what is kept for the next time.

    `say` is told each stage as it begins. A process that builds again and again brings its own `kept`, and has the
    values in memory; one that has other machines at hand brings its `executor`.
    """
    if kept is None:
        own = Cache(order.root / KEPT)
        try:
            return make(order, guesses, say, own, executor)
        finally:
            own.close()

    def stage(name: str, run: Callable[[T], Diagnosed[U]]) -> Callable[[T], Diagnosed[U]]:
        def told(value: T) -> Diagnosed[U]:
            say(name)
            return run(value)

        return told

    report = stage("read", partial(load, goal=order.goal, kept=kept))(order.root)
    editions = report.then(stage("translate", lambda loaded: edit(loaded, order, kept=kept)))
    compositions = editions.then(stage("compose", partial(compose, kept=kept, marked=order.marked)))
    proofs = compositions.then(lambda _: prove(report, editions, order, kept))
    kept.flush()  # before the long part of the way, which may be stopped
    to_set = proofs.then(lambda added: Diagnosed((*(compositions.value or ()), *added)))
    pdfs = to_set.then(stage("typeset", lambda composed: typeset(composed, guesses, order, kept, executor)))
    made = pdfs.then(stage("site", lambda typeset_ones: _with_site(report, compositions, typeset_ones, order, kept)))
    kept.flush()
    return made


def load(root: Path, goal: str = "draft", *, audited: bool = True, kept: Cache | None = None) -> Diagnosed[Report]:
    """Read a project and resolve it; the audit holds what is typed against the figures, and they against each other.

    Languages that are converted from others get their catalogs here: whatever asks for a translation finds one.
    """
    from report.read import read_project
    from report.resolve import resolve_project

    project = read_project(root, kept)
    resolved = project.then(lambda value: resolve_project(value, goal, audited=audited, kept=kept))
    if resolved.value is None or not resolved.value.settings.derived:
        return resolved
    from report.translate import derive_catalogs

    return replace(resolved, value=derive_catalogs(resolved.value, kept))


def edit(
    report: Report, order: Order, *, audited: bool = True, kept: Cache | None = None
) -> Diagnosed[tuple[Edition, ...]]:
    """Bring a report into each language of an order; the audit compares the numbers that are typed into texts."""
    from report.translate import translate_report

    languages = order.languages or report.settings.languages
    strange = unknown_languages(report, languages)
    if strange:
        return Diagnosed(None, strange)
    return combine(translate_report(report, language, order.goal, audited=audited, kept=kept) for language in languages)


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


def compose(
    editions: tuple[Edition, ...], kept: Cache | None = None, *, marked: bool = False
) -> Diagnosed[tuple[Composition, ...]]:
    """Compose each edition for print and for the web."""
    from report.compose import compose_edition

    return combine(compose_edition(edition, kept=kept, marked=marked) for edition in editions)


def prove(
    report: Diagnosed[Report], editions: Diagnosed[tuple[Edition, ...]], order: Order, kept: Cache | None = None
) -> Diagnosed[tuple[Composition, ...]]:
    """Compose for a review what reviewers read of each translation: source and translation side by side."""
    if order.goal != REVIEW or not order.pdf or report.value is None or editions.value is None:
        return Diagnosed(())
    from report.compose import compose_proof
    from report.translate import translate_report

    source = translate_report(report.value, report.value.settings.source_language, order.goal, kept=kept).value
    if source is None:
        return Diagnosed(())
    translations = [edition for edition in editions.value if edition.language != source.language]
    return combine(compose_proof(source, edition, editions.diagnostics, kept) for edition in translations)


def typeset(
    compositions: tuple[Composition, ...],
    guesses: Mapping[str, PageMap],
    order: Order,
    kept: Cache | None = None,
    executor: Executor | None = None,
) -> Diagnosed[tuple[Pdf, ...]]:
    """Typeset each composition, for screens and for a printer, in as many processes as there are cores.

    `executor` takes the place of these processes.
    """
    if not (order.pdf or order.printed):
        return Diagnosed(())
    try:
        from report.typeset import Workers, guess_for, typeset_edition, typeset_editions, typeset_print
    except OSError as error:  # WeasyPrint's way to say that a shared library is missing
        missing = str(error).partition(":")[0].strip()
        hint = "run `report doctor`: it names what is missing and the command that brings it"
        problem = Diagnostic("R109", f"a system library is missing: {missing}", Span("templates"), hint)
        return Diagnosed(None, (problem,))
    fonts = order.root / FONTS
    runs = [(composition, guess_for(composition, guesses), fonts) for composition in compositions]
    made: list[Diagnosed[tuple[Pdf, ...]]] = []
    try:
        with Workers(order.jobs, executor) as workers:
            if order.pdf and order.engine == PLAIN:
                made.append(_flat(combine(workers.run(typeset_edition, runs))))
            elif order.pdf:
                made.append(typeset_editions(compositions, guesses, workers, kept, fonts))
            if order.printed:
                made.append(_flat(combine(workers.run(typeset_print, [run for run in runs if run[0].press]))))
    except BrokenExecutor:
        hint = "the machine had no memory left, most likely: close other programs, or set with fewer, `--jobs 1`"
        problem = Diagnostic(STOPPED, "a process that typesets was ended", Span("report build"), hint)
        return Diagnosed(None, (problem,))
    flat = _flat(combine(made))
    return Diagnosed(flat.value, unique(flat.diagnostics))  # what holds for all languages is told once


def _flat(made: Diagnosed[tuple[Any, ...]]) -> Diagnosed[tuple[Pdf, ...]]:
    """Return PDFs in one row: an edition is one of them, a print edition several."""
    rows = None if made.value is None else [one if isinstance(one, tuple) else (one,) for one in made.value]
    return Diagnosed(None if rows is None else tuple(pdf for row in rows for pdf in row), made.diagnostics)


def register(order: Order, *, with_web: bool = True) -> Diagnosed[Register]:
    """Return every metric of a project with its places; without the web, addresses end before the anchor.

    Figures that contradict each other, and faulty translations, are no obstacle: this is where one looks them up.
    """
    from report.compose import PRINT, WEB, compose_edition
    from report.publish import build_standing, last_manifest
    from report.read import fingerprint
    from report.register import make_register

    loaded = load(order.root, audited=False)
    blocking = (d for d in loaded.diagnostics if d.is_error and not d.code.startswith(BESIDE_THE_REGISTER))
    if loaded.value is None or any(blocking):
        return Diagnosed(None, loaded.diagnostics)
    report, build = loaded.value, order.root / "build"
    editions = edit(report, order, audited=False)
    if editions.value is None:
        return Diagnosed(None, editions.diagnostics)
    media = (PRINT, WEB) if with_web else (PRINT,)
    composed = combine(compose_edition(edition, media) for edition in editions.value)
    if composed.value is None:
        return Diagnosed(None, composed.diagnostics)
    words = tuple(_words(edition) for edition in editions.value)
    standing = build_standing(build, fingerprint(order.root)) if with_web else UNKNOWN
    return Diagnosed(make_register(report, words, composed.value, last_manifest(build), standing))


def _words(edition: Edition) -> Words:
    from report.compose import metric_phrase
    from report.register import Words

    metrics = edition.report.metrics.values()
    return Words(
        edition.language,
        {metric.id: metric.label.source for metric in metrics},
        {metric.id: metric_phrase(metric, edition.language) for metric in metrics},
    )


def _with_site(
    report: Diagnosed[Report],
    compositions: Diagnosed[tuple[Composition, ...]],
    pdfs: tuple[Pdf, ...],
    order: Order,
    kept: Cache,
) -> Diagnosed[Renditions]:
    if report.value is None or compositions.value is None:
        return Diagnosed(None)
    screen = {pdf.language: pdf for pdf in pdfs if pdf.kind == SCREEN}
    prints = tuple(pdf for pdf in pdfs if pdf.kind != SCREEN)
    made = Renditions(report.value, compositions.value, screen, (), prints)
    if not order.site:
        return Diagnosed(made)
    from report.site import build_site

    site = build_site(made.report, made.compositions, frozenset(made.pdfs) | order.standing_pdfs, kept)
    if site.value is None:
        return Diagnosed(None, site.diagnostics)
    return Diagnosed(replace(made, site=site.value), site.diagnostics)
