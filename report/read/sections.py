"""content/sections/**/*.md -> `Manuscript`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.diagnostics import Diagnostic, Span, did_you_mean
from report.directives import DIRECTIVES
from report.directives.reading import Reading, unknown_directive
from report.markup.blocks import Origin, parse_blocks
from report.markup.fields import Fields
from report.markup.yamltree import Mapping, parse_yaml
from report.model.blocks import Block, Heading
from report.model.section import Manuscript
from report.model.text import Text
from report.read.formats.header import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.markup.fence import Fence


def parse_section(
    section: str, path: str, text: str, data_file: Callable[[str], tuple[str, str] | None]
) -> tuple[Manuscript | None, list[Diagnostic]]:
    """Return one Markdown file as a manuscript, and its problems; a pure function of its arguments."""
    problems: list[Diagnostic] = []
    header, body, body_line = _split_header(text, path, problems)
    origin = Origin(path, section, _directive_reader(data_file), body_line, problems)
    blocks = parse_blocks(body, origin)
    sdgs, disclosures = header.integers("sdgs"), read_disclosures(header)
    sdgs_span = header.place("sdgs") if header.has("sdgs") else None
    header.finish()
    title = _title(blocks, path, body_line, problems)
    if title is None:
        return None, problems
    span = Span(path, title.span.line, title.span.column, title.span.length)
    return Manuscript(section, path, title, blocks[1:], span, sdgs, disclosures, sdgs_span), problems


def _split_header(text: str, path: str, problems: list[Diagnostic]) -> tuple[Fields, str, int]:
    """Return the header's fields, the text below it, and the line on which that begins."""
    empty = Fields(Mapping((), Span(path)), problems, "the header", HEADER)
    if not text.startswith("---\n"):
        return empty, text, 1
    end = text.find("\n---", 3)
    if end < 0 or text[end + 4 : end + 5] not in {"\n", ""}:
        problems.append(
            Diagnostic("L101", "the header is not closed", Span(path, 1, 1, 3), "end it with a line of three dashes")
        )
        return empty, "", 1
    yaml_text = text[4 : end + 1]
    body_line = text.count("\n", 0, end + 1) + 2
    tree, found = parse_yaml(yaml_text, path, 2)
    problems.extend(found)
    if isinstance(tree, Mapping):
        empty = Fields(tree, problems, "the header", HEADER)
    elif tree is not None:
        problems.append(Diagnostic("L106", "the header must hold fields", tree.span, "write `sdgs: [1, 2]`"))
    return empty, text[end + 5 :], body_line


def read_disclosures(fields: Fields) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read `disclosures: {standard: [code, …]}`."""
    nested = fields.fields("disclosures", "`disclosures`")
    if nested is None:
        return ()
    found = tuple(
        (name.text, tuple(code.text for code in nested.strings(name.text))) for name, _ in nested.mapping.entries
    )
    nested.finish()
    return found


def _title(blocks: tuple[Block, ...], path: str, line: int, problems: list[Diagnostic]) -> Text | None:
    hint = "a section has one `#` heading; begin others with `##`"
    seconds = [block for block in blocks[1:] if isinstance(block, Heading) and block.level == 1]
    problems.extend(Diagnostic("P109", "a second title", block.span, hint) for block in seconds)
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        text = blocks[0].text
        return Text(text.source, text.span, "section title", segments=text.segments)
    place = blocks[0].span if blocks else Span(path, line)
    problems.append(Diagnostic("P101", "the section has no title", place, "begin the text with a heading: `# Title`"))
    return None


def _directive_reader(
    data_file: Callable[[str], tuple[str, str] | None],
) -> Callable[[Fence, Origin], Block | None]:
    def read(fence: Fence, origin: Origin) -> Block | None:
        directive = DIRECTIVES.get(fence.name)
        if directive is None:
            unknown_directive(
                fence, origin, did_you_mean(fence.name, DIRECTIVES, "there are: " + ", ".join(DIRECTIVES))
            )
            return None
        return directive.parse(fence, Reading(origin, data_file))

    return read
