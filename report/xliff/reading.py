"""The bytes of an XLIFF 1.1 or 1.2 file to its units.

A file comes from strangers: no document type is read, so there are no entities but XML's own five, and nothing is
fetched from anywhere.
"""

from __future__ import annotations

from typing import Any, NoReturn
from xml.parsers import expat

from report.xliff.units import Unit, XliffFile

NAMESPACES = ("urn:oasis:names:tc:xliff:document:1.1", "urn:oasis:names:tc:xliff:document:1.2", "")
DEEPEST = 100
"""Elements inside each other; a translation has few."""
FUZZY_STATES = frozenset(
    {
        "new",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "needs-review-adaptation",
        "needs-review-l10n",
    }
)
"""States of a target that somebody has still to look at (XLIFF 1.2, 2.3: state)."""
_EMPTY = frozenset({"x", "bx", "ex"})
"""Inline elements that stand for a code and do not hold it."""
_CODES = frozenset({"ph", "it", "bpt", "ept"})
"""Inline elements that hold a code."""
_Attributes = dict[str, str]


class XliffError(ValueError):
    """A file is no XLIFF; line and column count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Take what is wrong, and where."""
        super().__init__(f"{message} (line {line}, column {column})")
        self.message = message
        self.line = line
        self.column = column


def parse_xliff(content: bytes) -> tuple[XliffFile, ...]:
    """Return the files inside; raise XliffError.

    Sources, targets, their states and ids are read; notes and alternatives are not. Codes in `<ph>` and the like
    become text again; one that a tool has emptied (`<x id="1"/>`) gets that of the source.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat knows no names of parameters
    except expat.ExpatError as error:
        message = f"no well-formed XML: {expat.ErrorString(error.code)}"
        raise XliffError(message, error.lineno, error.offset + 1) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, XliffError):
            raise
        message = "in an encoding that is not known"
        raise XliffError(message, 1, 1) from error
    return tuple(reader.files)


class _Reader:
    """What has been read so far."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.files: list[XliffFile] = []
        self.path: list[str] = []
        """Elements that are open, without their namespace."""
        self.file: _Attributes = {}
        self.units: list[Unit] = []
        self.unit: dict[str, Any] = {}
        self.target: _Attributes = {}
        self.codes: dict[str, str] = {}
        """Codes of the source by their ids."""
        self.parts: list[str] | None = None
        """The text of the source or target that is open."""
        self.code: tuple[str, int] | None = None
        """Id of the code that is open, and how many parts there were before it."""

    def refuse(self, message: str) -> NoReturn:
        raise XliffError(message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def doctype(self, *_said: object) -> None:
        self.refuse("a document type declaration, which no XLIFF file has")

    def start(self, name: str, attributes: _Attributes) -> None:
        namespace, _, name = name.rpartition(" ")
        if not self.path:
            self.check_root(namespace, name)
        parent = self.path[-1] if self.path else ""
        self.path.append(name)
        if len(self.path) > DEEPEST:
            self.refuse(f"more than {DEEPEST} elements inside each other")
        if name == "file":
            self.file, self.units = {**attributes, "line": str(self.parser.CurrentLineNumber)}, []
        elif name == "trans-unit":
            self.unit = {**attributes, "line": self.parser.CurrentLineNumber}
            self.codes, self.target = {}, {}
        elif name in {"source", "target"} and parent == "trans-unit":
            self.parts = []
            self.target = attributes if name == "target" else self.target
        elif self.parts is not None:
            self.inline(name, attributes)

    def check_root(self, namespace: str, name: str) -> None:
        if namespace.startswith("urn:oasis:names:tc:xliff:document:2"):
            self.refuse("XLIFF 2, which is another format: have it saved as XLIFF 1.2")
        if name != "xliff" or namespace not in NAMESPACES:
            self.refuse(f"no XLIFF: its first element is <{name}>")

    def inline(self, name: str, attributes: _Attributes) -> None:
        parts = self.parts or []
        if name in _EMPTY:
            number = attributes.get("id", "")
            parts.append(attributes.get("equiv-text") or self.codes.get(number, ""))
        elif name in _CODES:
            self.code = attributes.get("id", ""), len(parts)
        self.parts = parts

    def text(self, text: str) -> None:
        if self.parts is not None:
            self.parts.append(text)

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        self.path.pop()
        parent = self.path[-1] if self.path else ""
        if name in _CODES and self.code is not None and self.parts is not None:
            self.close_code()
        elif name in {"source", "target"} and parent == "trans-unit":
            self.unit[name], self.parts = "".join(self.parts or ()), None
        elif name == "trans-unit":
            self.close_unit()
        elif name == "file":
            self.close_file()

    def close_code(self) -> None:
        """End a code: in a source it is remembered, and in a target an empty one gets what stood there."""
        number, begin = self.code or ("", 0)
        held = "".join((self.parts or [])[begin:])
        if "target" not in self.path:
            self.codes.setdefault(number, held)
        elif not held and self.parts is not None:
            self.parts.append(self.codes.get(number, ""))
        self.code = None

    def close_unit(self) -> None:
        if "id" not in self.unit:
            return
        target = self.unit.get("target", "")
        state = self.target.get("state")
        fuzzy = state in FUZZY_STATES if state else self.unit.get("approved") == "no"
        line = int(self.unit["line"])
        found = Unit(self.unit["id"], self.unit.get("source", ""), target, fuzzy and bool(target), line=line)
        self.units.append(found)

    def close_file(self) -> None:
        said = self.file
        names = ("original", "source-language", "target-language")
        original, source, target = (said.get(name, "") for name in names)
        self.files.append(XliffFile(original, source, target, tuple(self.units), line=int(said.get("line", 0))))
