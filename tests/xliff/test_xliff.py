"""XLIFF written and read back; what is no XLIFF is refused with its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.translate.handing import CODES
from report.xliff import Unit, XliffError, XliffFile, is_writable, parse_xliff, write_xliff

HEAD = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
FILE = '<file original="a.po" source-language="zh-CN" target-language="en" datatype="po"><body>'
TAIL = "</body></file></xliff>"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(is_writable) | st.sampled_from(
    ["见[](#a.b)，{{ a.b | about }}[^1]。", "[words](#a)", "a\r\nb\n", "]]>&amp;<b>", "{{ a }}{{ a }}"]
)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Return any unit."""
    target = draw(TEXTS)
    notes = tuple(("developer", text) for text in draw(st.lists(TEXTS.filter(bool), max_size=2)))
    context, previous = draw(st.none() | TEXTS), draw(st.none() | TEXTS)
    fuzzy = bool(target) and draw(st.booleans())
    return Unit(draw(TEXTS), draw(TEXTS), target, fuzzy, context, notes, (("a.md", "3"),), previous)


def told(unit: Unit) -> tuple[str, str, str, bool]:
    """Return what comes back of a unit."""
    return unit.id, unit.source, unit.target, unit.fuzzy


@given(st.lists(units(), max_size=4))
@settings(max_examples=30, deadline=None)
def test_what_is_written_is_read(written: list[Unit]) -> None:
    """Ids, texts and standing, whatever signs, codes and line ends they have."""
    text = write_xliff([XliffFile("a.po", "zh-CN", "en", tuple(written))], CODES)
    (file,) = parse_xliff(text.encode())
    assert (file.original, file.source_language, file.target_language) == ("a.po", "zh-CN", "en")
    assert list(map(told, file.units)) == list(map(told, written))


def test_codes_are_protected() -> None:
    """Figures, references, ends of links and notes; the same code has one number in source and target."""
    unit = Unit("1", "{{ a }}见[](#b)和[字](#c)[^1]", "See [](#b), [words](#c)[^1] and {{ a }}")
    text = write_xliff([XliffFile("a.po", "zh-CN", "en", (unit,))], CODES)
    source = re.findall(r"<source>(.*)</source>", text)[0]
    assert source == ('<ph id="1">{{ a }}</ph>见<ph id="2">[](#b)</ph>和[字<ph id="3">](#c)</ph><ph id="4">[^1]</ph>')
    target = re.findall(r"<target.*?>(.*)</target>", text)[0]
    assert re.findall(r'<ph id="(\d)">', target) == ["2", "3", "4", "1"]


