"""M: figures."""

from report.diagnostics.rulebook.rule import Rule

RULES = (
    Rule(
        "M101",
        "bad-metric-id",
        "A metric id has characters that an id cannot have.",
        "Ids stand in prose as `{{ id }}` and in web addresses.",
        "DC.PUE:",
        "dc.pue:",
    ),
    Rule(
        "M102",
        "value-missing-or-doubled",
        "A metric gives no value, or gives it in more than one form.",
        "A figure is stated once.",
        "dc.pue: {label: PUE}",
        "dc.pue: {label: PUE, value: 1.14}",
    ),
    Rule(
        "M103",
        "range-backwards",
        "A range begins above its end.",
        "It would be printed the wrong way round.",
        "value: {min: 3, max: 2}",
        "value: {min: 2, max: 3}",
    ),
    Rule(
        "M104",
        "unreadable-precision",
        "`precision` is no number with an optional large unit.",
        "It says how many digits every language may print.",
        "precision: about 19亿 or so",
        "precision: 19.99亿",
    ),
    Rule(
        "M105",
        "precision-contradicts-value",
        "`precision` states another number than `value`.",
        "One of the two is wrong, and both are printed.",
        "value: 1_999_000_000\nprecision: 19.9亿",
        "value: 1_999_000_000\nprecision: 19.99亿",
    ),
    Rule(
        "M106",
        "unknown-metric",
        "A metric id that no file in content/metrics/ declares.",
        "There is nothing to print.",
        "{{ dc.peu }}",
        "{{ dc.pue }}",
    ),
    Rule(
        "M107",
        "unprintable-figure",
        "Value, precision, qualifier or time have no form that could be printed.",
        "No language could say it.",
        "value: 3\nqualifier: several",
        "value: 100\nqualifier: several",
    ),
    Rule(
        "M108",
        "figure-does-not-fit",
        "A figure is asked for in a form that it cannot take: an ordinal of 1.14, a bar for a range.",
        "It would be printed wrong or not at all.",
        "{{ dc.pue | ordinal }}",
        "{{ dc.pue }}",
    ),
)
