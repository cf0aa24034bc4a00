"""The header of a section's Markdown file."""

from __future__ import annotations

from report.markup.shape import Field, Many, Number, Shape
from report.read.formats.metrics import DISCLOSURES

HEADER = Shape(
    "header",
    (
        Field("sdgs", Many(Number(whole=True)), "The Sustainable Development Goals it serves, by number."),
        Field("disclosures", DISCLOSURES, "Disclosures of a standard that it answers: {gri: [302-3]}."),
    ),
    "What stands between the lines of three dashes at the head of a section.",
)
