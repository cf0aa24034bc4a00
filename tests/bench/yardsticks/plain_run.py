"""Plain WeasyPrint, as its manual has it: HTML becomes a tagged PDF. A process of its own, nothing of ours in it."""

from __future__ import annotations

import sys

import weasyprint

if __name__ == "__main__":
    source, target = sys.argv[1:]
    weasyprint.HTML(filename=source).write_pdf(target, pdf_variant="pdf/ua-1", pdf_forms=True, pdf_tags=True)
