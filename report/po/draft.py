"""One message while it is being read."""

from __future__ import annotations

from report.po.entries import PoEntry, Previous
from report.po.notes import Notes

_RANKS = {"#|msgctxt": 0, "#|msgid": 1, "#|msgid_plural": 2, "msgctxt": 3, "msgid": 4, "msgid_plural": 5}
_MSGSTR = 6


class Draft:
    """The parts of one message in the order of their lines; `broken` after a fault, so that one fault is told once."""

    __slots__ = ("_forms", "_lines", "_notes", "_obsolete", "_open", "_part", "_rank", "_strings", "broken", "line")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.broken = False
        self.line = 0
        self._notes: list[str] = []
        self._strings: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._forms = 0
        self._open = ""
        self._part: list[str] = []
        self._rank = -1
        self._obsolete: bool | None = None

    @property
    def has_message(self) -> bool:
        """Tell whether msgctxt, msgid or msgstr has been read."""
        return self._rank >= _RANKS["msgctxt"]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing has been read, and nothing is wrong."""
        return not (self._notes or self._strings or self.broken)

    @property
    def is_complete(self) -> bool:
        """Tell whether a msgstr has been read."""
        return self._rank >= _MSGSTR

    @property
    def problem(self) -> str:
        """Return what a message lacks that ends here, or nothing."""
        if self.broken:
            return ""
        if not self.is_complete:
            return "msgid without msgstr" if "msgid" in self._strings else "msgctxt without msgid"
        if "#|msgid" not in self._strings and ("#|msgctxt" in self._strings or "#|msgid_plural" in self._strings):
            return "#| lines without #| msgid"
        return "" if self._part else f"{self._open} without a string"

    def ends_before(self, key: str) -> bool:
        """Tell whether a part begins the next message."""
        rank = _RANKS.get(key, _MSGSTR)
        return rank < _MSGSTR and self.has_message and (self.is_complete or rank <= self._rank)

    def open(self, mark: str, key: str, line: int) -> str:
        """Begin a part; return what is wrong with that here, or nothing."""
        problem = "" if self.broken else self._objection(mark, key)
        rank = _RANKS.get(key, _MSGSTR)
        if rank >= _RANKS["msgctxt"] and not self.line:
            self.line = line
        if rank == _MSGSTR:
            self._forms += 1
        self._rank = max(rank, self._rank)
        self._open = key
        self._part = self._strings.setdefault(key, [])
        self._lines.setdefault(key, line)
        return problem

    def add(self, mark: str, string: str) -> str:
        """Add a string to the part that is open; return what is wrong with that here, or nothing."""
        if self._open and self._open.startswith("#|") == mark.endswith("|") and self._obsolete == mark.startswith("#~"):
            self._part.append(string)
            return ""
        if self.broken:
            return ""
        return "a message marked #~ in part" if self._open else "a string that belongs to nothing"

    def note(self, comment: str) -> None:
        """Add a comment line."""
        self._notes.append(comment)

    def tail(self) -> list[str]:
        """Return the comment lines that no message follows."""
        return self._notes

    def entry(self) -> PoEntry:
        """Return the message; there must be no problem with it."""
        strings = {key: "".join(parts) for key, parts in self._strings.items()}
        forms = [key for key in strings if key.startswith("msgstr")]
        previous = None
        if "#|msgid" in strings:
            previous = Previous(strings["#|msgid"], strings.get("#|msgctxt"), strings.get("#|msgid_plural"))
        notes = Notes(self._notes)
        return PoEntry(
            strings["msgid"],
            tuple(strings[key] for key in forms),
            strings.get("msgctxt"),
            strings.get("msgid_plural"),
            notes.comments,
            notes.extracted,
            notes.references,
            notes.flags,
            previous,
            bool(self._obsolete),
            self.line,
            self._lines["msgid"],
            tuple(self._lines[key] for key in forms),
        )

    def _objection(self, mark: str, key: str) -> str:
        """Return what is wrong with a part that begins here, or nothing."""
        obsolete = mark.startswith("#~")
        if self._obsolete is None:
            self._obsolete = obsolete
        elif self._obsolete != obsolete:
            return "a message marked #~ in part"
        if self._open and not self._part:
            return f"{self._open} without a string"
        if key in self._strings:
            return f"a second {key.replace('|', '| ')} in a message"
        if key in _RANKS:
            if key == "msgid_plural" and "msgid" not in self._strings:
                return "msgid_plural without msgid"
            return "" if _RANKS[key] > self._rank else f"{key.replace('|', '| ')} out of order"
        if "msgid" not in self._strings:
            return f"{key} without msgid"
        if "msgid_plural" not in self._strings:
            return "" if key == "msgstr" else f"{key} without msgid_plural"
        return "" if key == f"msgstr[{self._forms}]" else f"{key} out of order: msgstr[{self._forms}] comes next"


def part_name(mark: str, keyword: str) -> str:
    """Return the name of a part: `msgstr [ 0 ]` is `msgstr[0]`, and a part of the previous msgid has `#|` before it."""
    if keyword.endswith("]"):
        number = keyword[len("msgstr") :].strip(" \t[]").lstrip("0") or "0"
        return f"msgstr[{number}]"
    return f"#|{keyword}" if mark.endswith("|") else keyword
