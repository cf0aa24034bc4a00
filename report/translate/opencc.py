"""OpenCC, which knows the words of each script of Chinese. A project without derived languages does without it.

The library is that of https://github.com/BYVoid/OpenCC (Apache 2.0). It is asked once a text: what it answers is kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class NoOpenCC(Exception):  # noqa: N818 - says what is so
    """There is no OpenCC, or one that lacks a conversion."""


@cache
def conversion(name: str) -> Callable[[str], str]:
    """Return a conversion by its name, such as s2hk; a pure function for as long as the library stays the same.

    Raises NoOpenCC.
    """
    try:
        from opencc import OpenCC  # noqa: PLC0415 - a part that not everybody installs
    except ImportError as error:
        raise NoOpenCC from error
    try:
        return OpenCC(name).convert
    except (RuntimeError, OSError) as error:  # one that does not know this conversion
        raise NoOpenCC from error
