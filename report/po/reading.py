"""The text of a PO file to its messages; one pass."""

from __future__ import annotations

import re

from report.po.draft import Draft, part_name
from report.po.entries import PoDocument, PoEntry
from report.po.escapes import BadEscapeError, unescape
from report.po.faults import PoFault, PoSyntaxError
from report.po.ordinary import ordinary

_WHITE = " \t\r\f\v"
_KEYWORD = r"msgctxt|msgid_plural|msgid|msgstr(?:[ \t]*+\[[ \t]*+[0-9]++[ \t]*+\])?+"
_BODY = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
# Every repetition is possessive (no backtracking): time is linear in the length of the line.
_LINE = re.compile(rf"[{_WHITE}]*+(#~\||#~|#\|)?+[{_WHITE}]*+(?:({_KEYWORD})[{_WHITE}]*+)?+{_BODY}[{_WHITE}]*+")
_TOKEN = re.compile(rf"[{_WHITE}]*+(?:({_KEYWORD})(?![0-9A-Za-z_])|{_BODY})")
_CONFLICT = re.compile(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|")
_COMMENTS = ("# ", "#.", "#:", "#,")
_MARK = re.compile(r"#~\||#~|#\|")


def parse_po(text: str) -> PoDocument:
    r"""Return the messages of a PO file; raise PoSyntaxError with all its faults.

    Line ends of either kind are read, a byte order mark is passed over. More lenient than gettext where nothing is in
    doubt: flags and comments may follow `#| …`, an obsolete message may share its key with another message.

    >>> parse_po('#, fuzzy\nmsgid "一"\nmsgstr "one"\n').entries[0].msgstrs
    ('one',)
    """
    document, found = _read(text)
    if found:
        raise PoSyntaxError(found)
    return document


def faults(text: str) -> tuple[PoFault, ...]:
    """Return everything that keeps a text from being a PO file, in the order of its lines.

    Where a merge left its markers, only these: the rest of such a file is in two versions.
    """
    return _read(text)[1]


def _read(text: str) -> tuple[PoDocument, tuple[PoFault, ...]]:
    reader = _Reader()
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    position, number, apart = 0, 1, True
    while position < len(text):
        found = ordinary(text, position, number) if apart and reader.is_between else None
        if found:
            entry, position, number = found
            reader.take(entry)
            continue
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        reader.line(number, line)
        position, number, apart = end + 1, number + 1, not line
    reader.close()
    problems = reader.conflicts or reader.faults
    document = PoDocument(reader.header, tuple(reader.entries), tuple(reader.draft.tail()), newline)
    return document, tuple(sorted(problems, key=lambda fault: (fault.line, fault.column)))


class _Reader:
    """The messages read so far, and the one that is under way."""

    def __init__(self) -> None:
        self.header: PoEntry | None = None
        self.entries: list[PoEntry] = []
        self.draft = Draft()
        self.faults: list[PoFault] = []
        self.conflicts: list[PoFault] = []
        self._defined: dict[tuple[str | None, str], int] = {}

    @property
    def is_between(self) -> bool:
        """Tell whether a message may begin that is not read line by line."""
        return self.draft.is_blank or self.draft.is_complete

    def take(self, entry: PoEntry) -> None:
        """Take a whole message."""
        self.close()
        self._define(entry)

    def line(self, number: int, line: str) -> None:
        """Take a line."""
        if line.startswith(_COMMENTS):
            self.comment(number, line, 0)
        elif match := _LINE.fullmatch(line):
            if match[2]:
                self.open(number, match[1] or "", match[2], match.start(2))
            self.text(number, match[1] or "", match[3], match.start(3))
        elif line:
            self.odd(number, line)

    def open(self, number: int, mark: str, keyword: str, column: int) -> None:
        """Take a keyword; column is its offset in the line."""
        key = part_name(mark, keyword)
        if self.draft.ends_before(key):
            self.close()
        problem = self.draft.open(mark, key, number)
        if problem:
            self._fault(problem, number, column + 1)

    def text(self, number: int, mark: str, body: str, column: int) -> None:
        """Take a string; column is the offset of what is between its quotes."""
        try:
            string = unescape(body)
        except BadEscapeError as error:
            self._fault(str(error), number, column + error.place + 1)
            return
        problem = self.draft.add(mark, string)
        if problem:
            self._fault(problem, number, column)

    def comment(self, number: int, comment: str, column: int) -> None:
        """Take a comment with its sign."""
        if self.draft.is_complete:
            self.close()
        if self.draft.has_message:
            self._fault("a comment inside a message", number, column + 1)
        else:
            self.draft.note(comment.rstrip("\r"))

    def odd(self, number: int, line: str) -> None:
        """Take a line that is not one keyword or string: a comment, nothing, several of them, or a fault."""
        begin = len(line) - len(line.lstrip(_WHITE))
        rest = line[begin:]
        mark = _MARK.match(rest)
        if mark:
            begin = mark.end() + begin
            rest = line[begin:].lstrip(_WHITE)
        if rest.startswith("#") and (mark is None or mark[0] == "#~"):
            self.comment(number, rest, begin)
        elif _CONFLICT.match(line):
            self.conflicts.append(PoFault("a merge conflict", number, 1))
        elif rest:
            self._tokens(number, mark[0] if mark else "", line, begin)

    def close(self) -> None:
        """End the message under way; a draft of comments alone goes on."""
        draft = self.draft
        if not draft.has_message:
            return
        self.draft = Draft()
        if draft.problem:
            self.faults.append(PoFault(draft.problem, draft.line, 1))
        elif not draft.broken:
            self._define(draft.entry())

    def _define(self, entry: PoEntry) -> None:
        first = None if entry.obsolete else self._defined.setdefault(entry.key, entry.line)
        if first is not None and first != entry.line:
            self.faults.append(PoFault(f"a second definition of the message of line {first}", entry.line, 1))
        elif entry.key == (None, "") and not entry.obsolete:
            self.header = entry
        else:
            self.entries.append(entry)

    def _tokens(self, number: int, mark: str, line: str, begin: int) -> None:
        """Take several keywords and strings on a line, or a keyword whose string is on the next."""
        line = line.rstrip(_WHITE)
        while begin < len(line):
            match = _TOKEN.match(line, begin)
            if match is None:
                self._fault(*_stray(number, line, begin))
                return
            if match[1]:
                self.open(number, mark, match[1], match.start(1))
            else:
                self.text(number, mark, match[2], match.start(2))
            begin = match.end()

    def _fault(self, message: str, line: int, column: int) -> None:
        self.draft.broken = True
        self.faults.append(PoFault(message, line, column))


def _stray(number: int, line: str, begin: int) -> tuple[str, int, int]:
    """Say what is wrong with a line from an offset on."""
    column = begin + len(line[begin:]) - len(line[begin:].lstrip(_WHITE)) + 1
    if line[column - 1] == '"':
        return "a string without its closing quote", number, len(line) + 1
    return "a line that is no PO syntax", number, column
