"""Font files made for tests: every character a box, so that they are small and nobody's."""

from __future__ import annotations

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

ASCII = "".join(map(chr, range(0x20, 0x7F)))
EM = 1000


def font_file(
    family: str, characters: str = ASCII, *, weight: int = 400, rights: int = 0, flavor: str | None = None
) -> bytes:
    """Return a TrueType font, or WOFF2 by `flavor`; `rights` is fsType."""
    builder = FontBuilder(EM, isTTF=True)
    names = {ord(character): f"u{ord(character):04X}" for character in characters}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], _box(weight)))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Regular" if weight == 400 else "Bold"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(usWeightClass=weight, fsType=rights, fsSelection=0x40 if weight == 400 else 0x20)
    builder.setupPost()
    # The builder's own head says 1904: the file is the same every time.
    builder.font.recalcTimestamp = False
    builder.font.flavor = flavor
    return _saved(builder.font)


def variable_font_file(family: str) -> bytes:
    """Return a font whose boxes grow from 400 to 700 units as the weight does."""
    font = TTFont(BytesIO(font_file(family)), recalcTimestamp=False)
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    moves = [(0, 0), (0, 0), (300, 0), (300, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, moves)] for name in font.getGlyphOrder()})
    return _saved(font)


def collection(*families: str) -> bytes:
    """Return a collection with one face of each family."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(font_file(family)), recalcTimestamp=False) for family in families]
    return _saved(made)


def _box(weight: int) -> object:
    pen = TTGlyphPen(None)
    for step, corner in enumerate(((50, 0), (50, 700), (weight, 700), (weight, 0))):
        (pen.lineTo if step else pen.moveTo)(corner)
    pen.closePath()
    return pen.glyph()


def _saved(font: TTFont | TTCollection) -> bytes:
    made = BytesIO()
    font.save(made)
    return made.getvalue()
