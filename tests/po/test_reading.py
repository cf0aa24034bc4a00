"""What is read from PO files as people and programs write them, and what is said of damaged ones."""

from __future__ import annotations

import pytest

from report.po import PoDocument, PoEntry, PoSyntaxError, Previous, faults, fields, parse_po, with_fields, write_po

POEDIT = """\
# Annual report.
# Jane Doe <jane@example.org>, 2021.
msgid ""
msgstr ""
"Project-Id-Version: report\\n"
"PO-Revision-Date: 2021-03-25 10:00+0100\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2;  plural=(n != 1);\\n"
"X-Generator: Poedit 3.4.2\\n"
"X-Poedit-SourceCharset: UTF-8\\n"
"X-Poedit-Bookmarks: 1,-1,-1\\n"

#. label
#: a.md:1 b.md:2
#: c.md
#, fuzzy, python-format
#| msgctxt "old"
#| msgid "旧"
msgctxt "new"
msgid "新"
msgstr "new"
"""


def entry(text: str) -> PoEntry:
    """Return the one message of a text."""
    (only,) = parse_po(text).entries
    return only


def test_every_part_has_its_place() -> None:
    """A message as Poedit saves it."""
    document = parse_po(POEDIT)
    assert document.entries == (
        PoEntry(
            "新",
            ("new",),
            "new",
            extracted=("label",),
            references=("a.md:1", "b.md:2", "c.md"),
            flags=("fuzzy", "python-format"),
            previous=Previous("旧", "old"),
        ),
    )
    assert (document.entries[0].line, document.entries[0].msgid_line) == (20, 21)
    assert document.entries[0].msgstr_lines == (22,)
    assert document.header is not None
    assert document.header.comments == ("Annual report.", "Jane Doe <jane@example.org>, 2021.")


def test_lines_are_those_of_the_file() -> None:
    """Of a message in the common layout, which is read whole, and of those after it."""
    text = '# c\n#\nmsgctxt "x"\nmsgid ""\n"a"\n"b"\nmsgstr ""\n"c"\n\nmsgid "d"\nmsgstr "e"\n\n\n'
    text += '#~ msgid "f"\n#~ msgstr "g"\n'
    found = [(entry.line, entry.msgid_line, entry.msgstr_lines) for entry in parse_po(text).entries]
    assert found == [(3, 4, (7,)), (10, 10, (11,)), (14, 14, (15,))]


def test_header_keeps_order_and_unknown_fields() -> None:
    """Setting a field touches that line alone; what another program put there stays."""
    header = parse_po(POEDIT).header
    assert header is not None
    assert list(fields(header))[-3:] == ["X-Generator", "X-Poedit-SourceCharset", "X-Poedit-Bookmarks"]
    changed = with_fields(header, {"Language": "de", "Plural-Forms": "nplurals=2;  plural=(n != 1);", "X-New": "1"})
    before, after = header.msgstrs[0].splitlines(), changed.msgstrs[0].splitlines()
    assert [line for line in after if line not in before] == ["Language: de", "X-New: 1"]
    assert [line for line in before if line not in after] == ["Language: en"]
    assert after.index("Language: de") == before.index("Language: en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgid "a" "b"\nmsgstr "c"\t"d"\n', PoEntry("ab", ("cd",))),
        ('  msgid\n "a"\n\n"b"\nmsgstr\n""\n', PoEntry("ab")),
        ('msgid "a"\nmsgstr "b"\n\n"c"\n', PoEntry("a", ("bc",))),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr [ 0 ] "c"\nmsgstr[1] "d"', PoEntry("a", ("c", "d"), plural="b")),
        ('#~ # note\n#~ msgid "a"\n#~\n#~ msgstr "b"\n', PoEntry("a", ("b",), comments=("note",), obsolete=True)),
        ('#~msgid "a"\n#~msgstr "b"\n', PoEntry("a", ("b",), obsolete=True)),
        ('#, fuzzy\n#,c-format,own\nmsgid "a"\nmsgstr "b"', PoEntry("a", ("b",), flags=("fuzzy", "c-format", "own"))),
        (
            '#| msgid "z"\n#, fuzzy\nmsgid "a"\nmsgstr "b"',
            PoEntry("a", ("b",), flags=("fuzzy",), previous=Previous("z")),
        ),
        ('#x\n#\tt\n#=y\nmsgid "a"\nmsgstr ""', PoEntry("a", comments=("x", "\tt", "=y"))),
        ('#: \u2068a b.c\u2069:3 c : 4\nmsgid "a"\nmsgstr ""', PoEntry("a", references=("\u2068a b.c\u2069:3", "c:4"))),
        ('\ufeff# c\r\nmsgid "a"\r\nmsgstr "\\r\\n"\r\n', PoEntry("a", ("\r\n",), comments=("c",))),
        ('msgid "\\a\\b\\f\\v\\t\\"\\\\\\101\\x42\\303\\251"\nmsgstr ""', PoEntry('\a\b\f\v\t"\\ABé')),
        ('# c\r\r\nmsgid "a"\r\nmsgstr ""\r\n', PoEntry("a", comments=("c",))),
        ('msgctxt ""\nmsgid ""\nmsgstr ""', PoEntry("", context="")),
    ],
    ids=[
        "strings on a line",
        "keyword alone",
        "blank line inside",
        "spaces in brackets",
        "comment in obsolete",
        "no space after #~",
        "flags over lines",
        "flags after previous",
        "comments without space",
        "marked references",
        "Windows",
        "escapes",
        "stray carriage return",
        "empty context",
    ],
)
def test_ways_of_writing_a_message(text: str, expected: PoEntry) -> None:
    """What gettext reads is read, however it is laid out."""
    assert entry(text) == expected


