"""Where documents are tagged our way: the two functions of WeasyPrint that this package takes the place of."""

from __future__ import annotations

from contextlib import contextmanager
from inspect import signature
from typing import TYPE_CHECKING, Any

import weasyprint
from weasyprint import pdf as writing_module
from weasyprint.logger import LOGGER
from weasyprint.pdf.stream import Stream

from report.typeset.lines.engine import VERSION, EngineChangedError
from report.typeset.tags.contents import read_contents
from report.typeset.tags.shaping import Shaper
from report.typeset.tags.writing import TreeWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

REPLACED = (
    (writing_module, "add_tags", "pdf document pdf_version page_streams"),
    (Stream, "marked", "self box tag"),
)


def check_engine() -> None:
    """Raise EngineChangedError unless WeasyPrint has what is replaced, in the known form."""
    if weasyprint.__version__ != VERSION:
        message = f"documents are tagged for WeasyPrint {VERSION}, this is {weasyprint.__version__}"
        raise EngineChangedError(message)
    for owner, name, parameters in REPLACED:
        found = " ".join(signature(getattr(owner, name)).parameters) if hasattr(owner, name) else "nothing"
        if found != parameters:
            message = f"{owner.__name__}.{name} takes {found}, not {parameters}"
            raise EngineChangedError(message)


@contextmanager
def tagging(document: Any, writer: Callable[..., TreeWriter] = TreeWriter) -> Iterator[None]:  # noqa: ANN401
    """Tag WeasyPrint's document by its elements while it is written; `writer` is what writes the tree.

    What is no part of the text has to be known before it is drawn: it is marked as an artifact (ISO 14289-1 §7.1).
    """
    check_engine()
    contents = read_contents(document)
    shaper = Shaper()
    top = shaper.document(contents.root)
    asides = {*contents.asides, *shaper.asides}
    originals = {(owner, name): getattr(owner, name) for owner, name, _ in REPLACED}

    def marked(self: Any, box: Any, tag: str) -> AbstractContextManager[None]:  # noqa: ANN401
        if box in asides:
            return self.artifact()  # type: ignore[no-any-return]  # WeasyPrint is untyped
        return originals[Stream, "marked"](self, box, tag)  # type: ignore[no-any-return]

    def add_tags(pdf: Any, document: Any, _pdf_version: Any, page_streams: Any) -> None:  # noqa: ANN401
        untagged = writer(pdf, document, [stream._tags for stream in page_streams]).write(top)  # noqa: SLF001
        for text in untagged:
            LOGGER.error("No tag has the text %r", text)

    ours = {"marked": marked, "add_tags": add_tags}
    for owner, name, _ in REPLACED:
        setattr(owner, name, ours[name])
    try:
        yield
    finally:
        for (owner, name), original in originals.items():
            setattr(owner, name, original)
