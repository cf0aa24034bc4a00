"""Cut faces: what is in them, and that keeping them can do no harm."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from report.typeset.faces import cutting, store
from report.typeset.faces.cutting import DamagedFaceError, cut
from report.typeset.faces.machine import installed_faces
from report.typeset.faces.store import Store
from tests.fontfiles import collection, font_file

FONT = font_file("Brand Sans")
SOME = "直真骨花"
SETS = ("", "一", "一丁", "一丁七", "一二三", SOME, "".join(map(chr, range(0x4E00, 0x4F80))))


def characters(font: bytes) -> str:
    """Return the characters of a font file."""
    return "".join(map(chr, sorted(TTFont(io.BytesIO(font)).getBestCmap())))


@pytest.mark.parametrize("by_harfbuzz", [True, False])
@pytest.mark.parametrize("content", [FONT, font_file("Brand Sans", flavor="woff2")], ids=["ttf", "woff2"])
def test_face_is_cut(content: bytes, monkeypatch: pytest.MonkeyPatch, *, by_harfbuzz: bool) -> None:
    """Only what was asked for stays, under the family's name, by HarfBuzz or without it."""
    if not by_harfbuzz:
        monkeypatch.setattr(cutting, "functions", dict)
    made = cut(content, 0, "ab甲")
    assert characters(made) == "ab"
    assert TTFont(io.BytesIO(made))["name"].getDebugName(1) == "Brand Sans"
    assert cut(content, 0, "甲ba") == made


@pytest.mark.parametrize("by_harfbuzz", [True, False])
def test_face_of_a_collection(monkeypatch: pytest.MonkeyPatch, *, by_harfbuzz: bool) -> None:
    """The face that was meant, as a file of its own."""
    if not by_harfbuzz:
        monkeypatch.setattr(cutting, "functions", dict)
    made = cut(collection("First", "Second"), 1, "ab")
    assert TTFont(io.BytesIO(made))["name"].getDebugName(1) == "Second"


@pytest.mark.parametrize("by_harfbuzz", [True, False])
@pytest.mark.parametrize(
    "content", [b"", b"no font", FONT[:200], b"wOF2" + bytes(100)], ids=["empty", "text", "beginning", "woff2"]
)
def test_damage_is_told(content: bytes, monkeypatch: pytest.MonkeyPatch, *, by_harfbuzz: bool) -> None:
    """A file that is no font gives a reason, no crash."""
    if not by_harfbuzz:
        monkeypatch.setattr(cutting, "functions", dict)
    with pytest.raises(DamagedFaceError):
        cut(content, 0, "ab")


@pytest.mark.parametrize(
    ("wanted", "by_harfbuzz"),
    [*((each, True) for each in SETS), (SOME, False)],
    ids=[*(f"{len(each)}-by-harfbuzz" for each in SETS), "by-fonttools"],
)
def test_numbers_of_glyphs_are_their_places(wanted: str, monkeypatch: pytest.MonkeyPatch, *, by_harfbuzz: bool) -> None:
    """A PDF names glyphs by CID where the font has some: in a cut face they are the places, and no glyph is lost."""
    if not by_harfbuzz:
        monkeypatch.setattr(cutting, "functions", dict)
    whole = next(face for face in installed_faces("Noto Sans CJK SC") if "Regular" in face.path)
    content = Path(whole.path).read_bytes()
    cut_face = TTFont(io.BytesIO(cut(content, whole.index, wanted)))
    order = cut_face.getGlyphOrder()
    assert order == [".notdef", *(f"cid{place:05}" for place in range(1, len(order)))]
    full = TTFont(io.BytesIO(content), fontNumber=whole.index, lazy=True)
    for character in wanted[:9]:
        drawn = [_drawn(font, font.getBestCmap()[ord(character)]) for font in (cut_face, full)]
        assert drawn[0] == drawn[1] != []


def _drawn(font: TTFont, glyph: str) -> list[Any]:
    pen = RecordingPen()
    font.getGlyphSet()[glyph].draw(pen)
    return list(pen.value)


def test_second_time_nothing_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same face and characters are read from the folder; others are not, and characters it lacks do not count."""
    name, made = Store(tmp_path).cut(FONT, 0, "ab")
    cuts = []

    def counted(_content: bytes, _index: int, wanted: str, *, keep_numbers: bool) -> bytes:
        assert not keep_numbers
        cuts.append(wanted)
        return made

    monkeypatch.setattr(store, "cut", counted)
    assert Store(tmp_path).cut(FONT, 0, "ba") == (name, made)
    assert Store(tmp_path).cut(FONT, 0, "ab甲") == (name, made)
    assert cuts == []
    assert Store(tmp_path).cut(FONT, 0, "abc")[0] != name
    assert Store(tmp_path).cut(font_file("Brand Sans", weight=500), 0, "ab")[0] != name
    assert cuts == ["abc", "ab"]


def test_damaged_keeping_is_cut_again(tmp_path: Path) -> None:
    """Half a file, or none, is as good as nothing kept."""
    name, made = Store(tmp_path).cut(FONT, 0, "ab")
    for length in (0, 5, 100, len(made) // 2):
        (tmp_path / name).write_bytes(made[:length])
        assert Store(tmp_path).cut(FONT, 0, "ab") == (name, made)
        assert (tmp_path / name).read_bytes() == made


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A build needs no store."""
    (tmp_path / "file").write_bytes(b"")
    assert Store(tmp_path / "file").cut(FONT, 0, "ab") == Store(None).cut(FONT, 0, "ab")


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Neither meets half a file of the other; nothing is left lying about."""
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: Store(tmp_path).cut(FONT, 0, "ab"), range(40)))
    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name for name, _ in made]


def test_store_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those used longest ago go; one that was just read stays."""
    names = [Store(tmp_path).cut(FONT, 0, wanted)[0] for wanted in ("a", "b", "c")]
    for age, name in enumerate(reversed(names), 1):
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    sizes = sum((tmp_path / name).stat().st_size for name in names)
    monkeypatch.setattr(store, "MOST_BYTES", sizes)
    Store(tmp_path).cut(FONT, 0, "a")
    new, _ = Store(tmp_path).cut(FONT, 0, "d")
    assert {path.name for path in tmp_path.iterdir()} == {names[0], names[2], new}
