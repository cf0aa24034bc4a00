"""Colours of screens as inks of a press: cyan, magenta, yellow and black.

Where a design token names its inks, they are taken wherever its colour stands: in style sheets, charts and drawings
alike. Greys are printed with black alone, so that small type and thin lines need no plates to meet. All other colours
go through the printer's profile. Photographs keep their own colours, which the printer converts.
"""

from __future__ import annotations

from contextlib import contextmanager
from inspect import signature
from io import BytesIO
from typing import TYPE_CHECKING, Any

import weasyprint
from PIL import Image, ImageCms
from tinycss2.color5 import parse_color
from weasyprint.pdf.stream import Stream

from report.diagnostics import Diagnostic
from report.typeset.lines.engine import VERSION, EngineChangedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from report.model.composition import Ink, Press

FULL = 255
RGB = 3
"""Components of a colour of screens."""
REPLACED = (("set_color_rgb", "self r g b stroke"), ("create_interpolation_function", "domain c0 c1 n"))

Percent = tuple[float, float, float, float]
Rgb = tuple[int, int, int]


class Inks:
    """Finds the inks of colours."""

    def __init__(self, profile: bytes, given: Iterable[Ink]) -> None:
        """Take the profile, which `check_press` has let pass."""
        self._transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        self._known: dict[Rgb, Percent] = {}
        for ink in given:
            color = _rgb(ink.color)
            if color is not None:
                cyan, magenta, yellow, black = (each / 100 for each in ink.percent)
                self._known[color] = cyan, magenta, yellow, black

    def of(self, red: float, green: float, blue: float) -> Percent:
        """Return the inks of a colour; all numbers are parts of one."""
        color = _bytes(red, green, blue)
        if color not in self._known:
            self._known[color] = (0, 0, 0, 1 - color[0] / FULL) if len(set(color)) == 1 else self._converted(color)
        return self._known[color]

    def _converted(self, color: Rgb) -> Percent:
        pixel = self._transform.apply(Image.new("RGB", (1, 1), color)).tobytes()
        return pixel[0] / FULL, pixel[1] / FULL, pixel[2] / FULL, pixel[3] / FULL


def check_press(press: Press) -> list[Diagnostic]:
    """Report a profile that is none of a press, and inks of tokens that are no colours."""
    problems = [
        Diagnostic(
            "R123",
            f"the token `{ink.name}-cmyk` gives the inks of `{ink.name}`, which is no colour",
            ink.span,
            f"give `{ink.name}` a colour, or remove `{ink.name}-cmyk`",
        )
        for ink in press.inks
        if _rgb(ink.color) is None
    ]
    if press.profile is not None and (fault := _fault(press.profile)):
        hint = "ask the printer for the ICC profile of the press and the paper"
        problems.append(
            Diagnostic("R122", f"{press.profile_path} is no profile to print with: {fault}", press.profile_span, hint)
        )
    return problems


@contextmanager
def inking(inks: Inks) -> Iterator[None]:
    """Let WeasyPrint write inks wherever it would write a colour of screens."""
    _check_engine()
    originals = {name: Stream.__dict__.get(name) for name, _ in REPLACED}
    plain = Stream.create_interpolation_function

    def set_color_rgb(self: Any, r: float, g: float, b: float, stroke: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002
        self.set_color_space("DeviceCMYK", stroke)
        self.set_color_special(None, stroke, *inks.of(r, g, b))

    def create_interpolation_function(domain: Any, c0: Any, c1: Any, n: Any) -> Any:  # noqa: ANN401 - as WeasyPrint's
        first, last = (inks.of(*each) if len(each) == RGB else each for each in (tuple(c0), tuple(c1)))
        return plain(domain, first, last, n)

    Stream.set_color_rgb = set_color_rgb
    Stream.create_interpolation_function = staticmethod(create_interpolation_function)
    try:
        yield
    finally:
        for name, original in originals.items():
            if original is None:
                delattr(Stream, name)
            else:
                setattr(Stream, name, original)


def _check_engine() -> None:
    """Raise EngineChangedError unless WeasyPrint writes colours in the known way."""
    if weasyprint.__version__ != VERSION:
        message = f"inks are set for WeasyPrint {VERSION}, this is {weasyprint.__version__}"
        raise EngineChangedError(message)
    for name, parameters in REPLACED:
        found = " ".join(signature(getattr(Stream, name)).parameters) if hasattr(Stream, name) else "nothing"
        if found != parameters:
            message = f"Stream.{name} takes {found}, not {parameters}"
            raise EngineChangedError(message)


def _rgb(color: str) -> Rgb | None:
    found = parse_color(color) if color else None
    return None if found is None or found == "currentcolor" else _bytes(*found.to("srgb").coordinates)


def _bytes(red: float, green: float, blue: float) -> Rgb:
    first, second, third = (round(min(max(each, 0), 1) * FULL) for each in (red, green, blue))
    return first, second, third


def _fault(profile: bytes) -> str | None:
    """Return what is wrong with a profile (ICC.1:2010 §7.2), or None."""
    if profile[36:40] != b"acsp":
        return "it is no ICC profile"
    if profile[16:20] != b"CMYK":
        return f"its colours are {profile[16:20].decode('ascii', 'replace').strip()}, not CMYK"
    try:
        Inks(profile, ())
    except (ImageCms.PyCMSError, OSError):
        return "it cannot turn colours into inks"
    return None
