"""Bytes are read in the charset that the header names."""

from __future__ import annotations

import pytest

from report.po import PoSyntaxError, read_bytes

TEMPLATE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\nmsgid "{}"\nmsgstr "x"\n'


@pytest.mark.parametrize(
    ("charset", "msgid"),
    [("UTF-8", "数据 é"), ("gbk", "数据"), ("ISO-8859-1", "é"), ("Big5", "數據"), ("CHARSET", "数")],
)
def test_charset_of_the_header(charset: str, msgid: str) -> None:
    """Also where the second byte of a sign is a backslash or a quote in ASCII, as in Big5."""
    content = TEMPLATE.format(charset, msgid).encode("utf-8" if charset == "CHARSET" else charset)
    assert read_bytes(content).entries[0].msgid == msgid


def test_no_header_is_utf8() -> None:
    """As gettext takes it from a terminal of today."""
    assert read_bytes('\ufeffmsgid "数"\nmsgstr ""\n'.encode()).entries[0].msgid == "数"


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (TEMPLATE.format("utf-8", "é").encode("latin-1"), "bytes that are no utf-8", 5),
        (TEMPLATE.format("klingon", "x").encode(), "the unknown charset klingon", 3),
        (TEMPLATE.format("rot13", "x").encode(), "the unknown charset rot13", 3),
        (b'msgid "a"\nmsgstr "\xff"\n', "bytes that are no utf-8", 2),
    ],
    ids=["other charset", "unknown", "no charset of text", "no header"],
)
def test_damage_has_a_line(content: bytes, message: str, line: int) -> None:
    """What does not fit is told with its line."""
    with pytest.raises(PoSyntaxError) as caught:
        read_bytes(content)
    assert (caught.value.message, caught.value.line) == (message, line)
