"""Project -> Report: the outline becomes sections in order, and everything they point to is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cache import Cache
from report.diagnostics import Diagnosed, Diagnostic, did_you_mean
from report.diagnostics.diagnosed import unique
from report.model.goal import DRAFT
from report.model.report import OwnText, Report
from report.model.section import Section
from report.resolve.captions import number_captions, number_own_captions
from report.resolve.figures import check_figures
from report.resolve.references import check_references, metrics_key
from report.resolve.strays import check_strays
from report.standards.sdg import GOAL_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.model.metric import Metric
    from report.model.project import Project
    from report.model.section import Manuscript
    from report.model.settings import Entry


def resolve_project(
    project: Project, goal: str = DRAFT, *, audited: bool = True, kept: Cache | None = None
) -> Diagnosed[Report]:
    """Return the report with all references known to hold, or everything that does not.

    The goal (draft, review, release) says how strict the checks of figures are. Unless `audited`, what is typed is not
    held against the figures, nor are the figures against each other: whoever only asks where things are need not wait.
    What `kept` knows of the texts is not worked out again.
    """
    kept = kept or Cache()
    metrics, problems = _worked_out(project.metrics, kept)
    sections = number_captions(tuple(_sections(project, project.settings.outline, None, problems)), kept)
    by_id = {section.id: section for section in sections}
    own_texts = {
        (name, language): OwnText(text.title, number_own_captions(text.blocks, by_id[name], problems))
        for (name, language), text in project.own_texts.items()
        if name in by_id
    }
    report = Report(project.settings, sections, metrics, own_texts, project)
    problems.extend(check_references(report, kept))
    problems.extend(check_figures(metrics.values(), project.settings, goal))
    if audited:
        problems.extend(check_strays(report, project.literals, goal, kept))
        problems.extend(_contradictions(report, goal, kept))
    return Diagnosed(report, unique(problems))


def _worked_out(metrics: Mapping[str, Metric], kept: Cache) -> tuple[dict[str, Metric], list[Diagnostic]]:
    """Return the metrics with the results of their formulas."""

    def work() -> tuple[dict[str, Metric], tuple[Diagnostic, ...]]:
        from report.resolve.formulas import work_out  # noqa: PLC0415 - what reckons takes long to import

        worked, problems = work_out(metrics)
        return {name: each for name, each in worked.items() if each is not metrics[name]}, tuple(problems)

    changed, problems = kept.made("formulas", metrics_key(metrics, kept), work)
    return {name: changed.get(name, metric) for name, metric in metrics.items()}, list(problems)


def _contradictions(report: Report, goal: str, kept: Cache) -> tuple[Diagnostic, ...]:
    """Return how the figures contradict each other; what nobody declared is only inferred for a review or a release."""
    titles = {section.id: section.title.source for section in report.sections}
    is_draft = goal == DRAFT

    def check() -> tuple[Diagnostic, ...]:
        from report.resolve.contradictions import check_contradictions, check_declared  # noqa: PLC0415 - they are many modules

        return tuple(check_declared(report.metrics) if is_draft else check_contradictions(report.metrics, titles))

    return kept.made(
        "contradictions", kept.key(is_draft, metrics_key(report.metrics, kept), None if is_draft else titles), check
    )


def _sections(
    project: Project, entries: tuple[Entry, ...], parent: Section | None, problems: list[Diagnostic]
) -> Iterator[Section]:
    for entry in entries:
        manuscript = project.manuscripts.get(entry.id)
        if manuscript is None:
            continue  # reported by read, where the file was asked for
        section = _section(project, entry, manuscript, parent, problems)
        yield section
        yield from _sections(project, entry.sections, section, problems)


def _section(
    project: Project, entry: Entry, manuscript: Manuscript, parent: Section | None, problems: list[Diagnostic]
) -> Section:
    kinds = project.templates.kinds
    kind = kinds.get(entry.kind)
    if kind is None:
        hint = did_you_mean(entry.kind, kinds, "add it to templates/kinds.yaml")
        problems.append(Diagnostic("L113", f"there is no kind of section `{entry.kind}`", entry.kind_span, hint))
        kind = next(iter(kinds.values()))
    for goal in manuscript.sdgs or ():
        if goal not in GOAL_NUMBERS:
            place = manuscript.sdgs_span or manuscript.span
            problems.append(Diagnostic("S101", f"there is no goal {goal}", place, "the goals are numbered 1 to 17"))
    inherited = parent.goals if parent else ()
    goals = inherited if manuscript.sdgs is None else manuscript.sdgs
    return Section(
        id=entry.id,
        kind=kind,
        depth=parent.depth + 1 if parent else 1,
        parent=parent.id if parent else None,
        title=manuscript.title,
        blocks=manuscript.blocks,
        opens=entry.opens or kind.opens,
        goals=tuple(goal for goal in goals if goal in GOAL_NUMBERS),
        own_goals=bool(manuscript.sdgs),
        path=manuscript.path,
        span=manuscript.span,
        own_languages=tuple(lang for lang in project.settings.languages if (entry.id, lang) in project.own_texts),
        disclosures=manuscript.disclosures,
    )
