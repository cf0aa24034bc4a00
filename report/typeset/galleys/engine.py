"""What is other in WeasyPrint while a galley is set: no margin boxes, no fonts, no links refused, digits noted."""

from __future__ import annotations

import re
import zlib
from contextlib import contextmanager
from inspect import signature
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint import layout
from weasyprint import pdf as writing
from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from report.typeset.advances import Advances
from report.typeset.galleys.captured import LateObject, LateRun
from report.typeset.late import ATTRIBUTE
from report.typeset.lines.engine import EngineChangedError
from report.typeset.lines.glyphs import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

REPLACED = (
    (layout, "make_margin_boxes", "context page state"),
    (writing, "resolve_links", "pages"),
    (writing, "build_fonts_dictionary", "pdf fonts compress subset options"),
    (writing, "add_outlines", "pdf bookmarks parent"),
    (drawing, "draw_first_line", "stream textbox text_overflow block_ellipsis matrix"),
)
QUICK = 6
"""zlib's own middle between size and time."""
DIGITS = "0123456789"
FOLIO = "folio"
SENTINEL = re.compile(r"(?<![0-9])8{1,4}(?![0-9])")
"""What a page's number is while running heads are set: as many eights as it has digits."""


def check_engine() -> None:
    """Raise EngineChangedError unless WeasyPrint has every function that is replaced, in the known form.

    To be asked before lines are set our way, which is one of them.
    """
    for module, name, parameters in REPLACED:
        function = getattr(module, name, None)
        found = " ".join(signature(function).parameters) if callable(function) else "nothing"
        if found != parameters:
            message = f"{module.__name__}.{name} takes {found}, not {parameters}"
            raise EngineChangedError(message)


@contextmanager
def setting_galleys(*, margins: bool) -> Iterator[Notes]:
    """Let WeasyPrint set parts of a document for a while: their text, or only their margins."""
    originals = [(module, name, getattr(module, name)) for module, name, _ in REPLACED]
    notes = Notes({name: function for _, name, function in originals}, margins=margins)
    for module, name, _ in originals:
        setattr(module, name, getattr(notes, name))
    try:
        yield notes
    finally:
        for module, name, function in originals:
            setattr(module, name, function)


@contextmanager
def making_up() -> Iterator[None]:
    """Let WeasyPrint write a PDF without pages for a while, whose tags are written by others."""
    tag, deflate = writing.add_tags, pydyf.zlib
    writing.add_tags, pydyf.zlib = lambda *_: None, _Quick()
    try:
        yield
    finally:
        writing.add_tags, pydyf.zlib = tag, deflate


class _Quick:
    """Takes the place of zlib where pydyf compresses at its highest level: a hundredth smaller, in thrice the time."""

    @staticmethod
    def compressobj(*, level: int) -> Any:  # noqa: ANN401 - typeshed hides the type
        return zlib.compressobj(min(level, QUICK))


class Notes:
    """Functions with the names and the parameters of WeasyPrint's, and what they note down."""

    def __init__(self, weasyprint: Mapping[str, Callable[..., Any]], *, margins: bool) -> None:
        self.weasyprint = weasyprint
        self.margins = margins
        self.targets: dict[str, None] = {}
        self.folios = 0
        """How often margin boxes name the number of their page, less how often it was found when they were drawn."""
        self.is_rigid = False

    def make_margin_boxes(self, context: Any, page: Any, state: Any) -> list[Any]:  # noqa: ANN401 - WeasyPrint is untyped
        """Return no margin boxes, or nothing else."""
        if not self.margins:
            return []
        made = list(self.weasyprint["make_margin_boxes"](context, page, state))
        if SENTINEL.fullmatch(str(state[1].get("page", [""])[-1])):
            self.folios += sum(_names_page(box.style["content"]) for box in made)
        return made

    def resolve_links(self, pages: Any) -> Iterator[tuple[list[Any], list[Any]]]:  # noqa: ANN401
        """Return links, wherever they lead, and the first place of every anchor."""
        known: set[str] = set()
        for page in pages:
            fresh = [(name, place[0], place[1]) for name, place in page.anchors.items() if name not in known]
            known.update(name for name, _, _ in fresh)
            self.targets |= {link[1]: None for link in page.links if link[0] == "internal"}
            yield list(page.links), fresh

    def build_fonts_dictionary(self, *_: Any) -> Any:  # noqa: ANN401
        """Return no fonts: they are those of the whole PDF."""
        return pydyf.Dictionary()

    def add_outlines(self, *_: Any, **__: Any) -> tuple[list[Any], int]:  # noqa: ANN401
        """Add no outline: it is that of the whole PDF."""
        return [], 0

    def draw_first_line(self, stream: Any, textbox: Any, *rest: Any) -> Any:  # noqa: ANN401
        """Draw a line; note where it has digits that are known later."""
        original = self.weasyprint["draw_first_line"]
        key, shape = self._late(textbox)
        if not key:
            return original(stream, textbox, *rest)
        before = len(stream.stream)
        drawn = original(stream, textbox, *rest)
        operators = b"\n".join(pydyf._to_bytes(item) for item in stream.stream[before:])  # noqa: SLF001 - as pydyf does
        codes, font, widths = self._digits_of(stream, textbox)
        run = LateRun(key, shape, codes, font, widths, operators)
        self.is_rigid = self.is_rigid or run.is_rigid or not _can_fill(run)
        stream.stream[before:] = [LateObject(run)]
        return drawn

    def _late(self, textbox: Any) -> tuple[str, str]:  # noqa: ANN401
        """Return what digits in a box are the number of, and what stands for them; nothing where all is known."""
        if self.margins:
            found = SENTINEL.findall(textbox.text)
            self.folios -= len(found)
            return (FOLIO, found[0]) if len(found) == 1 else ("", "")
        element = getattr(textbox, "element", None)  # the words of a drawing have none
        return (element.get(ATTRIBUTE, ""), textbox.text) if element is not None else ("", "")

    def _digits_of(self, stream: Any, textbox: Any) -> tuple[tuple[str, ...], str, tuple[int, ...]]:  # noqa: ANN401
        """Return the glyphs of the ten digits in a box's style, their font, and their widths."""
        layout_of_digits = Layout(textbox.style)
        layout_of_digits.set_text(DIGITS)
        line, _ = layout_of_digits.get_first_line()
        item, glyphs, _ = next(runs_of(line))
        font, size = stream.add_font(item.item.analysis.font)
        known = font.widths
        widths = tuple(
            known.look_up(glyph[0]) if isinstance(known, Advances) else round(glyph[1] * FROM_UNITS / size * 1000)
            for glyph in glyphs
        )
        return tuple(f"{glyph[0]:04x}" for glyph in glyphs), font.hash, widths


def _can_fill(run: LateRun) -> bool:
    """Tell whether every digit of a run's shape is found among its glyphs."""
    code = run.codes[int(next((letter for letter in run.shape if letter.isdigit()), "0"))].encode()
    wanted = sum(letter.isdigit() for letter in run.shape)
    shown = b"".join(re.findall(rb"<([0-9a-f]+)>", run.operators))
    found = sum(shown[place : place + 4] == code for place in range(0, len(shown), 4))
    return len(run.codes) == len(DIGITS) and found == wanted


def _names_page(content: Any) -> bool:  # noqa: ANN401 - WeasyPrint is untyped
    return isinstance(content, tuple | list) and any(
        isinstance(part, tuple) and part and "counter" in str(part[0]) and "page" in str(part[1]) for part in content
    )
