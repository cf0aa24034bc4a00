"""Values as bytes: our own come back equal, and nothing else comes back at all."""

from __future__ import annotations

import os
import pickle
import pickletools
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup

from report.cache import Cache, content_key
from report.cache.values import DamagedValue, packed, unpacked
from report.diagnostics import Diagnostic, Severity, Span
from report.model.blocks import Caption, Heading, Paragraph
from report.model.metric import Interval, Metric
from report.model.text import Segment, Text
from report.quantity import Hedge, parse_quantities

if TYPE_CHECKING:
    from pathlib import Path

SPAN = Span("a.md", 2, 3, 4)
TEXT = Text("能效{{ dc.pue }}", SPAN, "paragraph", segments=(Segment(0, 2, 3),))
VALUES = [
    Diagnostic("P120", "a", SPAN, "b", Severity.WARNING, SPAN, "c"),
    (Heading(SPAN, 2, TEXT, "a"), Paragraph(SPAN, TEXT), Caption(TEXT, "figure", 3)),
    Metric("a.b", TEXT, SPAN, value=Decimal("1.140"), bounds=Interval(Decimal(1), Decimal(2))),
    parse_quantities("超过400多万人，增长3倍", "zh"),
    {"a": (1, None, True, b"\x00", frozenset({"b"}), Markup("<p>"), Hedge.OVER)},
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_ours_come_back(value: object) -> None:
    """Equal, of the same types, with places and all."""
    found = unpacked(packed(value))
    assert found == value
    assert repr(found) == repr(value)
    assert type(found) is type(value)
    assert content_key(found) == content_key(value)


class Evil:
    """Runs a function when it is unpickled."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Return what pickle calls."""
        return self.call


@pytest.mark.parametrize(
    "function",
    [os.system, eval, getattr, __import__, pickle.loads, type, packed, parse_quantities, Cache, print],
    ids=lambda function: function.__name__,
)
def test_no_function_is_run(function: object) -> None:
    """Neither of Python, nor of a library, nor of our own."""
    with pytest.raises(DamagedValue):
        unpacked(pickle.dumps(Evil(function, "1"), 5))


def test_no_class_is_changed() -> None:
    """A pickle can set attributes of what it holds; of our classes it holds only the way to make values."""
    builds = pickle.PROTO + b"\x05" + b"creport.diagnostics.diagnostic\nSeverity\n" + b"N}\x8c\x05_evilK\x01s\x86b."
    with pytest.raises(DamagedValue):
        unpacked(builds)
    assert not hasattr(Severity, "_evil")


def asks_for_much(content: bytes) -> bool:
    """Tell whether a pickle numbers its memos so high that reading it takes gigabytes."""
    try:
        for operation, argument, _ in pickletools.genops(content):
            if operation.name == "LONG_BINPUT" and (argument or 0) > 1 << 20:
                return True
    except (ValueError, UnicodeError, IndexError):
        return False  # what stands before the damage asks for little
    return False


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Bytes that nobody has packed are told as damaged, or hold plain values."""
    assume(not asks_for_much(content))
    try:
        unpacked(content)
    except DamagedValue:
        return


@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    """A cut or a flipped bit never ends in another error."""
    content = bytearray(packed(VALUES[data.draw(st.integers(0, len(VALUES) - 1))]))
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[at:]
    else:
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    assume(not asks_for_much(bytes(content)))
    try:
        unpacked(bytes(content))
    except DamagedValue:
        return


def test_places_count_or_not() -> None:
    """Two texts at different places are one content, unless places are asked for."""
    moved = Text(TEXT.source, Span("b.md"), TEXT.role)
    assert content_key(TEXT, places=False) == content_key(moved, places=False)
    assert content_key(TEXT) != content_key(moved)
    assert content_key(TEXT, places=False) != content_key(Text("else", SPAN, TEXT.role), places=False)


def test_unknown_types_have_no_content() -> None:
    """What cannot be told apart is not kept."""
    with pytest.raises(TypeError, match="object"):
        content_key(object())


def test_a_damaged_value_is_made_anew(tmp_path: Path) -> None:
    """The cache takes it for none."""
    cache = Cache(tmp_path)
    assert cache.store is not None
    cache.store.put("kind", "key", b"no pickle")
    assert cache.made("kind", "key", lambda: "made") == "made"
    assert cache.get("kind", "key") == "made"
    cache.close()
