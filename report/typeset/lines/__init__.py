"""How lines of Chinese and mixed text are set: what WeasyPrint leaves to its users (clreq §3, CSS Text 4).

characters      classes of characters: opening and closing marks, Han, letters, digits
glyphs          a text as its font shapes it: widths, blanks inside full-width marks, possible breaks
spacing         squeezed punctuation and the gap between Han and letters
breaking        where a line ends
justification   how a line comes to be as long as the others
setting         a line with the place of every glyph, as it is drawn
neighbours      what stands before and after a piece of text, across the borders of elements
engine          where all this takes the place of WeasyPrint's own
"""

from report.typeset.lines.engine import setting_lines

__all__ = ["setting_lines"]
