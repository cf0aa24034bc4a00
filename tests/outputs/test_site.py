"""The website as files: links, addresses, structure, and the places of the manifest."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.outputs.webpages import Element, page_paths, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.outputs.example import Example
    from tests.outputs.manuscript import Manuscript

pytestmark = pytest.mark.xdist_group("example")

ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset")
CSS_ADDRESS = re.compile(r"url\(|@import|https?:|//")


def addresses(page: Element) -> Iterator[str]:
    """Yield every address that a page names."""
    for element in page:
        yield from (element.attributes[name] for name in ADDRESSES if name in element.attributes)


def ids(page: Element) -> list[str]:
    """Return the ids of a page."""
    return [element.attributes["id"] for element in page if "id" in element.attributes]


def dangling(site: Path) -> list[tuple[str, str]]:
    """Return (page, address) of every link to a file or an id that is not there."""
    return [
        (path.relative_to(site).as_posix(), address)
        for path in page_paths(site)
        for address in addresses(read_page(path))
        if not _leads_somewhere(path, address, site)
    ]


def _leads_somewhere(page: Path, address: str, site: Path) -> bool:
    target, anchor = _file(page, address), unquote(urlsplit(address).fragment)
    if not target.is_file() or not target.is_relative_to(site):
        return False
    return not anchor or anchor in ids(read_page(target))


def _file(page: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path)
    return Path(os.path.normpath(page.parent / path)) if path else page


def test_site_has_a_page_for_every_section(example: Example, manuscript: Manuscript) -> None:
    """Every section of the outline has an address in every language, with its title as a heading there."""
    for language, sections in example.editions.items():
        assert sections.keys() == {entry.id for entry in manuscript.outline}
        for section, row in sections.items():
            path, _, anchor = row["url"].partition("#")
            page = read_page(example.site / path)
            holder = next(e for e in page if e.attributes.get("id") == anchor) if anchor else page
            headings = [e.text for e in holder if re.fullmatch("h[1-6]", e.tag)]
            assert row["title"] == manuscript.title(section, language)
            assert headings[0].replace(" ", "") == row["title"].replace(" ", "")


def test_links_resolve(example: Example) -> None:
    """Every address on every page leads to a file of the site, and to an id in it where it names one."""
    assert len(page_paths(example.site)) > 30
    assert dangling(example.site) == []


def test_every_page_can_be_reached(example: Example) -> None:
    """From the root of the site, links lead to every page and to every PDF."""
    reached, waiting = set(), [example.site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        links = read_page(path).all("a") if path.suffix == ".html" else []
        waiting += [_file(path, link.attributes["href"]) for link in links if "href" in link.attributes]
    assert {*page_paths(example.site), *(example.site / "downloads").iterdir()} <= reached


def test_nothing_comes_from_elsewhere(example: Example) -> None:
    """No page, style sheet or script names an absolute address: the site works from any folder, and offline."""
    for path in page_paths(example.site):
        found = [a for a in addresses(read_page(path)) if urlsplit(a).scheme or a.startswith("/")]
        assert found == [], path
    for path in example.site.rglob("*.css"):
        code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert CSS_ADDRESS.search(code) is None, path
    for path in example.site.rglob("*.js"):
        assert not re.search(r"https?://|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(", path.read_text()), (
            path
        )


def test_pages_have_no_inline_code(example: Example) -> None:
    """Scripts and styles are files, so that a strict content security policy holds."""
    for path in page_paths(example.site):
        page = read_page(path)
        assert page.all("style") == []
        assert all("src" in script.attributes and not script.text for script in page.all("script")), path
        handlers = [name for element in page for name in element.attributes if name == "style" or name.startswith("on")]
        assert handlers == [], path


def test_pages_hold_nothing_of_the_preview(example: Example) -> None:
    """In the preview, comments name the messages of texts; what is published has no comments at all."""
    assert [path for path in page_paths(example.site) if "<!--" in path.read_text(encoding="utf-8")] == []


def test_pages_are_well_formed(example: Example) -> None:
    """Each page has one h1, headings without a gap, unique ids, a title of its own, and names for all pictures."""
    titles: Counter[str] = Counter()
    for path in page_paths(example.site):
        page = read_page(path)
        levels = [int(element.tag[1]) for element in page if re.fullmatch("h[1-6]", element.tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert [name for name, count in Counter(ids(page)).items() if count > 1] == [], path
        assert all("alt" in image.attributes for image in page.all("img")), path
        titles[page.all("title")[0].text] += path.parent != example.site
    assert max(titles.values()) == 1


def test_pages_name_their_languages(example: Example) -> None:
    """Each page states its language and, as alternates, the same page in every language."""
    languages = sorted(example.pdfs)
    for language in languages:
        for path in page_paths(example.site / language):
            page = read_page(path)
            assert page.all("html")[0].attributes["lang"] == language, path
            alternates = {
                link.attributes["hreflang"]: _file(path, link.attributes["href"])
                for link in page.all("link")
                if link.attributes.get("rel") == "alternate"
            }
            here = path.relative_to(example.site / language)
            assert alternates == {each: example.site / each / here for each in languages}, path


def test_places_of_the_manifest_are_there(example: Example) -> None:
    """The address of every printed metric leads to an element that says the phrase of the manifest."""
    for places in example.places.values():
        for place in places:
            path, _, anchor = place["url"].partition("#")
            assert anchor, place
            element = next((e for e in read_page(example.site / path) if e.attributes.get("id") == anchor), None)
            assert element is not None, place
            assert element.text == " ".join(place["text"].split()), place
            assert element.tag != "data" or element.attributes["data-place"] == anchor


def test_manifest_counts_the_pages(example: Example) -> None:
    """The manifest has a row for the site of each language with its number of pages and the sum of their checksums."""
    rows = {row["language"]: row for row in example.manifest["outputs"] if row["kind"] == "site"}
    assert rows.keys() == example.pdfs.keys()
    for language, row in rows.items():
        pages = page_paths(example.site / language)
        digest = hashlib.sha256()
        for name, path in sorted((path.relative_to(example.build).as_posix(), path) for path in pages):
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        assert (row["path"], row["pages"]) == (f"site/{language}", len(pages))
        assert row["sha256"] == digest.hexdigest()


def test_site_works_from_another_folder(example: Example, tmp_path: Path) -> None:
    """Copied to a folder with a space and Chinese characters in its name, all links still resolve."""
    copy = tmp_path / "my site 网站"
    shutil.copytree(example.site, copy)
    assert dangling(copy) == []
