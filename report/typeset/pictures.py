"""Pictures of pixels as a PDF takes them: made once, kept by content in a folder, safe to delete.

WeasyPrint hands a JPEG through as it is, but unpacks a PNG and packs it again, pixel by pixel: with photographs as PNG
a report takes seven times as long, and ten times the room. It knows no colour profiles, and turns a picture that lies
on its side at a low quality. So all of that is done here, and where nothing is to be done a picture stays, byte for
byte. Drawings and screenshots keep every pixel, unless they have more than paper can show.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from report.cache import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Asset = tuple[str, bytes, str]
"""Path, bytes, media type."""
JPEG, PNG = "image/jpeg", "image/png"
RECIPE = "1"
"""To be raised when pictures are made in another way."""
MOST_BYTES = 500_000_000
"""Of what is kept: some hundred photographs; then those that were used longest ago go."""
KIND = "picture"
AS_IT_IS = b"="
"""Kept where nothing was to be done."""
START_OF_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an edition needs of a picture."""

    widest: int | None
    """Pixels of width; None: all there are."""
    quality: int
    """Of JPEG, as Pillow counts it."""


SCREEN = Limits(2551, 88)
"""300 pixels to an inch of an A4 page with its bleed, 216 mm: as wide as a picture can be."""
PRESS = Limits(None, 95)


def pictures_beside(fonts: Path | None) -> Path | None:
    """Return the folder of prepared pictures, which lies beside that of the cut fonts."""
    return fonts.parent / "pictures" if fonts is not None else None


def prepare(pictures: Iterable[Asset], store: Path | None, limits: Limits = SCREEN) -> tuple[Asset, ...]:
    """Return the same pictures under the same paths, some with other bytes, and then perhaps as another type.

    A picture that cannot be read stays as it is; typesetting reports it.
    """
    given = tuple(pictures)
    if not any(media_type in {JPEG, PNG} for _, _, media_type in given):
        return given
    kept = Store(store, MOST_BYTES) if store is not None else None
    made = tuple(
        (path, *_prepared(content, media_type, kept, limits))
        if media_type in {JPEG, PNG}
        else (path, content, media_type)
        for path, content, media_type in given
    )
    if kept is not None:
        kept.close()
    return made


def _prepared(content: bytes, media_type: str, kept: Store | None, limits: Limits) -> tuple[bytes, str]:
    said = hashlib.sha256(f"{RECIPE}\0{_encoders()}\0{astuple(limits)}\0{media_type}\0".encode())
    said.update(content)
    key = said.hexdigest()
    made = kept.get(KIND, key) if kept is not None else None
    if made is None:
        from report.typeset.pixels import remade  # noqa: PLC0415 - Pillow, only for pictures that are new

        made = remade(content, limits.widest, limits.quality) or AS_IT_IS
        if kept is not None:
            kept.put(KIND, key, made)
    if made == AS_IT_IS:
        return content, media_type
    return made, JPEG if made.startswith(START_OF_JPEG) else PNG


def _encoders() -> str:
    """Return what packs pictures, with its version: other versions give other bytes."""
    from importlib.metadata import version  # noqa: PLC0415 - only reports with pictures of pixels need it

    return version("pillow")
