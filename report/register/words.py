"""The words of the workbook itself: titles of columns, and the sheet that says how to use it.

In the language of the report where there are words for it, and in English.
"""

from __future__ import annotations

from report.model.script import SIMPLIFIED, chinese_script
from report.register.columns import SERIES

ENGLISH = {
    "id": "id",
    "label": "label",
    "value": "value",
    "min": "from",
    "max": "to",
    "date": "date",
    "qualifier": "qualifier",
    "precision": "as the source writes it",
    "unit": "unit",
    "period": "period",
    "as_of": "as of",
    "scope": "what is counted",
    "note": "note for readers",
    "source": "source",
    "owner": "owner",
    "better": "better",
    "status": "status",
    "approved_by": "approved by",
    "approved_on": "approved on",
    "valid_until": "valid until",
    "phrase": "as printed",
    "pages": "pages",
    "chapter": "chapter",
    "file": "file",
    "mark": "mark",
}
CHINESE = {
    "id": "编号",
    "label": "名称",
    "value": "数值",
    "min": "下限",
    "max": "上限",
    "date": "日期",
    "qualifier": "限定词",
    "precision": "来源写法",
    "unit": "单位",
    "period": "统计期间",
    "as_of": "统计时点",
    "scope": "统计口径",
    "note": "给读者的说明",
    "source": "来源",
    "owner": "负责部门",
    "better": "向好方向",
    "status": "状态",
    "approved_by": "审核人",
    "approved_on": "审核日期",
    "valid_until": "有效期至",
    "phrase": "印出的写法",
    "pages": "页码",
    "chapter": "篇章",
    "file": "文件",
    "mark": "标记",
}

ENGLISH_GUIDE = (
    "How to use this workbook",
    "Each row of the sheet “figures” is one figure of the report. Fill in the cells with a yellow ground only.",
    (
        "The other cells are locked: ids, names, units and wording are looked after elsewhere. If one is wrong, "
        "write to the team that sent you this workbook."
    ),
    (
        "Type numbers as plain numbers, in the unit of the column “unit”: 77923, not “77,923 people”, not 7.8万. "
        "A percentage is written in points: 12.5 for 12.5%. A formula is taken with its result."
    ),
    (
        "“As the source writes it” says how precisely the figure is known: 4661.91亿, 1.999 billion. If you change a "
        "value and leave this cell alone, it follows the value where it can."
    ),
    (
        "Periods are text: 2020, 2020-04, 2020-04-22, 2017-11/2020-11, and 2019-11/ for “since”. "
        "Days are written 2021-02-26."
    ),
    (
        "qualifier: over, just_over, more_than, plus, at_least, at_most, below, up_to, as_high_as, about, nearly, "
        "several. An empty cell means none. better: lower or higher."
    ),
    (
        "To sign a figure, set “status” to approved, and fill in who signed (a role, no private name) and the day. "
        "If you change a signed figure and do not sign again, it becomes a draft."
    ),
    (
        "You may filter and hide rows, and send parts of the sheet to others; copy whole rows then, together with the "
        "two rows of headings above them. A row that is missing changes nothing."
    ),
    "Save the workbook as .xlsx and send it back. Before anything is taken, every change is listed and checked.",
)
CHINESE_GUIDE = (
    "使用说明",
    "“figures”表中每一行是报告中的一个数据。只填写黄色底的单元格。",
    "其他单元格已锁定：编号、名称、单位和文字另有专人维护。如发现有误，请告知发送本表的同事。",
    (
        "数值只填数字，单位以“单位”一列为准：填77923，不填“77,923名”，也不填7.8万。百分比按百分点填写：12.5%填12.5。"
        "公式按计算结果读取。"
    ),
    "“来源写法”说明数据精确到哪一位，如4661.91亿、1.999 billion。只改数值、不改这一格时，能随数值改写的会自动改写。",
    "期间按文本填写：2020、2020-04、2020-04-22、2017-11/2020-11；“2019-11/”表示自2019年11月起。日期写作2021-02-26。",
    (
        "限定词：over（超过）、just_over（略超）、more_than（多于）、plus（余）、at_least（至少）、at_most（不超过）、"
        "below（低于）、up_to（至多）、as_high_as（高达）、about（约）、nearly（近）、several（数）；空格表示不加限定词。"
        "向好方向：lower（越低越好）、higher（越高越好）。"
    ),
    (
        "审核数据时，将“状态”设为approved，并填写审核人（写职务，不写姓名）和审核日期。"
        "已审核的数据改动后如未重新审核，会变回draft（草稿）。"
    ),
    "可以筛选、隐藏行，也可以把部分内容发给其他部门；请连同上方两行表头整行复制。缺少的行不会引起任何改动。",
    "保存为.xlsx格式后发回。读入之前，每一处改动都会列出并核对。",
)


def title_of(key: str, source_language: str) -> str:
    """Return the title of a column, in two lines where there are words in the source language.

    >>> title_of("label:en", "zh-CN").splitlines(), title_of("series:2020", "zh-CN"), title_of("owner", "de")
    (['名称 en', 'label en'], '2020', 'owner')
    """
    if key.startswith(SERIES):
        return key.removeprefix(SERIES)
    name, _, language = key.partition(":")
    titles = [words[name] for words in ((CHINESE, ENGLISH) if is_chinese(source_language) else (ENGLISH,))]
    return "\n".join(f"{title} {language}".strip() for title in titles)


def guide(source_language: str) -> tuple[tuple[str, ...], ...]:
    """Return the paragraphs of the guide in each of its languages; the first of each is a heading."""
    return (CHINESE_GUIDE, ENGLISH_GUIDE) if is_chinese(source_language) else (ENGLISH_GUIDE,)


def is_chinese(language: str) -> bool:
    """Tell whether a language is written in simplified Chinese, as the words above are."""
    return chinese_script(language) == SIMPLIFIED
