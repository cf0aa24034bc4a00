"""T1..: what a careful reader says of a translation: its words, marks, terms, markup and length."""

from __future__ import annotations

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "T116",
        "copied-source",
        "A translation is the source text itself.",
        "Readers of the other language cannot read it; it was filled in by mistake, or never done.",
        'msgid "数据安全"\nmsgstr "数据安全"',
        'msgid "数据安全"\nmsgstr "Data security"',
    ),
    Rule(
        "T117",
        "wrong-script",
        "Words of a translation are not in the script of its language.",
        "Chinese characters in an English sentence are a remainder, unless they explain the name before them.",
        'msgstr "The 志愿者 taught 120 lessons."',
        'msgstr "The volunteers taught 120 lessons."',
    ),
    Rule(
        "T118",
        "wrong-width",
        "A punctuation mark has the width of the other language: half-width in Chinese, full-width elsewhere.",
        "Chinese is set with full-width marks; a half-width comma beside a character is a slip of the keyboard.",
        'msgstr "教师,学生和家长"',
        'msgstr "教师，学生和家长"',
    ),
    Rule(
        "T119",
        "unbalanced-marks",
        "A bracket or quotation mark has no partner, and the source has none like it.",
        "A reader waits for the end of the bracket.",
        'msgstr "The plan (begun in 2019 covers 12 counties."',
        'msgstr "The plan (begun in 2019) covers 12 counties."',
    ),
    Rule(
        "T120",
        "doubled-word",
        "A word or a mark stands twice in a row.",
        "It is what remains when a sentence is rewritten.",
        'msgstr "All of the the schools"',
        'msgstr "All of the schools"',
    ),
    Rule(
        "T121",
        "stray-space",
        "White space of a translation is wrong: several in a row, before a mark, or other ends than the source has.",
        "It is seen on the page, and white space at the ends joins words or parts them.",
        'msgstr "More than 500 sessions ."',
        'msgstr "More than 500 sessions."',
    ),
    Rule(
        "T122",
        "no-final-mark",
        "The source ends as a sentence, and its translation does not.",
        "Often the end of the sentence was lost.",
        'msgid "学校已复课。"\nmsgstr "The schools have opened again"',
        'msgid "学校已复课。"\nmsgstr "The schools have opened again."',
    ),
    Rule(
        "T123",
        "term-missing",
        "The source holds a term of locale/glossary.yaml, and the translation none of its approved forms.",
        "A thing with two names looks like two things.",
        '- {source: 夜读计划, use: {en: Night Reading Plan}}\n\nmsgid "夜读计划已有50所学校。"\nmsgstr "The Reading at Night scheme has 50 schools."',
        'msgid "夜读计划已有50所学校。"\nmsgstr "The Night Reading Plan has 50 schools."',
    ),
    Rule(
        "T124",
        "term-forbidden",
        "A translation holds a form that locale/glossary.yaml forbids for a term of the source.",
        "Somebody decided against this name, for a reason that the glossary may tell.",
        '- {source: 书屋, use: {en: reading room}, not: {en: book house}}\n\nmsgid "乡村书屋"\nmsgstr "Village book houses"',
        'msgid "乡村书屋"\nmsgstr "Village reading rooms"',
    ),
    Rule(
        "T125",
        "too-long",
        "A translation is longer than the design has room for (templates/room.yaml).",
        "On the page it would run out of its box, or push its neighbours apart.",
        'msgid "完成"\nmsgstr "Finish and save the questionnaire"',
        'msgid "完成"\nmsgstr "Finish"',
    ),
    Rule(
        "T126",
        "translated-markup",
        "Emphasis, code or line breaks of a translation are not those of the source.",
        "What the writer stresses, readers of every language should see stressed; a lost star prints the other one.",
        'msgid "**全部**学校"\nmsgstr "all schools"',
        'msgid "**全部**学校"\nmsgstr "**all** schools"',
    ),
    Rule(
        "T127",
        "translated-in-two-ways",
        "The same source text is translated in two ways in two files.",
        "Readers take it for two things. Where both are right, the writer may give one of them a context, or a comment says so.",
        'locale/en/LC_MESSAGES/green.po: msgid "数据中心" msgstr "Data centres"\nlocale/en/LC_MESSAGES/trust.po: msgid "数据中心" msgstr "Data hubs"',
        'msgid "数据中心"\nmsgstr "Data centres"',
    ),
)
