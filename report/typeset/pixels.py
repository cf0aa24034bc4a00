"""One picture of pixels, made ready for paper.

What becomes of it:

- a photograph that came as PNG      JPEG, every pixel with its own colour (4:4:4)
- a drawing, a screenshot            PNG, pixel by pixel
- a picture much wider than a page   as many pixels as paper can show
- alpha that hides nothing           none
- another colour profile than sRGB   sRGB, which is what the PDF says its colours are
- a camera that was held sideways    upright
- a CMYK JPEG, an animation          left alone
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageCms, ImageOps

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

CLEARLY = 1.25
"""How many times too wide a picture is before it is worth losing its own pixels."""
ORIENTATION = 0x0112
"""The Exif tag that says how the camera was held; 1 and nothing: upright."""
UPRIGHT = (None, 1)
OPAQUE = (255, 255)
SMALL = 200_000
"""Pixels: smaller pictures take no time worth saving."""
SAMPLE = 256
"""Pixels of width and height of what is looked at for its colours."""
MANY = {"RGB": 2048, "L": 96}
"""Colours in the sample of a photograph, at least; drawings have some hundreds, mostly between two others."""
FLAT = 0.5
"""Share of pixels that are the same as the one before: paper, walls of a diagram, the ground of a window."""
WORTH = 2
"""How many times more bytes a pixel has as PNG than as JPEG, at least: a sharp photograph has three times as many."""
SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L")
SRGB_NAMES = ("srgb", "61966-2")
"""Parts of what profiles of sRGB call themselves (IEC 61966-2-1)."""


def remade(content: bytes, widest: int | None, quality: int) -> bytes | None:
    """Return a picture as PNG or JPEG, or None where it is as it should be or cannot be read.

    `widest` is its width in pixels, at most, None for any; `quality` that of JPEG, as Pillow counts it. The same
    picture gives the same bytes.
    """
    try:
        with Image.open(BytesIO(content)) as image:
            if image.format in {"JPEG", "MPO"}:
                return _from_jpeg(image, widest, quality)
            return _from_png(image, len(content), widest, quality) if image.format == "PNG" else None
    except Exception:  # noqa: BLE001 - Pillow raises whatever the damage in a file leads to; typesetting reports it
        return None


def is_photograph(image: Image.Image) -> bool:
    """Tell whether an opaque picture has what JPEG is made for: many colours, and hardly two equal pixels in a row."""
    if image.mode not in MANY or image.width * image.height < SMALL:
        return False
    size = min(image.width, SAMPLE), min(image.height, SAMPLE)
    colours = image.resize(size, Image.Resampling.NEAREST).getcolors(SAMPLE * SAMPLE) or ()
    return len(colours) >= MANY[image.mode] and _flat_share(image) < FLAT


def _from_jpeg(image: ImageFile, widest: int | None, quality: int) -> bytes | None:
    if image.mode not in MANY:
        return None
    made = _narrowed(_in_srgb(_upright(image)), widest)
    return None if made is image else _as_jpeg(made, quality)


def _from_png(image: ImageFile, size: int, widest: int | None, quality: int) -> bytes | None:
    if getattr(image, "is_animated", False) or image.mode == "1":
        return None
    image.load()
    made = _in_srgb(_opaque(_eight_bits(_upright(image))))
    if is_photograph(made):
        small = _narrowed(made, widest)
        packed = _as_jpeg(small, quality)
        if WORTH * len(packed) / (small.width * small.height) < size / (made.width * made.height):
            return packed
    made = _narrowed(made, widest)
    return None if made is image else _as_png(made)


def _upright(image: Image.Image) -> Image.Image:
    return image if image.getexif().get(ORIENTATION) in UPRIGHT else ImageOps.exif_transpose(image)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture with 256 steps where it has more; Pillow would cut them off at the 256th."""
    if image.mode not in SIXTEEN_BITS:
        return image
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _opaque(image: Image.Image) -> Image.Image:
    """Return a picture without its alpha where that hides nothing."""
    seen = image.convert("RGBA") if "transparency" in image.info else image
    if seen.mode not in {"RGBA", "LA"} or seen.getchannel("A").getextrema() != OPAQUE:
        return image
    return seen.convert(seen.mode[:-1])


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture of another colour profile in sRGB; grey ones and damaged profiles stay."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        name = ImageCms.getProfileDescription(meant).lower()
        if any(part in name for part in SRGB_NAMES):
            return image
        wanted = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, meant, wanted, ImageCms.Intent.RELATIVE_COLORIMETRIC) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _narrowed(image: Image.Image, widest: int | None) -> Image.Image:
    """Return a picture that is much too wide with as many pixels as are of use."""
    if widest is None or image.width <= widest * CLEARLY:
        return image
    size = widest, max(1, round(image.height * widest / image.width))
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.resize(size, Image.Resampling.LANCZOS)


def _flat_share(image: Image.Image) -> float:
    """Return the share of pixels that are the same as the one to their left."""
    right = image.crop((1, 0, image.width, image.height))
    left = image.crop((0, 0, image.width - 1, image.height))
    bands = ImageChops.difference(right, left).split()
    largest = bands[0]
    for band in bands[1:]:
        largest = ImageChops.lighter(largest, band)
    return largest.histogram()[0] / (largest.width * largest.height)


def _as_jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True, icc_profile=None)
    return out.getvalue()


def _as_png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", icc_profile=None)
    return out.getvalue()
