"""content/report.yaml."""

from __future__ import annotations

from report.markup.shape import Again, Choice, Field, Many, Number, Shape, Table, Words
from report.markup.times import DAY, PERIOD
from report.model.derivation import QUOTES

OPENS = ("page", "recto", "flow")
APPROVALS = ("required", "optional")
CHAPTERS = ("recto", "page")
CONVERSIONS = ("s2hk", "s2hkp", "s2tw", "s2twp", "s2t", "t2hk", "t2tw", "t2s", "hk2s", "hk2sp", "tw2s", "tw2sp")
"""Of OpenCC, between scripts of Chinese: s simplified, t traditional, hk and tw as there, p with words from there."""

LANGUAGE = Words(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", "a BCP 47 tag such as zh-CN, zh-Hant-HK or en")
SECTION_ID = Words(
    r"[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*",
    "lower-case letters, digits and dashes, with dots between folder names",
)
ADDRESS = Words(r"https://[^\s/?#]+(/[^\s?#]*)?", "an address such as https://example.org/report/")
PROFILE = Words(r"[A-Za-z0-9_][A-Za-z0-9._/-]*\.icc", "a path from the content folder such as colour/coated.icc")
WIDTH = Words(r"[0-9]{1,2}(\.[0-9]{1,2})?mm", "a width such as 6mm or 4.5mm")
SLUG = Words(r"[A-Za-z0-9][A-Za-z0-9._-]*", "letters, digits, dots and dashes")

REPORTING_PERIOD = Shape(
    "reporting-period",
    (
        Field("from", DAY, "The first day of the reporting period.", required=True),
        Field("to", DAY, "The last day of the reporting period.", required=True),
    ),
)

ENTRY = Shape(
    "section",
    (
        Field("id", SECTION_ID, "energy.office stands in content/sections/energy/office.md.", required=True),
        Field("kind", Words(), "A row of templates/kinds.yaml: chapter, section, subsection …", required=True),
        Field("opens", Choice(OPENS), "Where it begins in print: on a new page, a right-hand page, or running on."),
        Field("sections", Many(Again()), "The sections below it."),
    ),
)

COLOPHON_ROW = Shape(
    "colophon-row",
    (
        Field("term", Words(), "The left column.", required=True),
        Field("text", Words(), "The right column.", required=True),
    ),
)

WINDOW = Shape(
    "window",
    (
        Field("period", PERIOD, "The period, as the metrics write it.", required=True),
        Field(
            "note", Words(), "Why figures have this period and not the report's; printed for readers.", required=True
        ),
    ),
    "A period outside the report's that several figures share.",
)

FIGURES = Shape(
    "figures",
    (
        Field("approval", Choice(APPROVALS), "Whether a release needs every figure approved; required by default."),
        Field("units", Many(Words()), "The units that may be used; without the list, any."),
        Field("windows", Many(WINDOW), "Periods outside the report's that need no note of their own."),
    ),
    "Rules for the figures of this report.",
)

PRINT = Shape(
    "print",
    (
        Field("profile", PROFILE, "The printer's ICC profile, from the content folder; without it, colours stay RGB."),
        Field("spine", WIDTH, "The width of the spine; with it, cover, spine and back cover are one sheet."),
        Field("chapters", Choice(CHAPTERS), "Where chapters open: on right-hand pages (recto), or on the next page."),
    ),
    "What the printer asks for; used by `report build --print`.",
)

DERIVATION = Shape(
    "derivation",
    (
        Field("from", LANGUAGE, "The language it is made from; without it, the first of the report."),
        Field(
            "by", Choice(CONVERSIONS), "OpenCC's conversion, such as s2hk: simplified to Hong Kong's.", required=True
        ),
        Field("quotes", Choice(QUOTES), "corner for 「」, curly for “”, keep for quotation marks as they are."),
    ),
    "How a language is converted from another one that is written in Chinese.",
)

CATALOGS = Shape(
    "catalogs",
    (Field("wrap", Number(whole=True), "The columns at which long strings are broken; without it they are not."),),
    "How the files of locale/ are written.",
)

SETTINGS = Shape(
    "report",
    (
        Field("title", Words(), "The title of the report.", required=True),
        Field("short_title", Words(), "The title in running heads; the title where absent."),
        Field("organisation", Words(), "Whose report it is.", required=True),
        Field("slug", SLUG, "The name of the PDF files.", required=True),
        Field("date", DAY, "The day of publication.", required=True),
        Field(
            "languages",
            Many(LANGUAGE, least=1),
            "The languages; the first is the one that content is written in.",
            required=True,
        ),
        Field(
            "derived",
            Table(DERIVATION, LANGUAGE),
            "Languages that are converted from another script of the same language instead of translated.",
        ),
        Field("period", REPORTING_PERIOD, "The reporting period.", required=True),
        Field("outline", Many(ENTRY, least=1), "The sections in order.", required=True),
        Field("notice", Words(), "A line on the cover and on every page of the website."),
        Field("colophon", Many(COLOPHON_ROW), "The rows of the colophon."),
        Field("brand", Table(Words()), "Design tokens of your own: colours, fonts, sizes."),
        Field("first_folio", Number(whole=True), "The folio of the first page."),
        Field("address", ADDRESS, "Where the website stands; QR codes lead there."),
        Field("contact", Words(), "Where feedback goes."),
        Field("figures", FIGURES, "Rules for the figures."),
        Field("print", PRINT, "The print edition."),
        Field("catalogs", CATALOGS, "How PO files are written."),
    ),
    "The settings of a report.",
)
