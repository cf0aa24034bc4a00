"""Compressed streams that can be added to without being compressed again (RFC 1950, RFC 1951)."""

from __future__ import annotations

import zlib

LEVEL = 9
"""As pydyf compresses."""
HEADER = b"\x78\xda"
"""Of a stream compressed by a window of 32 kB, at the highest level."""
_RAW = -15
_BASE = 65521
"""The largest prime below 2 to the 16th, which Adler-32 counts by."""


def begin_stream(content: bytes) -> tuple[bytes, int]:
    """Return the beginning of a compressed stream, deflated, and its checksum."""
    deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    return deflating.compress(content) + deflating.flush(zlib.Z_SYNC_FLUSH), zlib.adler32(content)


def end_stream(begun: bytes, check: int, more: bytes) -> bytes:
    """Return a whole compressed stream: what was begun, and more."""
    deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    rest = deflating.compress(more) + deflating.flush()
    return HEADER + begun + rest + joined_check(check, zlib.adler32(more), len(more)).to_bytes(4, "big")


def content_of(begun: bytes) -> bytes:
    """Return what the beginning of a stream says."""
    return zlib.decompressobj(_RAW).decompress(begun)


def joined_check(first: int, second: int, length: int) -> int:
    """Return the Adler-32 of two texts behind each other; `length` is that of the second."""
    low = ((first & 0xFFFF) + (second & 0xFFFF) - 1) % _BASE
    high = ((first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)) % _BASE
    return high << 16 | low
