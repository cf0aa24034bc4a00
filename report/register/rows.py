"""Report, compositions and the last manifest -> `Register`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from report.model.register import BUILT, CHANGED, UNBUILT, UNKNOWN, Register, RegisterPlace, RegisterRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from report.model.composition import Composition, Place
    from report.model.metric import Metric
    from report.model.report import Report

FOLDER = "content/metrics/"


@dataclass(frozen=True, slots=True)
class Words:
    """What the metrics say in one language."""

    language: str
    labels: Mapping[str, str]
    phrases: Mapping[str, str]


def make_register(
    report: Report,
    words: tuple[Words, ...],
    compositions: Iterable[Composition],
    manifest: Mapping[str, Any] | None,
    last_build: str = UNKNOWN,
) -> Register:
    """Return the register, its chapters in the order of the report; those that the report does not have come last.

    What is printed, and where in the text, comes from the compositions: that is how things stand now. Pages come from
    the manifest of the last build, and only where it has the same place with the same phrase.
    """
    compositions = tuple(compositions)
    pages = _Pages(report, manifest)
    places: dict[str, list[RegisterPlace]] = {}
    for composition in compositions:
        for metric, place in _places(composition, pages):
            places.setdefault(metric, []).append(place)
    first = compositions[0].sections
    titles = {section.id: section.title for section in first}
    order = {section: place for place, section in enumerate(titles)}
    rows = tuple(
        RegisterRow(
            metric,
            chapter := chapter_of(metric),
            titles.get(chapter, chapter),
            tuple((each.language, each.labels[metric.id]) for each in words),
            tuple((each.language, each.phrases[metric.id]) for each in words),
            tuple(places.get(metric.id, ())),
        )
        for metric in sorted(report.metrics.values(), key=lambda each: order.get(chapter_of(each), len(order)))
    )
    return Register(rows, report.settings.languages, report.settings.date, first, last_build)


def chapter_of(metric: Metric) -> str:
    """Return the chapter that a metric is filed under: trust for content/metrics/trust.yaml."""
    return PurePosixPath(metric.span.path.removeprefix(FOLDER)).parts[0].removesuffix(".yaml")


def _places(composition: Composition, pages: _Pages) -> Iterator[tuple[str, RegisterPlace]]:
    titles = {section.id: section.title for section in composition.sections}
    urls = {section.id: section.url.partition("#")[0] for section in composition.sections}
    on_web = {place.key for section in composition.web_sections for place in section.places}
    for place in composition.places:
        page, folio, state = pages.of(composition.language, place)
        url = urls[place.section] + (f"#{place.key}" if place.key in on_web else "")
        yield (
            place.metric,
            RegisterPlace(
                composition.language, place.section, titles[place.section], page, folio, url, place.text, state
            ),
        )


class _Pages:
    """What the last build knew: on which page a place stands."""

    def __init__(self, report: Report, manifest: Mapping[str, Any] | None) -> None:
        known = manifest or {"outputs": (), "sections": (), "metrics": ()}
        self.languages = {output["language"] for output in known["outputs"] if output["kind"] == "pdf"}
        self.pages = {
            (place["language"], place["section"], place.get("key"), metric["id"], place["text"]): place["page"]
            for metric in known["metrics"]
            for place in metric["places"]
        }
        self.shifts = {
            language: edition["first_folio"] - edition["first_page"]
            for section in known["sections"]
            for language, edition in section["editions"].items()
            if edition["first_page"] is not None
        }
        self.without_folio = {section.id for section in report.sections if not section.kind.folio}

    def of(self, language: str, place: Place) -> tuple[int | None, str | None, str]:
        """Return page, folio and state of a place."""
        if language not in self.languages:
            return None, None, UNBUILT
        page = self.pages.get((language, place.section, place.key, place.metric, place.text))
        if page is None:
            return None, None, CHANGED
        shown = place.section not in self.without_folio and language in self.shifts
        return page, str(page + self.shifts[language]) if shown else None, BUILT
