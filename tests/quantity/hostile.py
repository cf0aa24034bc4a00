"""Texts that a reader of numbers could lose its time on: one piece, over and over."""

from __future__ import annotations

HOSTILE: tuple[tuple[str, str], ...] = (
    *[
        ("zh", piece)
        for piece in (
            "1",
            "一",
            "万亿",
            "第",
            "三分之",
            "数",
            "1-",
            "1:",
            "*1",
            "约",
            "2020年",
            "十几",
            "三至",
            "3比",
            "½",
            "八折",
        )
    ],
    *[("en", piece) for piece in ("1", "1,234,", "12,", "1.1.", "one hundred ", "hundreds of ", "hundreds, ", "a-1")],
    *[
        ("en", piece)
        for piece in ("scores of ", "3 to ", "one out of ", "Article 1 ", "passed RMB ", "aged 1 or more ")
    ],
    *[("en", piece) for piece in ("{{", "[", "](", "`", "http://", "between 1 and ", "a million ", "Covid-", "-", " ")],
    *[("de", piece) for piece in ("1", "1.", "1,")],
)
"""(language, piece)"""
