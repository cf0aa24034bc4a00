"""Stage 5a, typeset: `Composition` -> `Pdf`. The only part of the program that knows WeasyPrint.

Why two passes: a page number in the contents is known only when pages exist. The numbers of the last build are
tried first, so that one pass is enough when nothing moved.
"""

from report.typeset.pdf import typeset_edition

__all__ = ["typeset_edition"]
