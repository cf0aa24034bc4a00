"""Style sheets in their order: tokens, goals, shared, components, then the medium's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Span
from report.model.composition import Sheet
from report.model.project import INKS_SUFFIX
from report.standards.sdg import goals

if TYPE_CHECKING:
    from report.model.project import Templates
    from report.model.settings import Settings


def tokens_of(settings: Settings, templates: Templates) -> dict[str, str]:
    """Return the design tokens, the report's brand above those of the templates."""
    return {**dict(templates.tokens), **dict(settings.brand)}


def sheets_for(medium: str, settings: Settings, templates: Templates) -> tuple[Sheet, ...]:
    """Return the sheets of a medium, each with the file it came from."""
    generated = Sheet("tokens", _custom_properties(tokens_of(settings, templates)), Span("templates/tokens.yaml"))
    tiles = Sheet("goals", _goal_colors(), Span("templates/tokens.yaml"))
    found = [generated, tiles]
    for folder in ("shared/", "components/", f"{medium}/"):
        for name in sorted(templates.files):
            if name.startswith(folder) and name.endswith(".css"):
                file = templates.files[name]
                found.append(Sheet(name, file.text, Span(file.shown_path)))
    if medium == "print":
        # After the design's own sheets: they have no say in what the first page is called.
        first = f"@page :first {{ counter-reset: page {settings.first_folio}; }}\n"
        found.append(Sheet("folio", first, Span("content/report.yaml")))
    return tuple(found)


def proof_sheets(settings: Settings, templates: Templates) -> tuple[Sheet, ...]:
    """Return the sheets of a proof: it has a design of its own, in the colours and fonts of the report."""
    tokens = Sheet("tokens", _custom_properties(tokens_of(settings, templates)), Span("templates/tokens.yaml"))
    names = [name for name in sorted(templates.files) if name.startswith("proof/") and name.endswith(".css")]
    return (
        tokens,
        *(Sheet(name, templates.files[name].text, Span(templates.files[name].shown_path)) for name in names),
    )


def press_sheets(settings: Settings, templates: Templates) -> tuple[Sheet, ...]:
    """Return what the print edition adds to the sheets of print, the design's own last."""
    place = Span("content/report.yaml")
    chapters = Sheet("chapters", ".opener { break-before: right; }\n", place)
    files = [templates.files[name] for name in sorted(templates.files) if _is_press_sheet(name)]
    own = [Sheet(file.name, file.text, Span(file.shown_path)) for file in files]
    return (*([chapters] if settings.printing.chapters == "recto" else []), *own)


def _is_press_sheet(name: str) -> bool:
    return name.startswith("press/") and name.endswith(".css")


def _custom_properties(tokens: dict[str, str]) -> str:
    shown = [(name, value) for name, value in tokens.items() if not name.endswith(INKS_SUFFIX)]
    return ":root {\n" + "".join(f"  --{name}: {value};\n" for name, value in shown) + "}\n"


def _goal_colors() -> str:
    return "".join(
        f".goal-{goal.number} {{ background-color: {goal.color}; color: {goal.text_color}; }}\n"
        for goal in goals("en").values()
    )
