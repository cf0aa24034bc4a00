"""What is written is what gettext's tools write, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.po import PoDocument, PoEntry, Previous, parse_po, write_po
from tests.po.gettext_tools import HEADER, msgcat, run

ROOT = Path(__file__).parents[2]
CATALOGS = sorted((ROOT / "locale").rglob("*.po"))

EVERYTHING = (
    HEADER
    + r"""# a translator's remark
#
#  indented
# File: seeming.c, line: 12
#. for translators
#.
#: src/a.c:12 ../b.c a-file-with-a-long-name/and-in-a-folder.c:123 reaches-79.c
#: another-file/with-a-long-name.c:4567
#, fuzzy, c-format, python-brace-format, range: 0..3, no-wrap
#| msgctxt "menu"
#| msgid "old\n"
#| msgid_plural "olds"
msgctxt ""
msgid "%d new\n"
msgid_plural ""
"%d \"new\"\n"
"and \\ a \t tab"
msgstr[0] "\n"
msgstr[1] ""
"x\n"
"\n"
"y\n"

msgid "untranslated"
msgstr ""

# kept
#~| msgctxt "was"
#~| msgid "previous"
#~ msgctxt "obsolete"
#~ msgid "one"
#~ msgid_plural "many"
#~ msgstr[0] "eins"
#~ msgstr[1] ""
#~ "viele\n"
#~ "sehr viele"
"""
)


def test_everything_comes_out_as_it_went_in() -> None:
    """A file as msgcat writes it, with every part of a message, is the same after reading and writing."""
    assert msgcat(EVERYTHING) == EVERYTHING
    assert write_po(parse_po(EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize("options", [(0, "--no-wrap"), (79, "--width=79"), (100, "--width=100"), (30, "--width=30")])
def test_example_is_written_as_msgcat_does(options: tuple[int, str]) -> None:
    """Every catalog of the example report, at every width; together, as a process for each would take long."""
    width, option = options
    for path in CATALOGS:
        text = path.read_text(encoding="utf-8")
        assert write_po(parse_po(text), width) == msgcat(text, option), path.name


def test_flags_of_others_stay() -> None:
    """The one thing that msgcat would lose."""
    text = '#, fuzzy, ignore-figures\nmsgid "a"\nmsgstr "b"\n'
    assert write_po(parse_po(text)) == text


@pytest.mark.parametrize("width", [20, 33, 79])
def test_strings_break_as_msgcat_breaks_them(width: int) -> None:
    """Latin, Chinese, both, escapes at the end of a line, marks of every kind, and words that are too long."""
    strings = [
        "The quick brown fox (which is “very” quick) jumps – over 12.5% of lazy dogs; $30 or €20, and/or more!",
        "在2020年，我们（字节跳动）在全国“扶贫”项目中投入了1,234.5万元；其中50%用于《教育》……是吗？——是的！",
        "数据中心能效PUE为1.14、曝光{{ year.views }}次。Total: {{ dc.pue }} (see https://example.org/a/b-c_d?e=f&g#h)",
        r"Tabs\tand \\\"quotes\\\" and a trailing newline which is not alone on its line\n",
        r"first line\nsecond line that is somewhat longer than the first, and 很长的一行文字需要折行\n\nlast",
        "中" + r"\\" * 40,
        "“—中”——'—'—" * 9,
        *("字" * count + end for count in range(5, 40) for end in (r"\n", r"a\n")),
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is one word, it is",
        "a\u00a0hard\u00a0space\u00a0and a soft\u00adhyphen, zero\u200bwidth\u200bspace, e\u0301, ＡＢＣ，１２３。",
    ]
    text = HEADER + "\n".join(
        f'#| msgid "{string}"\nmsgctxt "{number}"\nmsgid "{string}"\nmsgstr "{string}"\n'
        for number, string in enumerate(strings)
    )
    assert write_po(parse_po(text), width) == msgcat(text, f"--width={width}")


@pytest.mark.parametrize(
    ("flags", "line"),
    [
        (("c-format", "fuzzy"), "#, fuzzy, c-format\n"),
        (("no-wrap", "python-format", "no-c-format"), "#, no-c-format, python-format, no-wrap\n"),
        (("ignore-figures", "ignore-length", "fuzzy"), "#, fuzzy, ignore-figures, ignore-length\n"),
    ],
    ids=["fuzzy first", "languages in order", "unknown last"],
)
def test_flags_have_one_order(flags: tuple[str, ...], line: str) -> None:
    """As msgcat orders them; what it does not know comes last, and stays."""
    assert write_po(PoDocument(entries=(PoEntry("a", ("b",), flags=flags),))) == f'{line}msgid "a"\nmsgstr "b"\n'


def test_all_flags_of_gettext() -> None:
    """The order of the languages is msgcat's, whatever the order in the file."""
    names = ("ycp", "perl-brace", "boost", "qt", "lua", "sh", "lisp", "java", "python", "c", "php", "tcl", "kde")
    text = HEADER + f'#, no-wrap, range: 1..2, {", ".join(f"{name}-format" for name in names)}\nmsgid "a"\nmsgstr "b"\n'
    assert write_po(parse_po(text)) == msgcat(text)


