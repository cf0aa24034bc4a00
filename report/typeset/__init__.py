"""Stage 5a, typeset: `Composition` -> `Pdf`, or the files for a printer. Only here is WeasyPrint known.

Why two passes: a page number in the contents is known only when pages exist. The numbers of the last build are
tried first, so that one pass is enough when nothing moved.
"""

from report.typeset.pdf import typeset_edition
from report.typeset.press import typeset_print

__all__ = ["typeset_edition", "typeset_print"]
