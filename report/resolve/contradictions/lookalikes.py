"""Two metrics that look like one fact and say different things of it, or the same thing twice."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.quantity import Kind
from report.resolve.contradictions.likeness import WHOLE
from report.resolve.contradictions.stated import closeness, compatible, hedges_clash, transposed
from report.resolve.contradictions.telling import told_figure
from report.resolve.contradictions.terms import ENUMERATORS
from report.resolve.contradictions.units import NO_UNIT
from report.resolve.contradictions.windows import Relation, relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.likeness import Likeness, Pair
    from report.resolve.contradictions.relations import Relations

# How alike labels must be. Numbers are evidence too: that two figures share five digits by chance is so unlikely that a
# third of a label in common is enough; two figures of 100 say nothing, and the labels must be nearly the same.
ALIKE_BY_DIGITS = (0.9, 0.9, 0.9, 0.45, 0.4, 0.3)
"""For an equal number with so many significant digits; the last for all above."""
TELLING_DIGITS = 3
"""An equal number with so many digits is evidence even where the units are strangers to this program."""
MORE_THAN_ROUND = 2
PAIR = 2
NEARLY_ONE_LABEL = 0.9
HALF = 0.5
MOSTLY = 0.7
TWISTED = 0.4
"""For two numbers with the same digits in another order: such are made by typing."""
RARE = 0.45
"""For a large number that only these two figures of the report share."""
LARGE = Decimal(10) ** 6
ROUNDED = 0.2
CLOSE = Decimal("0.9")
VERY_CLOSE = Decimal("0.98")
ONE_ORDER = Decimal("0.4")
"""A part that is larger than its whole is of the same order; one ten times as large is another thing."""

AGREE_OR_TELL = "make them agree, or write `distinct_from: [{}]` and say in `note:` what each counts"
ONCE = "state the fact once and use the one id in both places, or write `same_as: [{0}]` or `distinct_from: [{0}]`"


class Judge:
    """Holds pairs of figures against each other."""

    def __init__(self, likeness: Likeness, relations: Relations) -> None:
        self.likeness, self.relations = likeness, relations
        self.holders = Counter((figure.amount.value, figure.counted.dimension) for figure in likeness.figures)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield what two metrics that look like one fact contradict each other in; one finding for two metrics."""
        done: set[tuple[str, str]] = set()
        for one, other in self.likeness.candidates():
            ids = (one.id, other.id)
            if ids in done or not self._are_comparable(one, other):
                continue
            found = self._judge(self.likeness.pair(one, other))
            if found is not None:
                done.add(ids)
                yield found

    def _are_comparable(self, one: Figure, other: Figure) -> bool:
        return (
            one.is_average == other.is_average
            and (one.counted.fits(other.counted) or one.counted.rivals(other.counted) or _same_digits(one, other))
            and one.metric.is_target == other.metric.is_target
            and not self.relations.related(one.id, other.id)
            and relation(one.window, other.window) is not Relation.APART
            and not (one.number.is_range or other.number.is_range)
            and not self._are_enumerated(one, other)
        )

    def _are_enumerated(self, one: Figure, other: Figure) -> bool:
        """Whether the labels differ by numerals only: 2018 and 2019, 一 and 二."""
        rests = self._rest(one, other), self._rest(other, one)
        return all(rest and all(ENUMERATORS.fullmatch(text) for text in rest) for rest in rests)

    def _rest(self, one: Figure, other: Figure) -> list[str]:
        return [atom.text for atom in one.label.atoms if other.label.pieces.isdisjoint(atom.pieces)]

    def _judge(self, pair: Pair) -> Diagnostic | None:
        one, other = pair.one, pair.other
        if one.counted.rivals(other.counted):
            return self._units(pair)
        if not one.counted.fits(other.counted):
            return self._strange_units(pair)
        if one.amount.value == other.amount.value and {one.number.hedge, other.number.hedge} != {None, "several"}:
            return self._same_number(pair)
        return self._rounded(pair) or self._two_values(pair) or self._larger_part(pair)

    def _units(self, pair: Pair) -> Diagnostic | None:
        one, other = pair.one.number, pair.other.number
        agree = one.value == other.value or (compatible(one, other) and closeness(one, other) >= CLOSE)
        alike = pair.least >= HALF or pair.named
        if not agree or not alike or max(one.digits, other.digits) < MORE_THAN_ROUND:
            return None
        return _finding("M124", pair, "look like the same fact with different units", AGREE_OR_TELL)

    def _strange_units(self, pair: Pair) -> Diagnostic | None:
        """Return the finding where one number of one label has two units that this program cannot compare."""
        if not _same_digits(pair.one, pair.other) or pair.least < HALF:
            return None
        return _finding("M124", pair, "look like the same fact with different units", AGREE_OR_TELL)

    def _same_number(self, pair: Pair) -> Diagnostic | None:
        one, other = pair.one.amount, pair.other.amount
        alike = pair.least >= ALIKE_BY_DIGITS[min(one.digits, len(ALIKE_BY_DIGITS) - 1)]
        rare = one.value >= LARGE and self.holders[one.value, pair.one.counted.dimension] == PAIR
        same_time = relation(pair.one.window, pair.other.window) is Relation.SAME
        if not alike and not (rare and same_time and pair.least >= RARE):
            return None
        if hedges_clash(one, other):
            message = "look like the same fact, once with a qualifier and once without or with another"
            return _finding("M127", pair, message, AGREE_OR_TELL)
        return _finding("M126", pair, "state the same number and look like the same fact", ONCE, Severity.NOTE)

    def _rounded(self, pair: Pair) -> Diagnostic | None:
        """Return a note where one number is the other one rounded: 77,923 and 7.7万."""
        one, other = pair.one.amount, pair.other.amount
        if (
            pair.least < ROUNDED
            or pair.most < HALF
            or pair.one.section == pair.other.section
            or relation(pair.one.window, pair.other.window) is not Relation.SAME
            or not (compatible(one, other) and closeness(one, other) >= VERY_CLOSE)
            or max(one.digits, other.digits) <= TELLING_DIGITS
        ):
            return None
        message = "look like the same fact, once in full and once rounded"
        return _finding("M126", pair, message, ONCE, Severity.NOTE)

    def _two_values(self, pair: Pair) -> Diagnostic | None:
        one, other = pair.one.amount, pair.other.amount
        time = relation(pair.one.window, pair.other.window)
        if time is Relation.MEETING or (compatible(one, other) and closeness(one, other) >= CLOSE):
            return None  # over 15,000 and 15,346 agree
        alike = (
            pair.least >= NEARLY_ONE_LABEL
            or (pair.least >= TWISTED and transposed(one, other))
            or self._is_near(pair, time)
        )
        return _finding("M123", pair, "look like the same fact with different values", AGREE_OR_TELL) if alike else None

    def _is_near(self, pair: Pair, time: Relation) -> bool:
        """Whether two sections say nearly the same of nearly the same thing at the same time: 46万 and 44万."""
        return (
            time is Relation.SAME
            and pair.one.counted.kind is not Kind.PERCENT  # shares and rates crowd below 100 whatever they measure
            and pair.one.section != pair.other.section
            and pair.least >= HALF
            and pair.most >= MOSTLY
            and pair.one.amount.value != pair.other.amount.value
            and closeness(pair.one.amount, pair.other.amount) >= CLOSE
        )

    def _larger_part(self, pair: Pair) -> Diagnostic | None:
        """Return the finding where a label that only adds to another one has the larger number."""
        for part, whole, said in ((pair.one, pair.other, pair.other_said), (pair.other, pair.one, pair.one_said)):
            if (
                said >= WHOLE
                and pair.least >= HALF
                and part.counted.dimension == whole.counted.dimension != NO_UNIT
                and part.counted.kind in {Kind.COUNT, Kind.MONEY, Kind.MEASURE}
                and part.label.head == whole.label.head
                and part.amount.value > whole.amount.value
                and closeness(part.amount, whole.amount) >= ONE_ORDER
            ):
                message = f"{told_figure(part)} reads like a part of {told_figure(whole)}, and is larger"
                hint = AGREE_OR_TELL.format(whole.id)
                return Diagnostic(
                    "M121", message, part.metric.span, hint, Severity.WARNING, whole.metric.span, "the whole"
                )
        return None


def _same_digits(one: Figure, other: Figure) -> bool:
    return one.number.value == other.number.value and one.number.digits >= TELLING_DIGITS


def _finding(code: str, pair: Pair, what: str, hint: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    """Return a finding at the later of two metrics."""
    first, second = pair.one, pair.other
    message = f"{told_figure(second)} and {told_figure(first)} {what}"
    return Diagnostic(
        code, message, second.metric.span, hint.format(first.id), severity, first.metric.span, "the other one"
    )
