"""Typst, as its Python package has it: a document becomes a tagged PDF, which Typst itself holds against PDF/UA-1."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    import typst  # here, so that the module can be read where Typst is not installed

    source, target = sys.argv[1:]
    typst.compile(source, output=target, pdf_standards="ua-1")
