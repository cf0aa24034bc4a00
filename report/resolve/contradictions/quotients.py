"""Ratios that their parts deny: an average per head, and a share of a whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Severity
from report.quantity import Hedge, Kind
from report.resolve.contradictions.likeness import WHOLE
from report.resolve.contradictions.stated import INFINITE, Stated
from report.resolve.contradictions.telling import number, told_figure
from report.resolve.contradictions.terms import PER_HEAD, PER_WHAT, PERSON_WORDS, SHARE
from report.resolve.contradictions.units import HOUSEHOLDS, PEOPLE
from report.resolve.contradictions.windows import Relation, relation
from report.resolve.contradictions.wording import Wording, is_han, wording

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from report.resolve.contradictions.figure import Figure
    from report.resolve.contradictions.likeness import Likeness
    from report.resolve.contradictions.relations import Relations

REACH = Decimal("1.1")
"""How far above its number `over` is taken to reach: nobody writes over 3,000 for 4,000."""
HUNDRED = Decimal(100)
ONE_SUBJECT = 0.9
HAN_WORD = 2
"""Characters of a Chinese noun."""
MOST_PARTS = 60
"""Of a larger section only so many figures are tried as parts."""


@dataclass(frozen=True, slots=True)
class _Quotient:
    above: Figure
    below: Figure
    factor: Decimal = Decimal(1)

    @property
    def limits(self) -> tuple[Decimal, Decimal]:
        """Return the lowest and the highest value that the parts as stated allow."""
        above, below = _ends(self.above.amount), _ends(self.below.amount)
        return self.factor * above[0] / below[1], self.factor * above[1] / below[0]

    @property
    def value(self) -> Decimal:
        return self.factor * self.above.amount.value / self.below.amount.value

    def gives(self, ratio: Stated, most: Decimal) -> bool:
        """Whether the parts as stated allow a ratio that lies below `most`."""
        low, high = self.limits
        return low <= most and ratio.low <= high


def check_quotients(figures: Sequence[Figure], likeness: Likeness, relations: Relations) -> Iterator[Diagnostic]:
    """Yield the averages and shares that no total and no number of heads of the same section give."""
    by_section: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.number.is_range and not figure.metric.is_target and figure.number.low > 0:
            by_section[figure.section].append(figure)
    for group in by_section.values():
        for ratio in group:
            source = ratio.metric.label.source
            if ratio.metric.formula is not None or not (PER_HEAD.search(source) or SHARE.search(source)):
                continue
            candidates = [
                figure
                for figure in group[:MOST_PARTS]
                if figure.metric is not ratio.metric
                and not figure.is_average
                and figure.counted.kind is not Kind.PERCENT
                and relation(figure.window, ratio.window) in {Relation.SAME, Relation.UNKNOWN}
            ]
            yield from _denied(ratio, _per_head(ratio, candidates, likeness), relations)
            yield from _denied(ratio, _shares(ratio, candidates, likeness), relations)


def _denied(ratio: Figure, quotients: list[_Quotient], relations: Relations) -> Iterator[Diagnostic]:
    """Yield a finding where there are quotients, best first, and none gives the ratio.

    Among many figures some two give any number; so another quotient than the best counts only if it has the best total
    or the best heads, and gives no more than the ratio says: `over 25` is true of the best one's 30, but of any other
    quotient's millions as well.
    """
    if not quotients:
        return
    best = quotients[0]
    if relations.related(ratio.id, best.above.id) or relations.related(ratio.id, best.below.id):
        return
    most = _ends(ratio.amount)[1]
    others = (q for q in quotients[1:] if q.above is best.above or q.below is best.below)
    if best.gives(ratio.amount, ratio.amount.high) or any(other.gives(ratio.amount, most) for other in others):
        return
    value = number(best.value / ratio.counted.factor)
    message = (
        f"{told_figure(ratio)} is denied by its parts: {told_figure(best.above)} over {told_figure(best.below)}"
        f" is {value}{'%' if best.factor == HUNDRED else ''}"
    )
    hint = (
        "mend one of the three, or write `formula:` with the figures it is made of;"
        f" if these are not its parts, `distinct_from: [{best.above.id}]`"
    )
    yield Diagnostic("M129", message, ratio.metric.span, hint, Severity.WARNING, best.above.metric.span, "the total")


def _per_head(ratio: Figure, candidates: Sequence[Figure], likeness: Likeness) -> list[_Quotient]:
    """Return the totals over the heads that an average per head may be made of, likeliest first."""
    source = ratio.metric.label.source
    marker = PER_HEAD.search(source)
    base = _base(source, marker)
    if marker is None or base is None:
        return []
    dimension, noun = base
    subject = wording(PER_HEAD.sub(" ", source))
    topic = _topic(subject)
    totals = [
        figure
        for figure in candidates
        if figure.counted.dimension == ratio.counted.dimension and figure.amount.value > ratio.amount.value
    ]
    heads = [
        figure
        for figure in candidates
        if (figure.counted.dimension == dimension if dimension else figure.counted.kind is Kind.COUNT)
        and figure.amount.value > 1
        and (noun is None or noun in figure.label.pieces)
    ]
    ranked: list[tuple[float, int, _Quotient]] = []
    for total in totals:
        for head in heads:
            weight = _weight(subject, None if noun else topic, total, head, likeness)
            if weight and total is not head:
                ranked.append((-weight, len(ranked), _Quotient(total, head)))
    return [quotient for _, _, quotient in sorted(ranked, key=lambda entry: entry[:2])]


def _weight(subject: Wording, topic: Wording | None, total: Figure, head: Figure, likeness: Likeness) -> float:
    """Return how much an average's label shares with a total and with the heads; 0 where one of them is a stranger.

    `topic` is None where the label names its heads, which is tie enough.
    """
    of_total = likeness.shared_weight(subject, total.label.pieces)
    of_head = likeness.shared_weight(subject, head.label.pieces)
    is_tied = topic is None or (
        of_total > 0 and likeness.shared_weight(topic, total.label.pieces | head.label.pieces) > 0
    )
    if not of_head or not is_tied:
        return 0.0
    return of_total + of_head


def _topic(subject: Wording) -> Wording:
    """Return a Chinese label without its last word: 收入 alone does not make two figures one subject."""
    atoms = subject.atoms[:-HAN_WORD] if is_han(subject.head) and len(subject.atoms) > HAN_WORD else subject.atoms
    return Wording(atoms, subject.pieces)


def _base(source: str, marker: re.Match[str] | None) -> tuple[str | None, str | None] | None:
    """Return the dimension of what an average is taken over, and its noun where the label names one."""
    if marker is None:
        return None
    if marker["person"]:
        return PEOPLE, None
    if marker["household"]:
        return HOUSEHOLDS, None
    what = PER_WHAT.search(source)
    if what is None:
        return None
    head = wording(what[1]).head
    if head in {"person", "head", "capita"}:
        return PEOPLE, None
    return (PEOPLE if head in PERSON_WORDS else None), head


def _shares(ratio: Figure, candidates: Sequence[Figure], likeness: Likeness) -> list[_Quotient]:
    """Return part over whole for a share whose part has the same name; the narrowest whole first."""
    source = ratio.metric.label.source
    if ratio.counted.kind is not Kind.PERCENT or not SHARE.search(source):
        return []
    subject = wording(SHARE.sub(" ", source))
    counts = [figure for figure in candidates if figure.counted.kind is not Kind.DURATION]
    parts = [
        figure
        for figure in counts
        if likeness.said(figure.label, subject.pieces) >= ONE_SUBJECT
        and likeness.said(subject, figure.label.pieces) >= ONE_SUBJECT
    ]
    return [
        _Quotient(part, whole, HUNDRED)
        for part in parts
        for whole in sorted(counts, key=lambda figure: -len(figure.label.atoms))
        if whole is not part
        and whole.counted.dimension == part.counted.dimension
        and whole.amount.value > part.amount.value
        and likeness.said(whole.label, part.label.pieces) >= WHOLE
    ]


def _ends(stated: Stated) -> tuple[Decimal, Decimal]:
    low = stated.low if stated.low > -INFINITE else stated.value / REACH
    high = stated.high if stated.high < INFINITE else stated.value * REACH
    if stated.hedge == Hedge.SEVERAL:
        return low, high
    return max(low, stated.value / 2), high