def test_flags_that_say_nothing_are_left_out() -> None:
    """Nothing is in doubt where nothing is translated; msgcat drops the flag too."""
    text = f'{HEADER}#, fuzzy\nmsgid "a"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr ""\n'
    assert write_po(parse_po(text)) == msgcat(text) == f'{HEADER}msgid "a"\nmsgstr ""\n'


def test_obsolete_messages_come_last() -> None:
    """Whatever their place was; those that a translator wrote something at stay even without translation."""
    entries = (
        PoEntry("o", ("p",), obsolete=True, previous=Previous("q")),
        PoEntry("a", ("b",)),
        PoEntry("r", comments=("unsure",), obsolete=True),
    )
    assert write_po(PoDocument(entries=entries)) == (
        'msgid "a"\nmsgstr "b"\n\n#~| msgid "q"\n#~ msgid "o"\n#~ msgstr "p"\n\n# unsure\n#~ msgid "r"\n#~ msgstr ""\n'
    )


def test_references_with_spaces_are_marked() -> None:
    """A path with spaces is one reference after reading, as gettext writes it since 0.22."""
    document = PoDocument(entries=(PoEntry("a", ("b",), references=("my file.md:3", "./x.md", "a b")),))
    text = write_po(document)
    assert text.startswith("#: \u2068my file.md\u2069:3 x.md \u2068a b\u2069\n")
    assert write_po(parse_po(text)) == text


def test_windows_line_ends_stay() -> None:
    """A file from an editor that ends lines with CR LF keeps them, and has none inside its comments."""
    text = EVERYTHING.replace("\n", "\r\n")
    document = parse_po(text)
    assert write_po(document) == text
    assert document.entries == parse_po(EVERYTHING).entries


def test_msgmerge_agrees(tmp_path: Path) -> None:
    """What msgmerge makes of a file (fuzzy, previous, obsolete) is read and written unchanged; msgfmt accepts it."""
    old = tmp_path / "old.po"
    new = tmp_path / "new.pot"
    header = HEADER.replace("UTF-8\\n", 'UTF-8\\n"\n"Language: en\\n')
    old.write_text(
        f'{header}msgid "平均能效为一"\nmsgstr "one"\n\nmsgid "完全不同的话语"\nmsgstr "x"\n', encoding="utf-8"
    )
    new.write_text(f'{header}#: a.md\nmsgid "全年平均能效为一"\nmsgstr ""\n', encoding="utf-8")
    merged = run("msgmerge", "--no-wrap", "--previous", "--quiet", str(old), str(new))
    document = parse_po(merged)
    assert [(entry.fuzzy, entry.obsolete) for entry in document.entries] == [(True, False), (False, True)]
    assert document.entries[0].previous == Previous("平均能效为一")
    assert write_po(document) == merged
    run("msgfmt", "--check-format", "--output-file=/dev/null", "-", stdin=write_po(document))
