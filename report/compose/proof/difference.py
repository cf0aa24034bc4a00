"""Two states of a source text as one piece of HTML."""

from __future__ import annotations

from markupsafe import Markup, escape

from report.markup.difference import differences


def marked_difference(old: str, new: str) -> Markup:
    """Return both texts as one, with what went and what came.

    >>> str(marked_difference("共10次。", "共12场。"))
    '共<del>10次</del><ins>12场</ins>。'
    """
    return Markup("").join(
        escape(before)
        if before == after
        else Markup("").join(
            Markup("<{0}>{1}</{0}>").format(tag, text) for tag, text in (("del", before), ("ins", after)) if text
        )
        for before, after in differences(old, new)
    )
