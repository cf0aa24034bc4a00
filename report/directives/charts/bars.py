"""Bars from zero: lying (bar), standing (column), or in pairs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from report.directives.charts.lettering import LEADING, NAME, VALUE, Lettering, broken, fitting, width
from report.directives.charts.mark import WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from report.directives.charts.mark import Mark, Row

THICK = 14
"""Of lying bars."""
LEAST = 0.25
"""The part of the width that the longest bar has in any case."""
PLOT = 110
"""Height of the highest column."""
SLOT = 240
"""Room for a column and its words, at the most: two columns take the whole width."""
COLUMN = 64
"""Width of a column, at the most."""
NARROW = 75
"""A slot in which values are set smaller."""
GAP = 7


def bars(marks: Sequence[Mark]) -> dict[str, object]:
    """Lay bars from zero, each below its name; a bar's length is its value."""
    longest = max((mark.value for mark in marks), default=Decimal(1)) or Decimal(1)
    widest = max((width(mark.label, VALUE, bold=True) for mark in marks), default=0)
    room = round(max(WIDTH * LEAST, WIDTH - widest - GAP - 2), 2)
    top, drawn = 0.0, []
    for mark in marks:
        length = round(float(mark.value / longest) * room, 2)
        name = Lettering(0, round(top + NAME, 2), broken(mark.name, NAME, WIDTH), NAME)
        top = round(top + name.height + 4, 2)
        value = Lettering(length + GAP, top + THICK - 2, (mark.label,), VALUE)
        drawn.append({"mark": mark, "top": top, "length": length, "name": name, "value": value})
        top += THICK + 9
    return {"width": WIDTH, "height": round(top - 5, 2), "bars": drawn, "track": room, "thick": THICK}


def columns(marks: Sequence[Mark], head: str) -> dict[str, object]:
    """Stand columns on a line: the value above each, its name below."""
    slot = min(SLOT, WIDTH / max(1, len(marks)))
    room, thick = slot - GAP, round(min(slot * 0.5, COLUMN), 2)
    highest = max((mark.value for mark in marks), default=Decimal(1)) or Decimal(1)
    value_size = fitting([mark.label for mark in marks], VALUE if slot > NARROW else VALUE - 1.5, room, bold=True)
    name_size = fitting([mark.name for mark in marks], NAME, room)
    labels = [broken(mark.label, value_size, room, bold=True) for mark in marks]
    most = max((len(lines) for lines in labels), default=1)
    top = (18 if head else 4) + most * value_size * LEADING + 4
    base = round(top + PLOT, 2)
    drawn = []
    for index, (mark, lines) in enumerate(zip(marks, labels, strict=True)):
        middle = round((index + 0.5) * slot, 2)
        height = round(float(mark.value / highest) * PLOT, 2)
        label_y = base - height - 6 - (len(lines) - 1) * value_size * LEADING
        names = broken(mark.name, name_size, room)
        drawn.append(
            {
                "mark": mark,
                "x": round(middle - thick / 2, 2),
                "y": round(base - height, 2),
                "height": height,
                "value": Lettering(middle, round(label_y, 2), lines, value_size, "middle"),
                "name": Lettering(middle, base + name_size + 5, names, name_size, "middle"),
            }
        )
    below = max((len(broken(mark.name, name_size, room)) for mark in marks), default=1) * name_size * LEADING
    return {
        "width": WIDTH,
        "height": round(base + below + 8, 2),
        "base": base,
        "reach": round(slot * len(marks), 2),
        "thick": thick,
        "columns": drawn,
    }


def pairs(rows: Sequence[Row], sides: Sequence[str]) -> dict[str, object]:
    """Lay two bars for each row below its name, each with the name of its side and its value at its end."""
    marks = [mark for row in rows for mark in row.marks]
    side_width = min(150, max((width(side, NAME) for side in sides), default=0) + GAP)
    side_lines = [broken(side, NAME, side_width) for side in sides]
    widest = max((width(mark.label, VALUE, bold=True) for mark in marks), default=0)
    room = max(WIDTH * LEAST, WIDTH - side_width - widest - GAP - 2)
    thick = max(THICK + 4, max(len(lines) for lines in side_lines) * NAME * LEADING) if side_lines else THICK + 4
    top, drawn = 0.0, []
    for row in rows:
        longest = max(mark.value for mark in row.marks) if _apart(rows) else max(mark.value for mark in marks)
        names = broken(row.name, NAME, WIDTH)
        name = Lettering(0, round(top + 11, 2), names, NAME)
        top += name.height + 5
        for index, mark in enumerate(row.marks):
            length = round(float(mark.value / (longest or Decimal(1))) * room, 2)
            drawn.append(
                {
                    "mark": mark,
                    "row": name if index == 0 else None,
                    "side": Lettering(0, round(top + 11, 2), side_lines[index], NAME),
                    "x": round(side_width, 2),
                    "top": round(top, 2),
                    "length": length,
                    "light": index == 0,
                    "value": Lettering(round(side_width + length + GAP, 2), round(top + 12, 2), (mark.label,), VALUE),
                }
            )
            top += thick
        top += 9
    return {"width": WIDTH, "height": round(top, 2), "bars": drawn, "thick": THICK}


def _apart(rows: Sequence[Row]) -> bool:
    """Tell whether rows measure different things, so that each has a scale of its own."""
    return len({row.unit for row in rows}) > 1
