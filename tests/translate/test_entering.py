"""A translation entered by hand changes its own entry, and nothing else of its file."""

from __future__ import annotations

import pytest

from report.po import PoDocument, PoEntry, Previous, parse_po, patched, write_po
from report.translate.entering import Entered, entry_digest, find_entry, with_entered, with_message

FILE = """\
# of the translator
msgid ""
msgstr ""
"Language: en\\n"
"PO-Revision-Date: 2020-01-01 00:00+0000\\n"

#. heading
#: content/sections/year.md:1
msgid "工作"
msgstr "Work"

# a note
#. paragraph
#. changed: wording
#: content/sections/year.md:3
#, fuzzy, no-wrap
#| msgid "一年。"
msgid "一年的工作。"
msgstr "A year."

#. unit
msgctxt "播放"
msgid "次"
msgid_plural "次"
msgstr[0] "view"
msgstr[1] "views"

#~ msgid "旧"
#~ msgstr "Old"
"""
YEAR = (None, "一年的工作。")


def entered(key: tuple[str | None, str], *strings: str, fuzzy: bool = False, text: str = FILE) -> str:
    """Return a file's text with a translation entered."""
    before = parse_po(text)
    return patched(text, before, with_entered(before, key, Entered(strings, fuzzy)))


def test_a_translator_who_is_done_agrees() -> None:
    """What said that it needs work goes; comment, other flags and every other line stay."""
    expected = FILE.replace("#. changed: wording\n", "").replace("fuzzy, ", "").replace('#| msgid "一年。"\n', "")
    assert entered(YEAR, "A year of work.") == expected.replace('"A year."', '"A year of work."')


def test_a_translation_that_needs_work_keeps_what_was_said_of_it() -> None:
    """The previous msgid and the kind of change are still of use; a sound one gets the flag, and loses it again."""
    assert entered(YEAR, "Some year.", fuzzy=True) == FILE.replace('"A year."', '"Some year."')
    flagged = entered((None, "工作"), "Work", fuzzy=True)
    assert flagged == FILE.replace('\nmsgid "工作"', '\n#, fuzzy\nmsgid "工作"')
    assert entered((None, "工作"), "Work", text=flagged) == FILE


def test_a_translation_that_is_taken_back_is_missing() -> None:
    """Nothing can be fuzzy where there is nothing."""
    assert entered((None, "工作"), "", fuzzy=True) == FILE.replace('"Work"', '""')


def test_an_answer_to_a_finding_is_a_comment() -> None:
    """Written once, behind what the translator has said before."""
    before = parse_po(FILE)
    said = Entered(("A year.",), answers=("ignore-width", "ignore-width"))
    after = with_entered(before, YEAR, said)
    entry = find_entry(after, YEAR)
    assert entry is not None
    assert entry.comments == ("a note", "ignore-width")
    assert with_entered(after, YEAR, said) == after


def test_plural_forms_are_entered_together() -> None:
    """One string for each form, found by msgctxt and msgid."""
    assert entered(("播放", "次"), "play", "plays") == FILE.replace('"view"', '"play"').replace('"views"', '"plays"')


@pytest.mark.parametrize("key", [(None, "次"), (None, "旧"), ("播放", "工作")], ids=["context", "obsolete", "other"])
def test_a_message_that_is_not_there_is_not_found(key: tuple[str | None, str]) -> None:
    """Neither one of another context nor one that is obsolete."""
    document = parse_po(FILE)
    assert find_entry(document, key) is None
    with pytest.raises(KeyError):
        with_entered(document, key, Entered(("x",)))


def test_digest_is_of_what_a_save_overwrites() -> None:
    """Another string, flag or previous msgid is another state; a moved or commented entry is not."""
    entry = PoEntry("一", ("one",), references=("a.md:1",))
    same = (PoEntry("一", ("one",), references=("b.md:7",), comments=("why",), line=9),)
    other = (
        None,
        PoEntry("一", ("two",)),
        PoEntry("一", ("one",), flags=("fuzzy",)),
        PoEntry("一", ("one",), previous=Previous("二")),
    )
    assert {entry_digest(each) for each in same} == {entry_digest(entry)}
    assert len({entry_digest(each) for each in (entry, *other)}) == 1 + len(other)


@pytest.mark.parametrize(("order", "place"), [("工 新 年", 1), ("新 工 年", 0), ("工 年 新 末", 2)])
def test_a_new_message_stands_behind_its_neighbour(order: str, place: int) -> None:
    """Where `report update` would put it; at the beginning where nothing comes before it."""
    names = {"工": (None, "工作"), "年": YEAR, "新": (None, "新"), "末": (None, "末")}
    after = with_message(parse_po(FILE), PoEntry("新"), [names[name] for name in order.split()])
    assert after.entries[place].msgid == "新"
    assert write_po(after).count("msgid ") == FILE.count("msgid ") + 1


WRAPPED = """\
msgid ""
msgstr "Language: en\\n"

msgid   "工作"
msgstr ""
"Work "
"goes on"

# one


#. two
msgid "年"
msgstr "Year"
msgid "月"
msgstr "Month"

# the end
"""


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("工作", 'msgid   "工作"\nmsgstr ""\n"Work "\n"goes on"\n', 'msgid "工作"\nmsgstr "x"\n'),
        ("年", '# one\n\n\n#. two\nmsgid "年"\nmsgstr "Year"\n', '# one\n#. two\nmsgid "年"\nmsgstr "x"\n'),
        ("月", 'msgid "月"\nmsgstr "Month"\n', 'msgid "月"\nmsgstr "x"\n'),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_a_file_of_other_hands_keeps_its_lines(key: str, old: str, new: str, newline: str, mark: str) -> None:
    """Other white space and other breaks than msgcat's stay, but for the entry itself."""
    text = mark + WRAPPED.replace("\n", newline)
    assert entered((None, key), "x", text=text) == mark + WRAPPED.replace(old, new).replace("\n", newline)


@pytest.mark.parametrize("width", [0, 77, 79])
def test_a_file_that_a_tool_wrote_is_written_as_that_tool_does(width: int) -> None:
    """Long strings are broken where the file breaks them."""
    long = "words and " * 20 + "an end"
    before = parse_po(FILE.replace('"Work"', f'"{long}"'))
    after = with_entered(before, YEAR, Entered((long.replace("words", "terms"),)))
    assert patched(write_po(before, width), before, after) == write_po(after, width)


def test_a_project_says_where_its_files_are_broken() -> None:
    """A width that no tool has of its own, for what is new and for what nobody has written so."""
    long = "words and " * 20 + "an end"
    before = parse_po(FILE)
    after = with_entered(before, YEAR, Entered((long,)))
    assert patched(write_po(before, 50), before, after, 50) == write_po(after, 50)
    odd = FILE.replace("msgid ", "msgid  ")
    block = write_po(PoDocument(None, tuple(each for each in after.entries if each.msgid == YEAR[1])), 50)
    assert block in patched(odd, parse_po(odd), after, 50)
