"""Pictures of pixels, made ready for the PDF: photographs as JPEG, everything else pixel by pixel."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat

from report.typeset.pictures import JPEG, PNG, PRESS, SCREEN, Limits, prepare

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 720, 480


def clouds(mode: str = "RGB", size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Return something like a photograph: soft shapes of every colour, and grain. The same each time."""
    seed = 1
    cells = []
    for _ in range(24 * 16 * 3):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        cells.append(seed >> 23)
    soft = Image.frombytes("RGB", (24, 16), bytes(cells)).resize(size, Image.Resampling.BICUBIC)
    grain = bytes((at * at * 2_654_435_761 >> 13) % 7 for at in range(97 * 89))
    tile = Image.frombytes("L", (97, 89), grain).resize(size, Image.Resampling.NEAREST)
    return ImageChops.add(soft, Image.merge("RGB", (tile, tile, tile))).convert(mode)


def drawing(size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Return a diagram: flat colours, smooth edges, a little text."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for at in range(8):
        draw.ellipse((at * 70, at * 40, at * 70 + 200, at * 40 + 150), fill=(30 * at, 90, 255 - 30 * at))
        draw.text((at * 70, at * 50), "Energy 能源"[: at + 1], fill="black")
    return image.filter(ImageFilter.SMOOTH)


def packed(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:  # noqa: ANN401 - as Pillow takes them
    """Return an image as a file."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def one(content: bytes, media_type: str = PNG, limits: Limits = SCREEN) -> tuple[Image.Image, bytes, str]:
    """Return what becomes of a picture: the image, its bytes, its type."""
    ((path, made, kind),) = prepare([("images/a.png", content, media_type)], None, limits)
    assert path == "images/a.png"
    return Image.open(BytesIO(made)), made, kind


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much two images differ, as the mean of the squares, rooted; at most 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).rms)


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "LA"])
def test_a_photograph_becomes_a_jpeg(mode: str) -> None:
    """As large, nearly the same, and much smaller; alpha that hides nothing is no obstacle."""
    photograph = clouds(mode)
    content = packed(photograph)
    image, made, kind = one(content)
    assert (kind, image.format, image.size, image.mode) == (JPEG, "JPEG", photograph.size, mode.removesuffix("A"))
    assert len(made) < len(content) / 2
    assert difference(image, photograph.convert(image.mode)) < 4


def see_through(size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Return a photograph that fades out to the right."""
    image = clouds("RGBA", size)
    image.putalpha(Image.linear_gradient("L").rotate(90).resize(size))
    return image


def tiles() -> Image.Image:
    """Return as many colours as a photograph has, in squares of one each."""
    cells = bytes(value for at in range(96 * 64) for value in (at % 256, at // 256 * 9, 7 * at % 256))
    return Image.frombytes("RGB", (96, 64), cells).resize((768, 512), Image.Resampling.NEAREST)


def pattern() -> Image.Image:
    """Return few colours that change from pixel to pixel, as a print screen has them."""
    steps = bytes((at * at * 2_654_435_761 >> 13) % 4 * 80 for at in range(600 * 400))
    grey = Image.frombytes("L", (600, 400), steps)
    return Image.merge("RGB", (grey, grey, grey))


KEPT = {
    "drawing": packed(drawing()),
    "pattern": packed(pattern(), compress_level=0),
    "squares": packed(tiles(), compress_level=0),
    "palette": packed(drawing().quantize(64)),
    "line art": packed(drawing().convert("1")),
    "transparent": packed(see_through()),
    "small photograph": packed(clouds(size=(300, 200))),
    "sRGB drawing": packed(drawing(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "animation": packed(clouds(), save_all=True, append_images=[drawing()]),
    "damaged": packed(clouds())[:5000],
    "no picture": b"a text",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_as_it_should_be_stays(name: str) -> None:
    """Byte for byte."""
    assert prepare([("a.png", KEPT[name], PNG)], None) == (("a.png", KEPT[name], PNG),)


def test_other_kinds_are_not_looked_at() -> None:
    """Drawings of lines, and fonts."""
    others = (("a.svg", b"<svg/>", "image/svg+xml"), ("b", b"", "font/otf"))
    assert prepare(others, None) == others


def test_a_drawing_that_is_much_too_wide_is_made_narrower() -> None:
    """To as many pixels as paper shows; still pixel by pixel, and its colours stay."""
    image, _, kind = one(packed(drawing((4200, 600))))
    assert (kind, image.format) == (PNG, "PNG")
    assert image.size == (SCREEN.widest, round(600 * 2551 / 4200))
    assert image.getpixel((2500, 350)) == (255, 255, 255)


def test_what_is_hidden_does_not_shine_through_when_made_narrower() -> None:
    """Red of full transparency beside white stays unseen."""
    image = Image.new("RGBA", (4000, 400), (255, 0, 0, 0))
    image.paste((255, 255, 255, 255), (2001, 0, 4000, 400))
    made, _, _ = one(packed(image))
    seen = Image.alpha_composite(Image.new("RGBA", made.size, "white"), made)
    assert seen.getextrema() == ((255, 255),) * 4


def test_the_printer_gets_every_pixel() -> None:
    """At a higher quality, too."""
    content = packed(clouds(size=(3600, 300)))
    screen, press = one(content), one(content, limits=PRESS)
    assert (screen[0].width, press[0].width) == (2551, 3600)
    narrow = packed(clouds())
    assert difference(one(narrow, limits=PRESS)[0], clouds()) < difference(one(narrow)[0], clouds())


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_pictures_stand_upright(form: str, orientation: int) -> None:
    """However the camera was held, the pixels come as they are to be seen, and nothing turns them twice."""
    corners = Image.new("RGB", (60, 40), "white")
    corners.paste("red", (0, 0, 30, 20))
    corners.paste("blue", (30, 20, 60, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = packed(corners, form, exif=exif.tobytes(), **({"quality": 95} if form == "JPEG" else {}))
    image, made, _ = one(content, JPEG if form == "JPEG" else PNG)
    seen = (("rb", "ww", "br", "ww") * 2)[orientation - 1]
    names = {"r": (255, 0, 0), "b": (0, 0, 255), "w": (255, 255, 255)}
    assert image.size == ((60, 40) if orientation < 5 else (40, 60))
    assert image.getexif().get(0x0112, 1) == 1
    for at, name in zip(((5, 5), (image.width - 6, image.height - 6)), seen, strict=True):
        pixel: Any = image.getpixel(at)
        assert all(abs(got - wanted) < 12 for got, wanted in zip(pixel, names[name], strict=True))
    assert (made == content) == (orientation == 1)


def swapped() -> bytes:
    """Return a profile in which red means green, so that its use can be seen."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    rows = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, green = rows[b"rXYZ"], rows[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile).replace("sRGB built-in".encode("utf-16-be"), "Other colours".encode("utf-16-be"))


@pytest.mark.parametrize(("form", "kind"), [("PNG", PNG), ("JPEG", JPEG)])
def test_colours_of_another_profile_become_those_of_the_pdf(form: str, kind: str) -> None:
    """A PDF says that its colours are sRGB."""
    red = Image.new("RGB", (40, 40), (255, 0, 0))
    image, _, made_kind = one(packed(red, form, icc_profile=swapped()), kind)
    pixel: Any = image.getpixel((20, 20))
    assert pixel[1] > 200
    assert pixel[0] < 60
    assert (made_kind, image.info.get("icc_profile")) == (kind, None)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_is_handed_on(mode: str) -> None:
    """Packing it again would cost quality; inks stay inks, whatever profile they have."""
    content = packed(clouds(mode), "JPEG", icc_profile=b"not one" if mode == "CMYK" else None)
    assert one(content, JPEG)[1] == content


def test_a_jpeg_that_is_much_too_wide_is_made_narrower() -> None:
    """A little too wide is left alone."""
    assert one(packed(clouds(size=(3600, 300)), "JPEG"), JPEG)[0].width == SCREEN.widest
    assert one(packed(clouds(size=(2700, 300)), "JPEG"), JPEG)[0].width == 2700


def test_sixteen_bits_of_grey_are_not_cut_off() -> None:
    """Half of 65536 is half of 256."""
    image = one(packed(Image.new("I;16", (50, 50), 32768)))[0]
    assert (image.mode, image.getextrema()) == ("L", (128, 128))


def test_the_same_bytes_each_time() -> None:
    """Whatever else is prepared with it."""
    content = packed(clouds())
    alone = prepare([("a.png", content, PNG)], None)
    assert prepare([("b.png", packed(drawing()), PNG), ("a.png", content, PNG)], None)[1:] == alone
    assert pickle.loads(pickle.dumps(alone)) == alone  # noqa: S301 - what was just written


def test_what_was_made_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By content and limits: another path costs nothing, other limits do; without the folder all is made anew."""
    given = [("a.png", packed(clouds()), PNG), ("b.png", packed(drawing()), PNG)]
    first, press = prepare(given, tmp_path), prepare(given, tmp_path, PRESS)
    assert press != first

    def refuse(*_arguments: object) -> bytes:
        raise AssertionError("a picture was made anew")  # noqa: EM101, TRY003 - never shown to users

    monkeypatch.setattr("report.typeset.pixels.remade", refuse)
    assert prepare(given, tmp_path) == first
    assert prepare([("c.png", given[0][1], PNG)], tmp_path) == (("c.png", *first[0][1:]),)
    assert prepare(given, tmp_path, PRESS) == press
    with pytest.raises(AssertionError, match="made anew"):
        prepare(given, None)


@settings(max_examples=20)
@given(st.data())
def test_a_damaged_store_is_no_store(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """What does not read back is made anew."""
    folder = tmp_path_factory.mktemp("store")
    given = [("a.png", packed(clouds(size=(500, 410))), PNG)]
    first = prepare(given, folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        path.write_bytes(content[:at] + bytes(data.draw(st.integers(0, 40))) + content[at + 40 :])
    assert prepare(given, folder) == first
