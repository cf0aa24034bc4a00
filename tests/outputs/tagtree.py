"""The tags of a PDF, with the text that each holds: what assistive technology reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.outputs import pdfstructure

if TYPE_CHECKING:
    from collections.abc import Iterator

Meanings = dict[str, dict[int, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """An element of the structure tree."""

    type: str
    kids: tuple[Tagged | str | Annotation, ...]
    language: str | None
    alternate: str | None
    attributes: dict[str, Any]
    id: str | None

    def all(self) -> Iterator[Tagged]:
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.tags:
            yield from kid.all()

    @property
    def tags(self) -> tuple[Tagged, ...]:
        """The elements in it."""
        return tuple(kid for kid in self.kids if isinstance(kid, Tagged))

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The links and fields that it holds itself."""
        return tuple(kid for kid in self.kids if isinstance(kid, Annotation))

    @property
    def text(self) -> str:
        """All that it says, in reading order."""
        return "".join(
            kid.text if isinstance(kid, Tagged) else kid for kid in self.kids if not isinstance(kid, Annotation)
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or a field of a form."""

    type: str
    contents: str


def read_tags(pdf: pikepdf.Pdf) -> tuple[Tagged, list[str]]:
    """Return the tag of the document, which holds all others, and the text of each page that is an artifact."""
    meanings = {name: pdfstructure.characters(font) for name, font in pdfstructure.fonts(pdf).items()}
    texts: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        for mark, text in _marked(page, meanings):
            key = (page.obj.objgen[0], mark)
            texts[key] = texts.get(key, "") + text
    assert not any(text for (_, mark), text in texts.items() if mark == UNMARKED)
    (top,) = (each for each in pdf.Root.StructTreeRoot.K if isinstance(each, Dictionary))
    return _tagged(top, texts), [texts.get((page.obj.objgen[0], ARTIFACT), "") for page in pdf.pages]


ARTIFACT, UNMARKED = -1, -2
"""Of text: no part of the document, or not said to be anything."""


def _tagged(element: Dictionary, texts: dict[tuple[int, int], str]) -> Tagged:
    kids: list[Tagged | str | Annotation] = []
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            assert kid.P.objgen == element.objgen
            kids.append(_tagged(kid, texts))
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            kids.append(Annotation(str(kid.Obj.Subtype), str(kid.Obj.get("/Contents", kid.Obj.get("/TU", "")))))
        elif isinstance(kid, Dictionary):
            kids.append(texts[kid.Pg.objgen[0], int(kid.MCID)])
        else:
            kids.append(texts[element.Pg.objgen[0], int(kid)])
    language, alternate, name = (
        None if value is None else str(value) for value in (element.get(key) for key in ("/Lang", "/Alt", "/ID"))
    )
    return Tagged(str(element.S)[1:], tuple(kids), language, alternate, dict(element.get("/A", {}).items()), name)


def _marked(page: pikepdf.Page, meanings: Meanings) -> Iterator[tuple[int, str]]:
    """Yield each marked part of a page's content with its text; texts of drawings inside pages are left out."""
    fonts: Any = page.obj.Resources.get("/Font", {})
    current: dict[int, str] = {}
    stack: list[tuple[int, bool]] = [(UNMARKED, False)]
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in {"BDC", "BMC"}:
            yield from _opened(operands, stack)
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            current = meanings.get(str(fonts[str(operands[0])].BaseFont), {})
        elif operator in {"Tj", "TJ"} and not stack[-1][1]:
            yield stack[-1][0], "".join(_read(operands[0], current))


def _opened(operands: Any, stack: list[tuple[int, bool]]) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - an operator's
    """Note that a marked part begins; it may say itself what it stands for."""
    mark, replaced = stack[-1]
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
    if operands[0] == Name.Artifact:
        mark = ARTIFACT
    elif "/MCID" in properties:
        mark = int(properties.MCID)
        yield mark, ""
    if "/ActualText" in properties:
        yield mark, str(properties.ActualText)
        replaced = True
    stack.append((mark, replaced))


def _read(operand: Any, meanings: dict[int, str]) -> Iterator[str]:  # noqa: ANN401 - the operand of Tj or TJ
    for item in operand if isinstance(operand, Array) else [operand]:
        if isinstance(item, String):
            codes = bytes(item)
            yield from (meanings.get(int.from_bytes(codes[at : at + 2]), "\ufffd") for at in range(0, len(codes), 2))
