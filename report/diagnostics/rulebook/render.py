"""R: templates, style sheets, typesetting."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "R101",
        "broken-template",
        "A template cannot be parsed or fails while it is rendered.",
        "The page cannot be made.",
        "{{ titel }}",
        "{{ title }}",
    ),
    Rule(
        "R102",
        "missing-template",
        "A template that another one asks for does not exist.",
        "The page cannot be made.",
        '{% include "caze.html" %}',
        '{% include "case.html" %}',
    ),
    Rule(
        "R103",
        "rejected-css",
        "The PDF engine does not know a CSS rule and leaves it out.",
        "The page looks different from what the designer wrote.",
        "writing-mode: vertical-rl",
        "(write it another way)",
    ),
    Rule(
        "R104",
        "bad-token",
        "A design token is not well formed.",
        "It goes into style sheets as it stands.",
        "primary: 'red; } body {'",
        "primary: '#16566B'",
    ),
    Rule(
        "R105",
        "typesetting",
        "The PDF engine complains.",
        "Something on the page is missing or wrong.",
        "(a picture that is no picture)",
        "(a sound file)",
    ),
    Rule(
        "R106",
        "missing-font",
        "A font that the design names is not installed.",
        "Another would take its place, Chinese even with Japanese forms.",
        "font-zh: '\"No Such Font\"'",
        "font-zh: '\"Noto Sans CJK SC\"'",
    ),
    Rule(
        "R107",
        "missing-glyph",
        "No font has a character of the text.",
        "The page would show an empty box.",
        "𪚥",
        "(a character that the fonts have)",
    ),
    Rule(
        "R108",
        "unsettled-pages",
        "Page numbers change the pages they count, back and forth.",
        "No index could be true.",
        "(an index whose columns grow with its digits)",
        "(columns of fixed width)",
    ),
    Rule(
        "R109",
        "missing-library",
        "A system library that the PDF engine needs is not installed.",
        "No PDF can be made; the website can (`report build --site`).",
        "(a machine without Pango)",
        "report doctor",
    ),
)
