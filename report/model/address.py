"""Addresses as seen from a page, so that a site works from any folder."""

from __future__ import annotations

import posixpath


def relative(address: str, page: str) -> str:
    """Return an address as seen from a page, both relative to the same folder.

    >>> relative("trust/safety.html#a", "trust.html"), relative("index.html", "trust/safety.html")
    ('trust/safety.html#a', '../index.html')
    """
    path, mark, anchor = address.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor
