"""content/metrics/*.yaml: a mapping of metric ids."""

from __future__ import annotations

from report.markup.figures import METRIC_ID
from report.markup.shape import Choice, Either, Field, Many, Number, Shape, Table, Words
from report.markup.times import DATE, DAY, PERIOD
from report.model.metric import DIRECTIONS, STATUSES
from report.quantity import Hedge

ID = Words(METRIC_ID.pattern, "lower-case letters, digits, dashes and dots")
IDS = Either((ID, Many(ID)))

INTERVAL = Shape(
    "interval",
    (
        Field("min", Number(), "The lower end.", required=True),
        Field("max", Number(), "The upper end.", required=True),
    ),
)

UNIT_FORMS = Shape(
    "unit",
    (
        Field("one", Words(), "The form for one: tonne.", required=True),
        Field("other", Words(), "The form for every other number: tonnes.", required=True),
    ),
)

TARGET = Shape(
    "target",
    (
        Field("value", Number(), "The value to reach.", required=True),
        Field("by", DATE, "The year, month or day by which.", required=True),
    ),
)

RESTATED = Shape(
    "restated",
    (
        Field("was", Number(), "The value that the earlier report gave.", required=True),
        Field("reason", Words(), "Why it changed; printed for readers.", required=True),
    ),
    "A correction of an earlier report (GRI 2-4).",
)

DISCLOSURES = Table(Many(Words()))

METRIC = Shape(
    "metric",
    (
        Field("label", Words(), "What the figure is, as readers see it. A message for translators.", required=True),
        Field("value", Either((Number(), INTERVAL)), "The exact number, or a range. Underscores may group digits."),
        Field("date", DATE, "A calendar fact instead of a value: 2012, 2012-03 or 2012-03-01."),
        Field("series", Table(Number(), DATE), "Values by year, month or day; the last one is the figure."),
        Field(
            "formula",
            Words(),
            "Arithmetic between metrics: + - * / ( ), ids, numbers. Beside a value, it checks the value.",
        ),
        Field(
            "precision", Words(), "The number as its source states it: 4661.91亿. Every language shows as many digits."
        ),
        Field("qualifier", Choice(tuple(Hedge)), "The hedge; it is checked against the value where both are known."),
        Field("bounds", INTERVAL, "What `several` may stand for at the least and at the most."),
        Field("unit", Either((Words(), UNIT_FORMS)), "The unit or classifier. `{}` in it stands for the number."),
        Field("unit_context", Words(), "Tells one unit from another of the same word: the translations differ."),
        Field("period", PERIOD, "The time it covers: 2020, 2020-04, 2017-11/2020-11, 2019-11/."),
        Field("as_of", DATE, "The day, month or year it was counted."),
        Field("scope", Words(), "What is counted and what is not; printed for readers."),
        Field("note", Words(), "What a reader has to know; a period outside the report's needs one."),
        Field("source", Words(), "Where the figure comes from."),
        Field("owner", Words(), "Who answers for it; without one, the source does."),
        Field("status", Choice(STATUSES), "approved once the owner has signed; draft until then."),
        Field("approved_by", Words(), "Who signed, by role."),
        Field("approved_on", DAY, "The day of the signature."),
        Field("valid_until", DAY, "The last day on which the signature holds."),
        Field("better", Choice(DIRECTIONS), "Which way is the good one."),
        Field("target", Either((Choice(("true",)), TARGET)), "What it is to reach; `true`: it is itself a commitment."),
        Field("restated", RESTATED, "An earlier report gave another value."),
        Field("part_of", IDS, "The whole that this is a part of."),
        Field("same_as", IDS, "Another metric that states the same fact."),
        Field("distinct_from", IDS, "Metrics that look alike and are another fact."),
        Field("disclosures", DISCLOSURES, "Disclosures of a standard that it answers: {gri: [302-3]}."),
    ),
    "A figure, stated once.",
)

METRICS_FILE = Table(METRIC, ID)
