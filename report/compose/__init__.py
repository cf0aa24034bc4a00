"""Stage 4, compose: `Edition` -> `Composition`, HTML for print and for the web, free of page numbers."""

from typing import TYPE_CHECKING

from report.compose.edition import compose_edition
from report.compose.scene import PRINT, WEB

if TYPE_CHECKING:
    from report.compose.phrases import metric_phrase
else:

    def __getattr__(name: str) -> object:
        """Import how phrases are written when it is asked for: where every phrase is known, none is written."""
        if name == "metric_phrase":
            from report.compose.phrases import metric_phrase  # noqa: PLC0415 - see above

            return metric_phrase
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


__all__ = ["PRINT", "WEB", "compose_edition", "metric_phrase"]
