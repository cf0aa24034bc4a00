"""content/literals.yaml: a list of accepted numbers."""

from __future__ import annotations

from report.markup.shape import Field, Many, Shape, Words
from report.read.formats.settings import SECTION_ID

LITERAL = Shape(
    "literal",
    (
        Field("text", Words(), "The number as the text has it; words beside it may be given too.", required=True),
        Field("section", SECTION_ID, "The section or chapter in which it is accepted; absent: everywhere."),
        Field("why", Words(), "Why it is no metric.", required=True),
    ),
    "A number that is rightly typed into the text.",
)

LITERALS_FILE = Many(LITERAL)
