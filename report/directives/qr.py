"""`:::{qr} #section.id` or `:::{qr} https://…`: a code that leads a reader of the paper to a web page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic
from report.directives.directive import Directive, Scene
from report.model.blocks import Block, SectionRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.metric import Metric
    from report.model.settings import Settings
    from report.model.text import Text

QUIET = 4
"""Empty modules around the code (ISO/IEC 18004 §6.3.8)."""


@dataclass(frozen=True, slots=True)
class QrCode(Block):
    """A code; it leads to a section of the published site, or to an address."""

    section: SectionRef | None
    address: str
    """Empty where a section is named."""
    caption: Text | None
    alt: Text


def parse(fence: Fence, reading: Reading) -> QrCode | None:
    """Read target and words; a code without alternative text is an error (WCAG 1.1.1)."""
    fields = reading.fields(fence)
    caption = fields.text("caption", "caption of a QR code")
    alt = fields.text("alt", "alternative text", required=True)
    fields.finish()
    target, place = fence.argument, fence.argument_span
    if target.startswith("#") and len(target) > 1:
        section = SectionRef(target[1:], place.shifted(1, len(target) - 1))
        return QrCode(fence.span, section, "", caption, alt) if alt else None
    if not target.startswith("https://") or len(target.split()) != 1:
        span = place if target else fence.span
        hint = "write `:::{qr} #section.id`, or an address that begins with https://"
        reading.report("P105", "`qr` names neither a section nor an address", span, hint)
        return None
    return QrCode(fence.span, None, target, caption, alt) if alt else None


def view(node: QrCode, scene: Scene) -> Mapping[str, object]:
    """Return the address, its drawing as the path of an SVG, and the side of its square."""
    address = scene.published(node.section.id) if node.section else node.address
    is_here = node.section is not None and scene.medium == "web"
    path, side = _drawing(address)
    return {
        "address": address,
        "url": scene.url(node.section.id) if node.section and is_here else address,
        "alt": scene.plain(node.alt),
        "path": path,
        "side": side,
    }


def check(node: QrCode, _metrics: Mapping[str, Metric], settings: Settings) -> Iterator[Diagnostic]:
    """Yield a problem where a section's address on the web is not known."""
    if node.section is not None and settings.address is None:
        hint = "add `address: https://…`, where the website will stand, to content/report.yaml"
        yield Diagnostic("P125", "the report does not say where its website stands", node.section.span, hint)


@lru_cache(maxsize=256)
def _drawing(address: str) -> tuple[str, int]:
    """Return the dark modules as runs along the rows, and the side with its quiet zone, in modules."""
    import segno  # noqa: PLC0415 - only a report with a code pays for it

    rows = segno.make(address, error="m", boost_error=False, micro=False).matrix
    runs = []
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
                start = None
    return "".join(runs), len(rows) + 2 * QUIET


DIRECTIVE = Directive("qr", parse, QrCode, view, "qr.html", check)
