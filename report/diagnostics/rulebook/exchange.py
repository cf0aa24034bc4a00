"""T: what is asked of translations, handed to agencies and taken back."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "T140",
        "unknown-domain",
        "A command was asked for a domain of messages that the report does not have.",
        "A domain is a chapter, the first part of its sections' ids, or one of report, metrics and interface.",
        "report status --domain year.energy",
        "report status --domain year",
    ),
    Rule(
        "T141",
        "export-in-the-way",
        "There is another XLIFF file where one is to be written.",
        "Somebody may have translated in it, and that would be lost.",
        "report xliff export out/   (into a folder with files that came back)",
        "report xliff import out/, or export into another folder",
    ),
    Rule(
        "T142",
        "damaged-xliff",
        "A file is no XLIFF 1.2, or a damaged one.",
        "Nobody can tell what it says. Document types are refused: XLIFF has none, and they can make a file of a few lines take all memory.",
        '<xliff version="1.2"> … (and no end)',
        "the file as the agency's program saves it, as XLIFF 1.2",
    ),
    Rule(
        "T143",
        "xliff-language",
        "An XLIFF file is for a language into which this report is not translated.",
        "Its texts would be taken for those of another edition.",
        'target-language="de", and `languages: [zh-CN, en]` in content/report.yaml',
        'target-language="en"',
    ),
    Rule(
        "T144",
        "both-changed",
        "A translation was changed by the agency, and here as well since the file was handed out.",
        "Only one of them can stand in the report, and only a person can say which. The PO file stays as it is.",
        "“Energy” went out; “Power” came back; the PO file now has “Energy use”",
        "put into the PO file by hand what is wanted",
    ),
    Rule(
        "T145",
        "unknown-xliff-unit",
        "A unit of an XLIFF file belongs to no message of the PO files.",
        "Its text was taken out of the report, or the file was not made by `report xliff export`: there is no place for the translation.",
        '<trans-unit id="17">',
        '<trans-unit id="…"> as it was exported; for a text that is gone, nothing has to be done',
    ),
    Rule(
        "T146",
        "incomplete-xliff-unit",
        "A translation came back empty, or without some of its plural forms.",
        "Taking it would empty what is translated. The PO file stays as it is.",
        "<target></target>, and the PO file has a translation",
        "<target>Energy</target>",
    ),
    Rule(
        "T147",
        "not-for-xml",
        "A message has control characters that no XML file can hold, and is not exported.",
        "An agency's program could not open the file.",
        'msgstr "a\\bc"',
        'msgstr "ac"',
    ),
    Rule(
        "T148",
        "xliff-unreadable",
        "A file that is to be imported cannot be opened, or is far larger than a report.",
        "Nothing of it can be taken.",
        "report xliff import fom-agency/",
        "report xliff import from-agency/",
    ),
)
