"""Counting units whose sense every check has to take alike."""

from __future__ import annotations

PERSONS = frozenset(
    {"人", "名", "位", "员", "員", "名员工", "名員工", "位员工", "位員工", "person", "persons", "people"}
)
"""Units that count persons; 名 and 位 count nothing else in reports."""

ANYTHING = frozenset(["个", "個"])
"""Classifiers that may stand for any other."""
