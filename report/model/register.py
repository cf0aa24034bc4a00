"""The register of a report's figures: what each one says in every language, and where it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.model.composition import SectionTitle
    from report.model.metric import Metric

BUILT, CHANGED, UNBUILT = "built", "changed", "unbuilt"
"""Of a place: its page is known, the last build did not have it, its language has no PDF yet."""
SAME, OTHER, NONE, UNKNOWN = "same", "other", "none", "unknown"
"""Of the last build: made from the files as they are now, from others, there is none, no telling."""


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """One printing of a metric, as the texts stand now."""

    language: str
    section: str
    title: str
    page: int | None
    """Physical page of the PDF, from 1; None where the last build does not know the place."""
    folio: str | None
    """The number printed on that page; None on pages that show none."""
    url: str | None
    """Path on the website with its anchor, below the site's folder."""
    text: str
    """The phrase as printed, plain."""
    state: str = UNBUILT
    """Why a page is None: BUILT, CHANGED or UNBUILT."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One metric with all that is known of it."""

    metric: Metric
    chapter: str
    """Where the metric is filed: its file, or the first folder, in content/metrics/."""
    chapter_title: str
    """Title of the section of that name in the source language, or the name again."""
    labels: tuple[tuple[str, str], ...]
    """(language, label)."""
    phrases: tuple[tuple[str, str], ...]
    """(language, the metric as it is printed without filters)."""
    places: tuple[RegisterPlace, ...]
    """In reading order, one language after the other."""

    def printed(self, language: str) -> int:
        """Return how often an edition prints the metric."""
        return sum(place.language == language for place in self.places)


@dataclass(frozen=True, slots=True)
class Register:
    """All metrics of a project, in the order of their files."""

    rows: tuple[RegisterRow, ...]
    languages: tuple[str, ...]
    """The report's; the source language first."""
    date: str
    """The report's date, against which signatures expire."""
    sections: tuple[SectionTitle, ...]
    """Of the source language, in reading order."""
    last_build: str = UNKNOWN
    """SAME, OTHER, NONE or UNKNOWN: whether page numbers can be those of the files as they are now."""
