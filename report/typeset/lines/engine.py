"""Where lines are set our way: the few functions of WeasyPrint that this package takes the place of.

WeasyPrint breaks, measures and fills lines with functions of its own modules. `setting_lines` puts others in
their place for a while; they call the originals for every text without Chinese. What is replaced is private to
WeasyPrint: `REPLACED` lists it with the parameters that are counted on, and `setting_lines` refuses another form.
"""

from __future__ import annotations

from contextlib import contextmanager
from inspect import signature
from typing import TYPE_CHECKING, Any

import weasyprint
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import build
from weasyprint.layout import block, inline, preferred
from weasyprint.text.line_break import strut

from report.typeset.lines.characters import has_rules, parts, takes_gap
from report.typeset.lines.extraction import Rereading
from report.typeset.lines.grid import to_grid
from report.typeset.lines.justification import Filling, has_wide, place_pieces, trim_end
from report.typeset.lines.line import LineSetter
from report.typeset.lines.neighbours import Standing, find_neighbours
from report.typeset.lines.setting import SetLine
from report.typeset.lines.spacing import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

VERSION = "70.0"
"""The WeasyPrint whose private functions are known here."""
REPLACED = (
    (inline, "split_first_line", "text style context max_width justification_spacing is_line_start minimum"),
    (preferred, "split_first_line", "text style context max_width justification_spacing is_line_start minimum"),
    (inline, "can_break_text", "text lang"),
    (preferred, "can_break_text", "text lang"),
    (inline, "text_align", "context line available_width last"),
    (inline, "justify_line", "context line extra_width"),
    (drawing, "draw_first_line", "stream textbox text_overflow block_ellipsis matrix"),
    (build, "create_anonymous_boxes", "box"),
    (
        block,
        "iter_line_boxes",
        (
            "context box position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes "
            "first_letter_style first_line_style"
        ),
    ),
)


class EngineChangedError(RuntimeError):
    """WeasyPrint is another than the one that this package extends."""


def check_engine() -> None:
    """Raise EngineChangedError unless WeasyPrint has every function that is replaced, in the known form."""
    if weasyprint.__version__ != VERSION:
        message = f"lines are set by WeasyPrint {VERSION}, this is {weasyprint.__version__}"
        raise EngineChangedError(message)
    for module, name, parameters in REPLACED:
        function = getattr(module, name, None)
        found = " ".join(signature(function).parameters) if callable(function) else "nothing"
        if parameters != found:
            message = f"{module.__name__}.{name} takes {found}, not {parameters}"
            raise EngineChangedError(message)


@contextmanager
def setting_lines() -> Iterator[None]:
    """Set lines by Chinese rules for a while."""
    check_engine()
    originals = [(module, name, getattr(module, name)) for module, name, _ in REPLACED]
    ours = _Replacement({name: function for _, name, function in originals})
    for module, name, _ in originals:
        setattr(module, name, getattr(ours, name))
    try:
        yield
    finally:
        for module, name, function in originals:
            setattr(module, name, function)


class _Replacement:
    """Functions with the names and the parameters of WeasyPrint's; `weasyprint` are its own."""

    def __init__(self, weasyprint: Mapping[str, Callable[..., Any]]) -> None:
        self.weasyprint = weasyprint
        self.setter = LineSetter()
        self.breaks: dict[tuple[str, str | None], bool] = {}

    def split_first_line(  # noqa: PLR0913, PLR0917 - WeasyPrint's
        self,
        text: str,
        style: Any,  # noqa: ANN401 - WeasyPrint is untyped, here and below
        context: Any,  # noqa: ANN401
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002
        minimum: bool = False,  # noqa: FBT001, FBT002
    ) -> tuple[Any, ...]:
        """Return the first line of a text: (layout, bytes, bytes to the next line, width, height, baseline)."""
        given = justification_spacing
        neighbours = given.neighbours if isinstance(given, Standing) else ALONE
        before = neighbours.before
        ours = has_rules(text, style["lang"]) or (before and text and takes_gap(before, text[0]))
        if ours and self.setter.can_set(text, style):
            return self.setter.first_line(text, style, max_width, neighbours, begins=is_line_start)
        original = self.weasyprint["split_first_line"]
        return tuple(original(text, style, context, max_width, given, is_line_start, minimum))

    def can_break_text(self, text: str, lang: str | None) -> bool:
        """Tell whether a line may end in a text; pairs of neighbours, which are asked for often, are remembered."""
        if len(text) != 2:  # noqa: PLR2004 - a pair
            return bool(self.weasyprint["can_break_text"](text, lang))
        known = self.breaks.get((text, lang))
        if known is None:
            known = self.breaks[text, lang] = parts(*text) and bool(self.weasyprint["can_break_text"](text, lang))
        return known

    def text_align(self, context: Any, line: Any, available_width: float, last: bool) -> float:  # noqa: ANN401, FBT001
        """Return how far a line is moved, after the blanks at its ends are gone."""
        place_pieces(line)
        trim_end(line)
        if line.width > available_width and has_wide(line):
            Filling(line).grow(available_width - line.width, line.style["font_size"])
        return float(self.weasyprint["text_align"](context, line, available_width, last))

    def justify_line(self, context: Any, line: Any, extra_width: float) -> None:  # noqa: ANN401
        """Make a line as long as the others."""
        if has_wide(line):
            Filling(line).grow(extra_width, line.style["font_size"])
        else:
            self.weasyprint["justify_line"](context, line, extra_width)

    def draw_first_line(self, stream: Any, textbox: Any, *rest: Any) -> Any:  # noqa: ANN401
        """Draw a line, with marks for readers of the PDF where it has been set wider or narrower."""
        original = self.weasyprint["draw_first_line"]
        layout = textbox.pango_layout
        joined = isinstance(layout, SetLine) and layout.joints
        return original(Rereading(stream, textbox) if joined else stream, textbox, *rest)

    def create_anonymous_boxes(self, box: Any) -> Any:  # noqa: ANN401
        """Return a tree of boxes ready for layout, its texts told what stands beside them."""
        made = self.weasyprint["create_anonymous_boxes"](box)
        find_neighbours(made)
        return made

    def iter_line_boxes(
        self,
        context: Any,  # noqa: ANN401
        box: Any,  # noqa: ANN401
        position_y: float,
        bottom_space: float,
        skip_stack: Any,  # noqa: ANN401
        *rest: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Return the lines of a paragraph, the first of them on the baseline grid if it has one."""
        if skip_stack is None:
            position_y += to_grid(box.style, position_y, strut(box.style)[0])
        return self.weasyprint["iter_line_boxes"](context, box, position_y, bottom_space, skip_stack, *rest)
