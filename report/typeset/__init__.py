"""Stage 5a, typeset: `Composition` -> `Pdf`, or the files for a printer. Only here is WeasyPrint known.

An edition is set in galleys, which are kept (`galleys`), where its style sheets allow that; otherwise, and with
`--engine plain`, as a whole (`pdf`). The pages are the same.
"""

from report.typeset.editions import typeset_editions
from report.typeset.pdf import typeset_edition
from report.typeset.press import typeset_print
from report.typeset.workers import Workers

__all__ = ["Workers", "typeset_edition", "typeset_editions", "typeset_print"]
