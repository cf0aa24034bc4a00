"""What a directive is, and what it may ask of the stages that use it.

A directive is one file here, one template in templates/components/, one fixture in tests/directives/, and one
line in the registry. Its node is a frozen dataclass; texts and references in it are found by type
(`model.walk`), so translation, checks and traces need no code of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from report.diagnostics import Diagnostic
    from report.directives.reading import Reading
    from report.markup.fence import Fence
    from report.model.blocks import Block
    from report.model.metric import Metric
    from report.model.section import Section, SectionHead
    from report.model.settings import Settings
    from report.model.text import Text
    from report.standards.sdg import Goal


class Scene(Protocol):
    """The page a directive is composed on: print or web, in one language."""

    medium: str
    """`print` or `web`."""
    language: str
    settings: Settings
    section: Section
    """The section being composed."""

    @property
    def sections(self) -> tuple[SectionHead, ...]:
        """All sections in reading order, without what they say."""
        ...

    @property
    def font_families(self) -> str:
        """Value for font-family in drawings; SVG does not inherit it in print."""
        ...

    def inline(self, text: Text) -> str:
        """Return a text as HTML."""
        ...

    def plain(self, text: Text) -> str:
        """Return a text without markup, figures printed."""
        ...

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return blocks as HTML."""
        ...

    def metric(self, metric: str) -> Metric:
        """Return a metric, its words in this language."""
        ...

    def figure(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric as HTML and note that it is printed here."""
        ...

    def figure_parts(self, metric: str) -> str:
        """Return a metric as HTML with amount and unit apart, and note that it is printed here."""
        ...

    def phrase(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric as plain text without noting it."""
        ...

    def number(self, value: Any) -> str:  # noqa: ANN401 - Decimal; typed loosely to keep the protocol small
        """Return a bare number in the language's digits and grouping."""
        ...

    def noted(self, metric: str, text: str) -> str:
        """Note that a drawing prints a metric; return the key for its data-place attribute."""
        ...

    def page(self, section: str, edge: str) -> str:
        """Return the marker of a section's first page, last page or page range (`first`, `last`, `range`)."""
        ...

    def url(self, section: str) -> str:
        """Return the link to a section in this medium."""
        ...

    def published(self, section: str) -> str:
        """Return the address of a section on the published site, in full."""
        ...

    def reference(self, target: str, words: str | None) -> str:
        """Return a link to a section; without words, its title, and its page in print."""
        ...

    def picture(self, path: str) -> str:
        """Return the address of a picture in this medium."""
        ...

    def goal(self, number: int) -> Goal:
        """Return a Sustainable Development Goal."""
        ...

    def gettext(self, message: str) -> str:
        """Return one of the templates' own words in this language."""
        ...


def no_check(_node: Any, _metrics: Mapping[str, Metric], _settings: Settings) -> Iterator[Diagnostic]:  # noqa: ANN401 - any node
    """Find nothing wrong."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Directive:
    """One row of the registry."""

    name: str
    parse: Callable[[Fence, Reading], Block | None]
    """Make the node, or report why not and return None."""
    node: type[Block]
    view: Callable[[Any, Scene], Mapping[str, object]]
    """Return what the template may see besides `node` and `scene`."""
    template: str
    """File in components/; a medium may have its own in print/components/ or web/components/."""
    check: Callable[[Any, Mapping[str, Metric], Settings], Iterator[Diagnostic]] = field(default=no_check)
    """Yield what is wrong with a node once all metrics are known."""


def no_view(_node: object, _scene: Scene) -> Mapping[str, object]:
    """Return nothing: the node alone is enough for the template."""
    return {}