def test_what_counts_as_translated() -> None:
    """Every form filled, and no doubt."""
    assert PoEntry("a", ("b",)).is_translated
    assert not PoEntry("a", ("b",), flags=("fuzzy",)).is_translated
    assert not PoEntry("a", ("b", ""), plural="as").is_translated


def test_comments_at_the_end_stay() -> None:
    """Comments that no message follows are no message's, and are written back."""
    text = 'msgid "a"\nmsgstr "b"\n\n# the end\n#. x\n'
    assert parse_po(text).tail == ("# the end", "#. x")
    assert write_po(parse_po(text)) == text


def test_obsolete_message_may_share_its_key() -> None:
    """A message that came back, and stands among the obsolete ones too, is no damage."""
    text = 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n'
    assert write_po(parse_po(text)) == text


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('msgid "a"\nmsgstr "b\n', "a string without its closing quote", 2, 10),
        ('msgid "a"\nmsgstr b"\n', "a line that is no PO syntax", 2, 8),
        ('msgid "a"\nhello\nmsgstr "b"\n', "a line that is no PO syntax", 2, 1),
        ('msgid "a"\nmsgstr "b" x\n', "a line that is no PO syntax", 2, 12),
        ('msgid "a"\nmsgstr "b\\q"\n', "a bad escape", 2, 10),
        ('msgid "a"\nmsgstr "b\\000"\n', "a bad escape", 2, 10),
        ('msgid "a"\nmsgstr "\\377"\n', "a bad escape", 2, 9),
        ('msgid "a"\nmsgstr "\\x100"\n', "a bad escape", 2, 9),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "msgid without msgstr", 1, 1),
        ('msgid "a"\n', "msgid without msgstr", 1, 1),
        ('msgctxt "a"\nmsgstr "b"\n', "msgstr without msgid", 2, 1),
        ('msgctxt "a"\n', "msgctxt without msgid", 1, 1),
        ('msgid "a"\n# c\nmsgstr "b"\n', "a comment inside a message", 2, 1),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "a second msgstr in a message", 3, 1),
        ('msgid "a"\nmsgstr[0] "b"\n', "msgstr[0] without msgid_plural", 2, 1),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "b"\n', "msgstr out of order: msgstr[0] comes next", 3, 1),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n',
            "msgstr[2] out of order: msgstr[1] comes next",
            4,
            1,
        ),
        ('"a"\n', "a string that belongs to nothing", 1, 1),
        ('# c\nmsgid "a"\nmsgstr\n', "msgstr without a string", 2, 1),
        ('msgid\nmsgstr "a"\n', "msgid without a string", 2, 1),
        ('#~ msgid "a"\nmsgstr "b"\n', "a message marked #~ in part", 2, 1),
        ('#~ msgid "a"\n"c"\n#~ msgstr "b"\n', "a message marked #~ in part", 2, 1),
        ('#| msgctxt "a"\nmsgid "a"\nmsgstr "b"\n', "#| lines without #| msgid", 2, 1),
        ('msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', "a second definition of the message of line 1", 4, 1),
        ('domain "x"\n', "a line that is no PO syntax", 1, 1),
    ],
)
def test_damage_has_a_place(text: str, message: str, line: int, column: int) -> None:
    """One fault is told once, and where it is."""
    with pytest.raises(PoSyntaxError) as caught:
        parse_po(text)
    assert [(fault.message, fault.line, fault.column) for fault in caught.value.faults] == [(message, line, column)]
    assert (caught.value.message, caught.value.line, caught.value.column) == (message, line, column)


def test_all_faults_are_told() -> None:
    """Not the first alone, and in the order of the lines."""
    text = 'msgid "a"\n\nmsgid "b"\nmsgstr "\\q"\n\nx\n\nmsgid "c"\nmsgstr "ok"\n'
    assert [fault.line for fault in faults(text)] == [1, 4, 6]
    assert faults(POEDIT) == ()


def test_merge_conflict_is_named() -> None:
    """Only the markers are told; what is between them is in two versions."""
    text = 'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> other\n'
    assert [(fault.message, fault.line) for fault in faults(text)] == [("a merge conflict", line) for line in (2, 4, 6)]


@pytest.mark.parametrize(
    "text",
    [
        'msgid "' + "a\\n" * 200_000 + "\n",
        'msgid "a"' + ' "b"' * 100_000 + " x\n",
        "#:" + " \u2068a" * 200_000 + '\nmsgid "a"\nmsgstr "b"\n',
        "#: a" + " " * 300_000 + ":" + '\nmsgid "a"\nmsgstr "b"\n',
        "#," + " range: 1" * 100_000 + '\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr ""\n' + '"b"\n' * 200_000,
        " " * 300_000 + "x",
    ],
    ids=["open string", "strings", "open marks", "spaces", "ranges", "long message", "indent"],
)
def test_time_is_linear(text: str) -> None:
    """Were any step quadratic, this would take minutes."""
    assert faults(text) or parse_po(text).entries


def test_nothing_is_a_document() -> None:
    """An empty file has no messages, and stays empty."""
    assert parse_po("") == PoDocument()
    assert write_po(PoDocument()) == ""
