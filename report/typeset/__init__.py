"""Stage 5a, typeset: `Composition` -> `Pdf`, or the files for a printer. Only here is WeasyPrint known.

An edition is set in galleys, which are kept (`galleys`), where its style sheets allow that; otherwise, and with
`--engine plain`, as a whole (`pdf`). The pages are the same.
"""

from report.typeset.loading import load_engine

load_engine()  # before anything else imports WeasyPrint

from report.typeset.editions import guess_for, typeset_editions  # noqa: E402
from report.typeset.pdf import typeset_edition  # noqa: E402
from report.typeset.press import typeset_print  # noqa: E402
from report.typeset.workers import Workers  # noqa: E402

__all__ = ["Workers", "guess_for", "typeset_edition", "typeset_editions", "typeset_print"]
