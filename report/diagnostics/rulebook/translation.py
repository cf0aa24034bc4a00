"""T: catalogs."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "T101",
        "damaged-catalog",
        "A PO file cannot be parsed.",
        "None of its translations can be used, and writing it would lose them.",
        'msgstr "open',
        'msgstr "closed"',
    ),
    Rule(
        "T102",
        "no-catalogs",
        "A language of the report has no catalogs at all.",
        "Its edition would be in the source language throughout.",
        "languages: [zh-CN, fr]   (and no locale/fr/)",
        "report update --lang fr",
    ),
    Rule(
        "T103",
        "untranslated",
        "A message has no translation.",
        "A release must not show text in the wrong language.",
        'msgid "数据中心"\nmsgstr ""',
        'msgid "数据中心"\nmsgstr "Data centres"',
    ),
    Rule(
        "T104",
        "fuzzy",
        "A translation belongs to an earlier wording of its source.",
        "It may say something that is no longer true.",
        '#, fuzzy\nmsgid "新文"\nmsgstr "old text"',
        'msgid "新文"\nmsgstr "new text"',
    ),
    Rule(
        "T105",
        "figure-missing",
        "A translation leaves out a figure of its source.",
        "The two editions would say different things.",
        'msgid "共{{ a.b }}"\nmsgstr "In total"',
        'msgid "共{{ a.b }}"\nmsgstr "{{ a.b }} in total"',
    ),
    Rule(
        "T106",
        "figure-added",
        "A translation prints a figure that its source does not.",
        "The two editions would say different things.",
        'msgid "共{{ a.b }}"\nmsgstr "{{ a.c }} in total"',
        'msgid "共{{ a.b }}"\nmsgstr "{{ a.b }} in total"',
    ),
    Rule(
        "T107",
        "markup-differs",
        "A translation has other links or footnotes than its source.",
        "A reader of one language would miss what the other can follow.",
        'msgid "见[](#a)"\nmsgstr "See below"',
        'msgid "见[](#a)"\nmsgstr "See [](#a)"',
    ),
)
