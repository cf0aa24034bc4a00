"""Laws of reading and writing, with msgcat as the witness."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.po import (
    PoDocument,
    PoEntry,
    PoSyntaxError,
    Previous,
    faults,
    fields,
    parse_po,
    patched,
    with_fields,
    write_po,
)
from report.po.wrapping import pieces
from tests.po.gettext_tools import HEADER, msgcat

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\4")  # gettext refuses both
TEXTS = st.text(SIGNS, max_size=40)
FILLED = st.text(SIGNS, min_size=1, max_size=40)
PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)
COMMENTS = st.lists(PRINTED, max_size=3).map(tuple)
REFERENCES = st.lists(
    st.from_regex(r"[a-z\u4e00-\u4eff][a-z./-]{0,30}(:[1-9][0-9]{0,3})?", fullmatch=True), max_size=9, unique=True
).map(tuple)
FLAGS = st.sampled_from(["fuzzy", "c-format", "no-python-format", "range: 1..3", "no-wrap", "ignore-figures"])
# In the order in which they are written, as nothing else is written back as it was.
SOME_FLAGS = st.sets(FLAGS).map(
    lambda flags: tuple(
        name
        for name in ("fuzzy", "c-format", "no-python-format", "range: 1..3", "no-wrap", "ignore-figures")
        if name in flags
    )
)
PREVIOUS = st.none() | st.builds(Previous, TEXTS, st.none() | TEXTS, st.none() | TEXTS)
LATIN_AND_CHINESE = st.text(
    st.sampled_from("abc ABC 12 .,;:!?()[]{}<>%$€/-–—“”‘’'\"\\\n\t中文字数，。（）《》、；：？！…·é"), max_size=200
)
NOISE = st.lists(
    st.sampled_from(
        (
            *(
                "#",
                "# c",
                "#. e",
                "#: a:1 : 2",
                "#: \u2068a b\u2069",
                "#, fuzzy",
                "#,range: 1..2",
                "#~",
                "#|",
                "#~|",
                "# c\r",
            ),
            *(
                'msgctxt "c"',
                'msgid "a"',
                'msgid ""',
                'msgid_plural "b"',
                'msgstr "x"',
                'msgstr[0] "y"',
                'msgstr[1] "z"',
            ),
            *(
                '#| msgid "p"',
                '#| msgctxt "q"',
                '#~ msgid "o"',
                '#~ msgstr "s"',
                '#~| msgid "r"',
                '"more\\n"',
                '#~ "more"',
            ),
            *("", "\r", "msgid", '"', "msgstr x", 'msgid "\\x"', "<<<<<<<", "\ufeff", "\x0b", 'msgid "d" msgstr "e"'),
        )
    ),
    max_size=25,
).map("\n".join)


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    """Any message in the form in which it comes back: no doubt about an empty translation, no empty obsolete one."""
    plural = draw(st.none() | TEXTS)
    obsolete = draw(st.booleans())
    forms = draw(st.lists(TEXTS, min_size=1, max_size=1 if plural is None else 4))
    if obsolete and not forms[0]:
        forms[0] = "x"
    return PoEntry(
        draw(FILLED),
        tuple(forms),
        draw(st.none() | TEXTS),
        plural,
        draw(COMMENTS),
        draw(COMMENTS),
        draw(REFERENCES),
        tuple(flag for flag in draw(SOME_FLAGS) if flag != "fuzzy" or forms[0]),
        draw(PREVIOUS),
        obsolete,
    )


@st.composite
def documents(draw: st.DrawFn) -> PoDocument:
    """Any file in the form in which it comes back: obsolete messages last."""
    found = draw(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key))
    header = parse_po(HEADER).header
    tail = draw(st.sampled_from([(), ("# end",), ("#. a", "#: b")]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return PoDocument(header, tuple(sorted(found, key=lambda entry: entry.obsolete)), tail, newline)


@given(documents())
def test_what_is_written_is_read_back(document: PoDocument) -> None:
    """Every part of every message."""
    assert parse_po(write_po(document)) == document


@given(documents(), st.sampled_from([20, 30, 79]))
def test_breaking_lines_changes_no_text(document: PoDocument, wrap: int) -> None:
    """At whatever width."""
    assert parse_po(write_po(document, wrap)) == document


@given(documents(), st.sampled_from([0, 20, 79]))
def test_layout_does_not_matter(document: PoDocument, wrap: int) -> None:
    """A message that is read whole, and one that is read line by line (as its lines are indented), are the same."""
    text = write_po(document, wrap)
    indented = "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    one, other = parse_po(text), parse_po(indented)
    assert one == other
    assert [(entry.line, entry.msgid_line, entry.msgstr_lines) for entry in one.entries] == [
        (entry.line, entry.msgid_line, entry.msgstr_lines) for entry in other.entries
    ]


@settings(max_examples=40)
@given(documents(), st.sampled_from([0, 20, 77, 79]), st.sampled_from(["", "  "]), st.data())
def test_patched_text_changes_one_message(document: PoDocument, wrap: int, indent: str, data: st.DataObject) -> None:
    """Whoever wrote the file: it says what it should, and the lines of other messages are those that were there."""
    lines = write_po(document, wrap).split("\n")
    text = "\n".join(indent + line if line.startswith("msg") else line for line in lines)
    before = parse_po(text)
    found = [entry for entry in before.entries if not entry.obsolete]
    if not found:
        return
    old = data.draw(st.sampled_from(found))
    new = dataclasses.replace(old, msgstrs=tuple(data.draw(TEXTS) for _ in old.msgstrs), flags=())
    after = dataclasses.replace(before, entries=tuple(new if each is old else each for each in before.entries))
    changed = patched(text, before, after)
    assert parse_po(changed) == after
    if new == old:
        assert changed == text
    elif indent:
        keywords = 1 + (old.context is not None) + (old.plural is not None) + len(old.msgstrs)
        assert changed.count("\n  msg") == text.count("\n  msg") - keywords


LOST = {False: {"ignore-figures"}, True: {"ignore-figures", "range: 1..3"}}
"""Flags that msgcat 0.21 does not write: all it does not know, and ranges of obsolete messages."""


def _as_msgcat_keeps_it(document: PoDocument) -> PoDocument:
    kept = tuple(
        dataclasses.replace(entry, flags=tuple(flag for flag in entry.flags if flag not in LOST[entry.obsolete]))
        for entry in document.entries
    )
    return dataclasses.replace(document, entries=kept, tail=(), newline="\n")


@given(documents().filter(lambda document: document.entries))  # msgcat writes no file of a header alone
def test_msgcat_writes_the_same(document: PoDocument) -> None:
    """What is written here is what msgcat makes of it, to the byte, but for the flags and comments that it loses."""
    text = write_po(_as_msgcat_keeps_it(document))
    assert msgcat(text) == text


@given(st.lists(LATIN_AND_CHINESE, min_size=1, max_size=12), st.sampled_from([20, 40, 79, 100]))
def test_msgcat_breaks_the_same(strings: list[str], width: int) -> None:
    """Latin and Chinese, marks of both, escapes."""
    found = tuple(PoEntry(f"{number}: {string}", (string or "x",)) for number, string in enumerate(strings))
    document = PoDocument(parse_po(HEADER).header, found)
    assert write_po(document, width) == msgcat(write_po(document), f"--width={width}")


@given(TEXTS | NOISE)
def test_any_text_is_read_or_refused(text: str) -> None:
    """A document or PoSyntaxError, nothing else; and what was written once does not change again."""
    found = faults(text)
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines and fault.column >= 1 and fault.message for fault in found)
    if found:
        with pytest.raises(PoSyntaxError) as caught:
            parse_po(text)
        assert caught.value.faults == found
        return
    document = parse_po(text)
    written = write_po(document)
    assert write_po(parse_po(written)) == written
    assert len(parse_po(written).entries) <= len(document.entries)


@given(TEXTS, st.integers(min_value=0, max_value=90))
def test_pieces_are_the_whole(text: str, room: int) -> None:
    """Nothing is lost between two lines."""
    found = pieces(text, room)
    assert "".join(found) == text
    assert all(found) or found == [""]


NAMES = st.sampled_from(["Language", "Plural-Forms", "X-Generator", "Content-Type", "X-Own"])
VALUES = st.sampled_from(["", "en", "nplurals=2;  plural=(n != 1);", "a: b"])


@given(st.dictionaries(NAMES, VALUES), st.dictionaries(NAMES, VALUES))
def test_fields_are_what_was_set(first: dict[str, str], second: dict[str, str]) -> None:
    """In the order in which they came."""
    header = with_fields(with_fields(PoEntry(""), first), second)
    assert list(fields(header).items()) == list((first | second).items())
