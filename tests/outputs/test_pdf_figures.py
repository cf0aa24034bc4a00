"""Every figure in the PDFs against its value in content/metrics/."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.outputs import pdftext
from tests.outputs.phrases_reader import Reading, read_month, read_phrase

if TYPE_CHECKING:
    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript
    from tests.outputs.standing import Standing

pytestmark = pytest.mark.xdist_group("example")


def test_manifest_names_every_metric_once(example: Example, manuscript: Manuscript) -> None:
    """The metrics of the manifest are those of content/metrics/, each once."""
    assert Counter(row["id"] for row in example.manifest["metrics"]) == Counter(dict.fromkeys(manuscript.metrics, 1))


def test_manifest_has_every_printing(example: Example, manuscript: Manuscript, language: str) -> None:
    """A metric has a place in the manifest for each time that a section of the manuscript prints it."""
    stated = Counter((place["section"], place["metric"]) for place in example.places[language])
    assert stated == Counter(
        (entry.id, metric) for entry in manuscript.outline for metric in manuscript.printings(entry.id)
    )


def test_every_metric_of_the_text_is_printed(example: Example, manuscript: Manuscript, language: str) -> None:
    """No metric that a section of the manuscript uses is left out of an edition."""
    assert {place["metric"] for place in example.places[language]} == _used(manuscript)


def test_metrics_without_a_place_are_those_no_section_uses(example: Example, manuscript: Manuscript) -> None:
    """The manifest lists metrics that wait for their section, and shows that they are printed nowhere."""
    without = {row["id"] for row in example.manifest["metrics"] if not row["places"]}
    assert without == set(manuscript.metrics) - _used(manuscript)


def test_phrases_stand_on_their_pages(edition: Standing, example: Example) -> None:
    """The page of each place has the phrase, as often as the manifest says, and belongs to the section."""
    wanted = Counter((place["page"], pdftext.squeeze(place["text"])) for place in example.places[edition.language])
    missing = {key: count for key, count in wanted.items() if edition.pages[key[0] - 1].count(key[1]) < count}
    assert not missing
    for place in example.places[edition.language]:
        first, last = edition.ranges[place["section"]]
        assert first <= place["page"] <= last, place


def test_printed_values_equal_the_data(example: Example, manuscript: Manuscript, language: str) -> None:
    """What a reader reads out of each phrase is the value in the YAML file, hedged as the file says."""
    wrong = [
        (place["metric"], place["text"])
        for place in example.places[language]
        if not _says(place["text"], manuscript.metrics[place["metric"]], manuscript.metrics)
    ]
    assert not wrong


def _used(manuscript: Manuscript) -> set[str]:
    return {metric for entry in manuscript.outline for metric in manuscript.printings(entry.id)}


def _says(phrase: str, metric: dict[str, Any], metrics: dict[str, dict[str, Any]]) -> bool:
    if "date" in metric:
        return read_month(phrase) == str(metric["date"])
    reading = read_phrase(phrase)
    value = metric["value"] if "value" in metric else _quotient(metric["formula"], reading.low, metrics)
    low, high = (value["min"], value["max"]) if isinstance(value, dict) else (value, value)
    hedge = metric.get("qualifier")
    return bool(
        (reading.low, reading.high) == (Decimal(str(low)), Decimal(str(high)))
        and (hedge in reading.hedges if hedge else not reading.hedges)
        and reading.percent == (metric.get("unit") == "%")
    )


def _quotient(formula: str, printed: Decimal, metrics: dict[str, dict[str, Any]]) -> Decimal:
    """Return the quotient of two metrics with as many digits as are printed."""
    above, below = (Decimal(str(metrics[name]["value"])) for name in formula.split(" / "))
    digits = len(printed.normalize().as_tuple().digits)
    return Decimal(f"{above / below:.{digits - 1}e}")


def test_languages_say_the_same(example: Example, manuscript: Manuscript) -> None:
    """Section by section, all languages print the same metrics with the same values and as hedged."""
    said = [_said(places, manuscript) for places in example.places.values()]
    assert all(other.keys() == said[0].keys() for other in said)
    for key, readings in said[0].items():
        for other in said[1:]:
            pairs = list(zip(readings, other[key], strict=True))
            assert all((a.low, a.high, a.percent) == (b.low, b.high, b.percent) for a, b in pairs), key
            assert all(a.hedges & b.hedges or a.hedges == b.hedges for a, b in pairs), key


def _said(places: list[dict[str, Any]], manuscript: Manuscript) -> dict[tuple[str, str], list[Reading]]:
    found: dict[tuple[str, str], list[Reading]] = {}
    for place in places:
        if "date" not in manuscript.metrics[place["metric"]]:
            found.setdefault((place["section"], place["metric"]), []).append(read_phrase(place["text"]))
    return found
