"""Web addresses of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.section import SectionHead

HOME = "index.html"


class WebAddresses:
    """Paths of the site, relative to the folder of one language."""

    def __init__(self, sections: tuple[SectionHead, ...], headings: Mapping[str, str]) -> None:
        """Give every section its page; `headings` maps an anchor to its section."""
        self._pages: dict[str, str] = {}
        self._page_section: dict[str, str] = {}
        """Path to the id of the section that owns the page."""
        by_id = {section.id: section for section in sections}
        has_home = any(section.kind.web == "home" for section in sections)
        for section in sections:
            owner = section
            while owner.kind.web == "part" and owner.parent is not None:
                owner = by_id[owner.parent]
            is_home = owner.kind.web == "home" or (not has_home and owner is sections[0])
            path = HOME if is_home else owner.id.replace(".", "/") + ".html"
            self._pages[section.id] = path
            self._page_section.setdefault(path, owner.id)
        self._headings = headings

    def page(self, section: str) -> str:
        """Return the page on which a section stands."""
        return self._pages[section]

    def owner(self, path: str) -> str:
        """Return the section that owns a page."""
        return self._page_section[path]

    def section_of(self, target: str) -> str:
        """Return the section of a section id or of a heading's anchor."""
        return self._headings.get(target, target)

    def address(self, target: str) -> str:
        """Return the path of a section or heading, with its anchor unless it is the top of a page."""
        section = self.section_of(target)
        path = self.page(section)
        return path if target == self.owner(path) else f"{path}#{target}"
