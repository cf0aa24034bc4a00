"""What a metric prints through filters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.compose.phrases import metric_phrase
from report.read.metrics import parse_metrics


@pytest.mark.parametrize(
    ("value", "filters", "phrase"),
    [
        ("0.5", (), "0.5年"),
        ("0.5", ("words",), "半年"),
        ("0.5, qualifier: about", ("words",), "约半年"),
        ("0.5, qualifier: about", ("words", "bare"), "半年"),
        ("0.5", ("unit",), "年"),
        ("0.5", ("unit", "words"), "年"),
        ("2", ("unit", "words"), "年"),
    ],
)
def test_words_and_unit(value: str, filters: tuple[str, ...], phrase: str) -> None:
    """Half a year is said in words where they are asked for; the unit alone stays the unit."""
    (metric,), problems = parse_metrics("m.yaml", f"a.b: {{label: 甲, value: {value}, unit: 年}}\n")
    assert problems == []
    assert metric.unit is not None
    metric = replace(metric, unit=replace(metric.unit, forms=(("other", "年"),)))
    assert metric_phrase(metric, "zh-CN", filters) == phrase