def test_units_are_written_as_they_are_shown_in_the_manual() -> None:
    """State, context, notes, places and the previous text; plural forms in a group."""
    written = (
        Unit(
            "1",
            "甲",
            "a",
            fuzzy=True,
            context=None,
            notes=(("developer", "heading"),),
            places=(("a.md", "3"),),
            previous="乙",
        ),
        Unit("2-0", "次", "", context="播放", group="2"),
        Unit("2-1", "次", "views", context="播放", group="2"),
    )
    text = write_xliff([XliffFile("a.po", "zh-CN", "en", written)], CODES)
    assert (
        text
        == f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}
{FILE.replace("<body>", "")}
<body>
<trans-unit id="1" approved="no" xml:space="preserve">
<source>甲</source>
<target state="needs-review-translation">a</target>
<context-group purpose="location"><context context-type="sourcefile">a.md</context><context context-type="linenumber">\
3</context></context-group>
<note from="developer">heading</note>
<alt-trans alttranstype="previous-version" xml:space="preserve">
<source>乙</source>
<target>a</target>
</alt-trans>
</trans-unit>
<group id="2" restype="x-gettext-plurals">
<trans-unit id="2-0" xml:space="preserve">
<source>次</source>
<target></target>
<context-group purpose="information"><context context-type="x-gettext-msgctxt">播放</context></context-group>
</trans-unit>
<trans-unit id="2-1" approved="yes" xml:space="preserve">
<source>次</source>
<target state="translated">views</target>
<context-group purpose="information"><context context-type="x-gettext-msgctxt">播放</context></context-group>
</trans-unit>
</group>
</body>
</file>
</xliff>
"""
    )


@pytest.mark.parametrize(
    ("unit", "target", "fuzzy"),
    [
        ("<source>a</source><target>b</target>", "b", False),
        ("<source>a</source><target state='new'>b</target>", "b", True),
        ("<source>a</source><target state='needs-translation'/>", "", False),
        ("<source>a</source><target state='final'>b</target>", "b", False),
        ("<source>a</source>", "", False),
        ("<source>a</source><target>b</target><alt-trans><target>c</target></alt-trans>", "b", False),
        ("<source><ph id='1'>{{a}}</ph></source><target>b <x id='1'/></target>", "b {{a}}", False),
        ("<source><ph id='1'>{{a}}</ph></source><target><ph id='1'/> b</target>", "{{a}} b", False),
        ("<source>a</source><target>b<x id='9' equiv-text='{{c}}'/></target>", "b{{c}}", False),
        (
            "<source>a b</source><seg-source>x</seg-source><target><mrk mtype='seg' mid='0'>c</mrk> d</target>",
            "c d",
            False,
        ),
        ("<source>a</source><target><g id='1'>b</g><![CDATA[<c>]]></target><note>n</note>", "b<c>", False),
    ],
    ids=["plain", "new", "empty", "final", "none", "alternative", "x", "emptied", "equivalent", "segments", "inside"],
)
def test_what_other_programs_write(unit: str, target: str, fuzzy: bool) -> None:  # noqa: FBT001 - a row of a table
    """States, codes that were made empty, segments."""
    text = f"{HEAD}{FILE}<trans-unit id='1'>{unit}</trans-unit>{TAIL}"
    ((found,),) = [file.units for file in parse_xliff(text.encode("utf-16"))]
    assert (found.target, found.fuzzy) == (target, fuzzy)


def test_approval_counts_where_there_is_no_state() -> None:
    """As translate-toolkit has it."""
    text = f"{HEAD}{FILE}<trans-unit id='1' approved='no'><source>a</source><target>b</target></trans-unit>{TAIL}"
    assert parse_xliff(text.encode())[0].units[0].fuzzy
    assert not parse_xliff(text.replace("<target>", "<target state='translated'>").encode())[0].units[0].fuzzy


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (b"", (1, 1), "no element found"),
        (f"{HEAD}\n{FILE}".encode(), (2, 88), "no element found"),
        (f"{HEAD}\n<file></xliff>".encode(), (2, 9), "mismatched tag"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff/>', (1, 13), "a document type declaration"),
        (b"<html/>", (1, 1), "its first element is <html>"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', (1, 1), "saved as XLIFF 1.2"),
        (b'<?xml version="1.0" encoding="klingon"?><xliff/>', (1, 1), "encoding that is not known"),
        (f"{HEAD}{'<a>' * 200}".encode(), (1, 365), "inside each other"),
        (f"{HEAD}&a;".encode(), (1, 68), "undefined entity"),
        (b"PK\x03\x04" + bytes(range(256)), (1, 3), "well-formed"),
    ],
    ids=["nothing", "cut off", "crossed", "doctype", "html", "two", "encoding", "deep", "entity", "zip"],
)
def test_what_is_no_xliff_is_refused(content: bytes, place: tuple[int, int], says: str) -> None:
    """With line and column, in words."""
    with pytest.raises(XliffError, match=re.escape(says)) as caught:
        parse_xliff(content)
    assert (caught.value.line, caught.value.column) == place


def test_entities_that_multiply_are_never_read() -> None:
    """A file of a few lines that would take all memory is refused at its first."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    with pytest.raises(XliffError, match="document type"):
        parse_xliff(f"<!DOCTYPE x [{entities}]><xliff>&e11;</xliff>".encode())
