"""The PDF of an edition by galleys: sections set apart, kept, and made up into pages.

A galley is what stands between two forced page breaks, set without the number of any page, running head or folio. It
depends on its own words, the style sheets and the fonts, and is kept by the content of these. Make-up puts galleys one
after the other, draws running heads and folios, and writes page numbers where they are named: a section that grows
moves those behind it, and none of them is set again.

    dividing (composition -> galleys) -> setting (galley -> set galley, in any process) -> makeup (set galleys -> PDF)

engine     the few functions of WeasyPrint that are others while a galley is set
captured   what is kept of a set galley: PDF objects as bytes, with gaps where numbers go
margins    running heads and folios
programs   the fonts of the whole PDF
edition    all of this for one edition
"""
