"""The 17 Sustainable Development Goals of the United Nations: numbers, short titles, colours.

No icons: the UN's may not be recoloured or built into other marks, so tiles are drawn from number, title
and colour (UN SDG communication guidelines).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from report.model.script import SIMPLIFIED, TRADITIONAL, chinese_script


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, its title in one language."""

    number: int
    title: str
    color: str
    """Official colour, #RRGGBB."""
    text_color: str
    """Black or white, whichever reaches WCAG AA on the colour."""


@cache
def goals(language: str) -> dict[int, Goal]:
    """Return all goals with titles in a language; a language without official short titles gets English."""
    script = {SIMPLIFIED: "zh", TRADITIONAL: "zh_hant"}.get(chinese_script(language) or "", "en")
    import yaml  # noqa: PLC0415 - where every page is known, no goal is asked for

    rows = yaml.safe_load((Path(__file__).parent / "sdg_goals.yaml").read_text(encoding="utf-8"))
    return {
        row["goal"]: Goal(row["goal"], row.get(f"short_{script}") or row["short_en"], row["color"], row["text"])
        for row in rows
    }


GOAL_NUMBERS = range(1, 18)
