"""A value as the YAML source of a file would write it: in the style of what stands there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from report.markup.yamltree import Mapping, Scalar, parse_yaml

if TYPE_CHECKING:
    from decimal import Decimal

GROUPED = 4
"""Numbers of so many digits and more are worth grouping."""
_WHOLE = re.compile(r"(?P<quote>['\"]?)[+-]?(?P<whole>[\d_]*)", re.ASCII)
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def number_source(value: Decimal, like: str | None, *, grouped: bool = False) -> str:
    """Return a number; digits are grouped, and quotes set, as in `like`, the source it takes the place of.

    `grouped` decides where `like` is too short to tell.

    >>> from decimal import Decimal
    >>> number_source(Decimal("471200000000"), "466_191_000_000"), number_source(Decimal("1.20"), "1.1")
    ('471_200_000_000', '1.20')
    """
    before = _WHOLE.match(like or "")
    quote = before["quote"] if before else ""
    whole = before["whole"] if before else ""
    if "_" in (like or "") or len(whole) >= GROUPED:
        grouped = "_" in (like or "")
    written = f"{value:f}"
    whole, point, decimals = written.removeprefix("-").partition(".")
    if grouped and len(whole) >= GROUPED:
        whole = f"{int(whole):_}"
    return f"{quote}{'-' if written.startswith('-') else ''}{whole}{point}{decimals}{quote}"


def text_source(text: str, like: str | None, *, flow: bool) -> str:
    """Return a text on one line: quoted as `like` was, else plain where YAML reads it back as the same text.

    `flow` says that it stands in braces, where commas and brackets end a plain text.

    >>> text_source("人力资源部", None, flow=False), text_source("a: b", None, flow=False)
    ('人力资源部', "'a: b'")
    """
    single = "'" + text.replace("'", "''") + "'"
    style = (like or "")[:1]
    choices = {"'": (single,), '"': ()}.get(style, (text, single))
    for source in choices:
        if _reads_as(source, text, flow=flow):
            return source
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _reads_as(source: str, text: str, *, flow: bool) -> bool:
    if "\n" in source or "\r" in source:
        return False
    tree, problems = parse_yaml(f"{{a: {source}, b: 1}}" if flow else f"a: {source}\nb: 1\n", "")
    if problems or not isinstance(tree, Mapping) or [key.text for key, _ in tree.entries] != ["a", "b"]:
        return False
    value = tree.entries[0][1]
    return isinstance(value, Scalar) and value.text == text and not value.is_null
