"""Stage 4, compose: `Edition` -> `Composition`, HTML for print and for the web, free of page numbers."""

from typing import TYPE_CHECKING

from report.compose.edition import compose_edition
from report.compose.scene import PRINT, WEB
from report.importing import importing

if TYPE_CHECKING:
    from report.compose.phrases import metric_phrase
    from report.compose.proof import compose_proof
else:
    # When they are asked for: where every phrase is known, none is written; proofs are for reviews.
    __getattr__ = importing(__name__, {"compose_proof": "proof", "metric_phrase": "phrases"})


__all__ = ["PRINT", "WEB", "compose_edition", "compose_proof", "metric_phrase"]
