"""Addresses as seen from a page, so that a site works from any folder."""

from __future__ import annotations

import posixpath


def relative(address: str, page: str) -> str:
    """Return an address as seen from a page, both relative to the same folder.

    >>> relative("energy/office.html#a", "energy.html"), relative("index.html", "energy/office.html")
    ('energy/office.html#a', '../index.html')
    """
    path, mark, anchor = address.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor
