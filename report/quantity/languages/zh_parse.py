"""Reading Chinese numbers, simplified and traditional alike.

Rules: numerals after GB/T 15835-2011 (digits, 万 and 亿, 十 to 千 in words); a numeral of one sign counts only before
a classifier, a unit or after a hedge, because 一, 百 and 千 are part of many words that hold no number.
"""

from __future__ import annotations

from decimal import Decimal

from report.quantity.languages.neutral_parse import DECIMAL_SIGNS, SIGNS
from report.quantity.languages.parse_table import ParseTable, Prefixed, Role, UnitWord, numerals
from report.quantity.languages.zh import HALVED, MEASURES
from report.quantity.quantity import Hedge

DIGITS = "零〇一二两兩三四五六七八九"
TIMES = "十百千万萬亿億"
HAN = "\u4e00-\u9fff"

NUMERALS = numerals(
    (Role.DIGIT, {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5}),
    (Role.DIGIT, {"六": 6, "七": 7, "八": 8, "九": 9, "半": "0.5"}),
    (Role.TIMES, {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}),
    (Role.DIGIT, DECIMAL_SIGNS),
    (Role.TIMES, {"k": 1000, "w": 10**4}),
    (Role.SEVERAL, "数數"),
    (Role.TEENS, "几幾"),
    (Role.REMAINDER, "多余餘"),
    (Role.SILENT, "以计計"),
)

LARGE = r"(?:[十百万萬亿億]|千(?![瓦米克伏卡字]))"
"""A multiplier that is no prefix of a unit: 3.6万千瓦时."""

NUMBER = (
    r"{D}[½¼¾]|[½¼¾]|半百(?![年科])",
    rf"{{D}}(?:[kKwW](?![A-Za-z])|(?: ?[多余餘几幾]?{LARGE}+)?(?:{{D}}{LARGE}+)*)",
    rf"(?<![多少半人次总總倍字岁歲单單])(?:[数數]|[几幾])[{TIMES}]+|[数數]以[{TIMES}]+[计計]",
    rf"[{DIGITS}{TIMES}][{DIGITS}{TIMES}]*(?:[几幾](?![何乎率])[{TIMES}]*|[多余餘][{TIMES}]+)?",
    r"(?<![多少半人次总總倍字岁歲单單系函参參茶])[数數几幾](?=[个個名位家场場次天年月日周种種项項处處分小所人篇条條件部座])",
    rf"(?<![大一前后後上下折对對])半(?=个|個|月|{'|'.join(HALVED)})",
)

IDIOMS = (
    "零容忍 一千零一夜 五湖四海 千家万户 千变万化 三三两两 七上八下 一举两得 一心一意 两全其美 三番五次 千军万马",
    "一分为二 一年一度 一点一滴 一方面 一次性 一对一 一带一路 一环扣一环 一把手 一样 一樣 一面 一道 一度 一代",
    "[四八]面八方 一起(?![火案事]) [百千]方百计 [数數]一[数數]二 成[百千]上[千万萬] 百分[比百制点點数數率号號]",
    "百度(?!电)",
    "十分(?![之钟鐘]) 一点(?!钟) 两半(?=互|各) 第一(?:时间|時間|线|線|手) 第三方(?!面) [万萬]一(?![千百十])",
    "[万萬]分(?!之) 千[万萬](?=不|别|要|记|小心) [万萬][千万萬] 百千 千百 [亿億][万萬]",
    "十[一二三四]五(?![个個名年天岁歲人位家]) 一波三折 百折 [一二两兩三四]折[页頁叠疊]",
    "(?<=年)三十(?![个個多余餘名位人家]) (?<=[正腊臘]月)[一二三四五六七八九十]{1,3}",
    "[一两兩二三]位[数數] [个個十百千万萬]位[数數]",
    "[百千万萬]人[计計][划劃]",
)

PLACES = (
    "十八洞 十三陵 十里[河堡铺鋪] 三里[屯河] [五六七八九]里[桥橋店庄莊河] 三门峡 三門峽 五[台臺]山",
    "[七九]台[河区區] 三台[县縣] 五家渠 五大连池 五大連池 万年[县縣] 三家店 百家湖 千[岛島]湖 四季青",
)
"""Places whose names begin like a count."""

SKIPPED = (
    "|".join(idiom for idioms in (*IDIOMS, *PLACES) for idiom in idioms.split()),
    r"(?<![\d.])360 ?[°度]|7 ?[x×*] ?24(?: ?小[时時])?",
    # 一 after these signs points at something and does not count it: 每一项, 这一年, 同一个, 进一步.
    r"(?<=[进進退每任某这這那另下上哪同唯统統单單专專归歸合之])一(?![十百千万萬亿億二三四五六七八九])",
    # Large numbers that are spoken of, not stated: 单位：万元, 以“万”“亿”为单位, 精确到亿.
    r"单位[:：]?[十百千万亿]+(?:元|人|次|个)|以“?[十百千万亿]”?(?:[、和]?“?[十百千万亿]”?)*为单位|精确到[十百千万亿]+",
)

NAMES = (
    r"双(?:11|12|十一|十二)(?!\d)",
    r"\d{2,3}(?=(?:公益|购物|狂欢|大促|年货|会员)[日节])",
    r"(?<!\d)[5-9]5[后後](?![来來])",
)

YEAR = r"(?<![\d.,])(?:(?:19|20)\d\d|[一二][零〇九][零〇一二三四五六七八九]{2})"
COUNTERS = "[个個名位人家户戶条條件份辆輛台臺所次]"
NINE = "一二三四五六七八九"
SMALL = rf"(?:\d{{1,3}}(?:\.\d)?|[两兩十{NINE}]{{1,3}})"
FOLDED = "[叠疊扣射腾騰断斷纸紙算旧舊合线線页頁磨]"

PART = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
TO = r"[-–—~至到]"

DATES = (
    rf"(?P<y>{YEAR}) ?年(?: ?(?P<m>{PART}) ?月(?: ?(?P<d>{PART}) ?[日号號])?)?",
    rf"(?P<y>{YEAR})(?= ?{TO} ?(?:19|20)\d\d ?年)",
    rf"(?<![\d.,{DIGITS}{TIMES}])(?P<m>{PART}) ?月(?: ?(?P<d>{PART}) ?[日号號])?",
    rf"(?<![\d.,])(?P<m>\d{{1,2}})(?= ?{TO} ?\d{{1,2}} ?月)",
    r"(?<![\d.,])(?P<d>\d{1,2}) ?日(?![内內间間游均活常益])",
    rf"(?<![\d.,])(?P<d>\d{{1,2}})(?= ?{TO} ?\d{{1,2}} ?日)",
    rf"(?<![\d.,])(?P<m>\d{{1,2}})[.·](?P<d>\d{{1,2}})(?=(?![{TIMES}倍个])[{HAN}]{{2,6}}[日节節](?![期目约約能省]))",
    r"(?<=[“「])(?P<m>\d{1,2})[.·](?P<d>\d{1,2})(?=[”」])",
    r"(?:(?:20|二十|上)世[纪紀])?(?P<decade>\d0|[二三四五六七八九]十)年代",
    r"(?<!\d)(?P<decade>[5-90]0)[后後](?![来來])",
)

BEFORE = (
    Prefixed(Hedge.AT_MOST, r"不[超過过]+|不多[于於]|不高[于於]|不大于|至多|最多(?!可)|≤"),
    Prefixed(
        Hedge.AT_LEAST, r"不少[于於]|不低[于於]|不小[于於]|至少|最少|起[码碼]|≥|(?<![以线線网網天])上(?=[百千万萬亿億])"
    ),
    Prefixed(Hedge.JUST_OVER, r"[刚剛][刚剛]?[过過超]|略[超高多][过過于]?"),
    Prefixed(Hedge.OVER, r"超[过過出]?|逾|突破|[打冲沖]破|多[于於]|高[于於]|大[于於]|>"),
    Prefixed(Hedge.OVER, r"(?<![通经經度超])[过過](?=[半百千万萬亿億])|破(?=[十百千万萬亿億\d])"),
    Prefixed(Hedge.BELOW, r"低[于於]|少[于於]|小[于於]|不足|不到|未[满滿达達到]+|<"),
    Prefixed(Hedge.UP_TO, r"最高(?:可[达達]?)?|可[达達]|最多可[达達]?"),
    Prefixed(Hedge.AS_HIGH_AS, r"[高多][达達]"),
    Prefixed(
        Hedge.NEARLY,
        r"(?<!越)接近|(?:将|將|(?<![最附临靠亲邻接]))近(?:乎|[达達])?",
        rf"近(?:[1-9]|10|[{DIGITS}十几幾])(?:年|个月|天|周|届|期)",
    ),
    Prefixed(Hedge.ABOUT, r"(?<![节節预預签簽合条條公解契制])大?[约約][为為合有占佔]?|大概|≈|~"),
)
"""过 after a verb (办过3场) is the aspect and no hedge, so it counts only before 半, 百, 千, 万, 亿."""

AFTER_NUMBER = {
    **dict.fromkeys("多余餘", Hedge.MORE_THAN),
    r"\+": Hedge.PLUS,
    "来(?=[个名位人天种岁年])": Hedge.ABOUT,
    "有余": Hedge.MORE_THAN,
}

AFTER_UNIT = {
    "以上|及以上|起(?=[，。；、]|$)": Hedge.AT_LEAST,
    "以下|(?<![年月天日周时時钟鐘秒])[以之][内內]": Hedge.AT_MOST,  # 24小时以内 is a time frame and hedges nothing
    "左右|上下|前后(?=[，。])": Hedge.ABOUT,
    r"\+": Hedge.PLUS,
    "[多余餘](?![名位个種种样重])|有余": Hedge.MORE_THAN,
}

MORE = (
    "超|逾|破|(?<![通经經办辦做去])[过過]|[高大多][于於]|[满滿](?![分意足])|[几幾数數上](?=[百千万萬亿億])",
    r"[余餘多几幾]|[以之]上|\+",
)
LESS = ("最|限|封|不|未|可|[达達]|[少小低][于於]|至多|控制|[仅僅只]|峰值", "[内內下]")

HEDGING = {
    **dict.fromkeys((Hedge.OVER, Hedge.JUST_OVER, Hedge.MORE_THAN, Hedge.PLUS), MORE),
    Hedge.AT_LEAST: (f"{MORE[0]}|不[少低小]|至少|最[少低]|起[码碼]|[须須应應需必]|保[证證底持]|下限", f"{MORE[1]}|起"),
    **dict.fromkeys((Hedge.AT_MOST, Hedge.UP_TO, Hedge.BELOW), LESS),
    Hedge.AS_HIGH_AS: ("最|[高多]|[达達]|峰值", "(?!)"),
    **dict.fromkeys(
        (Hedge.ABOUT, Hedge.NEARLY),
        (
            "(?<![节節预預签簽合条條公制])[约約]|近|大[概致]|[估预預][计計]|[几幾]乎|差不多|[关關][于於]|[围圍][绕繞]|[讲講]|不[到足]",
            "左右|上下|前[后後]|[多余餘来來许許]",
        ),
    ),
}

CURRENCIES = {
    r"人民[币幣]|RMB|CNY|[¥￥]": "CNY",
    r"美元|US\$|USD|\$": "USD",
    r"HK\$|HKD|港[币幣元]": "HKD",
    r"€|EUR": "EUR",
    r"£|GBP": "GBP",
}

CLASSIFIERS = (
    "个 個 名 位 户 戶 家 场 場 次 件 条 條 篇 所 门 門 种 種 项 項 款 类 類 只 隻 份 台 臺 部 套 支 座 间 間 层 層",
    "级 級 期 届 屆 节 節 集 张 張 页 頁 本 册 冊 首 幅 批 组 組 队 隊 对 對 双 雙 颗 顆 枚 辆 輛 艘 架 栋 棟 株 棵",
    "头 頭 匹 粉 起 例 宗 笔 筆 单 單 步 端 方 者 大 点 點 分 轮 輪 侧 側 道 处 處 句 封 则 則 段 片 块 塊 面 排 列",
    "样 樣 顶 頂 环 環 重 遍 趟 回 代 声 聲 题 題 章 车 盒 箱 袋 瓶 杯 桶 根 把 方面 大类 大領域 大领域 公益时",
)

UNITS: dict[str, str] = {
    **{word: word for words in CLASSIFIERS for word in words.split()},
    **dict.fromkeys(("元", "块钱", "圆", "人民币", "元人民币", "元人民幣", "圓"), "CNY"),
    **dict.fromkeys(("美元", "美金"), "USD"),
    **dict.fromkeys(("港元", "港币", "港幣"), "HKD"),
    "欧元": "EUR",
    "歐元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "新台币": "TWD",
    "韩元": "KRW",
    "新元": "SGD",
    "%": "%",
    "‰": "‰",
    "个百分点": "pp",
    "個百分點": "pp",
    "个基点": "bp",
    **dict.fromkeys(("倍",), "times"),
    **dict.fromkeys(("年", "周年", "岁", "歲", "周岁", "年间", "个年头"), "year"),
    **dict.fromkeys(("个月", "個月"), "month"),
    **dict.fromkeys(("季度", "个季度", "個季度"), "quarter"),
    **dict.fromkeys(("周", "个星期", "個星期", "星期"), "week"),
    **dict.fromkeys(("天", "日", "个工作日", "天时间"), "day"),
    **dict.fromkeys(("小时", "小時", "个小时", "個小時", "学时", "课时"), "hour"),
    **dict.fromkeys(("分钟", "分鐘"), "minute"),
    "秒": "second",
    "秒钟": "second",
    "世纪": "century",
    "个世纪": "century",
    "世紀": "century",
    **dict.fromkeys(("公里", "千米"), "km"),
    "米": "m",
    "厘米": "cm",
    "毫米": "mm",
    "里": "li",
    "英里": "mile",
    "升": "L",
    "毫升": "mL",
    **dict.fromkeys(("平方米", "平米", "㎡"), "m2"),
    **dict.fromkeys(("平方公里", "平方千米"), "km2"),
    "亩": "mu",
    "畝": "mu",
    "公顷": "ha",
    "公頃": "ha",
    "吨": "t",
    "噸": "t",
    "斤": "jin",
    "克": "g",
    **dict.fromkeys(("公斤", "千克"), "kg"),
    "度": "度",
    "°": "degree",
    "摄氏度": "celsius",
    "℃": "celsius",
    "度电": "kWh",
    **dict.fromkeys(("千瓦时", "千瓦時"), "kWh"),
    **dict.fromkeys(("兆瓦时", "兆瓦時"), "MWh"),
    **dict.fromkeys(("吉瓦时", "吉瓦時"), "GWh"),
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    **dict.fromkeys(("分贝", "分貝"), "dB"),
    **dict.fromkeys(("立方米", "立方公尺"), "m3"),
    "人": "person",
    "人次": "person_time",
    "字": "character",
    "个字": "character",
    "词": "word",
    "户家庭": "household",
    "个家庭": "household",
}
"""The measures of zh.MEASURES may hold 多, 余 or 半: 3个多月, 一年半."""


def _units() -> dict[str, UnitWord]:
    """Return all units, with the forms that hold a hedge or a half."""
    words = {word: UnitWord(code) for word, code in UNITS.items()}
    for word, split in MEASURES.items():
        code = UNITS[word]
        for sign in "多余餘":
            words[f"{word[:split]}{sign}{word[split:]}"] = UnitWord(code, hedge=Hedge.MORE_THAN)
        words[f"{word[:split]}半{word[split:]}"] = UnitWord(code, extra=Decimal("0.5"))
    words["成"] = UnitWord("%", scale=Decimal(10))
    return words


CHINESE = ParseTable(
    numerals=NUMERALS,
    number=NUMBER,
    opening=rf"[\d{''.join(SIGNS)}{DIGITS}{TIMES}数數几幾半第双每单位成以精上A-Za-z-]",
    words_need_context=True,
    last_digit_may_lag=True,
    skipped=SKIPPED,
    names=NAMES,
    dates=DATES,
    ordinals=(
        r"第 ?(?P<n>{N}) ?(?:[届屆期次名位个個批份条條章节節类類层層步天年季]|季度)?",
        r"(?P<n>{N})等奖",
        r"(?P<n>{N})年级",
        r"(?<![前后後上])(?P<n>[1-4一二三四])季度",
        rf"(?P<n>[十{NINE}]{{1,3}})中(?=[学學校的和与與、，。]|$)",
    ),
    fractions=(
        r"(?P<d>{N})分之(?P<n>{N})",
        rf"每(?P<d>{{N}}){COUNTERS}[^，。；]{{0,8}}中[就便]?(?P<about>[约約])?有(?P<n>{{N}})(?={COUNTERS})",
        r"一半|半[数數]|(?<=[过過超])半(?![个個天年导途月程路数數百日岁歲世]|[小分][时時钟鐘])",
        rf"(?<![\d.])(?P<hundredths>[1-9]\d|[{NINE}][{NINE}])(?P<price>)折(?!{FOLDED})",
        rf"(?P<tenths>[{NINE}])成(?P<rest>[{NINE}])(?![{TIMES}])",
        rf"(?<![\d.])(?P<tenths>[1-9](?:\.\d)?|[{NINE}])(?P<price>)折(?!{FOLDED})",
    ),
    ratios=(
        rf"(?<![\d.年月日第])(?P<n>{SMALL})比(?P<d>{SMALL})(?![\d.%年月日号號个個季届屆{TIMES}{NINE}])",
        r"(?<=[翻了近约約超过過逾])(?P<doublings>[一两兩二三四五1-5])番(?![茄薯号號禺])",
    ),
    hedging=HEDGING,
    hedging_reach=8,
    growth="(?:增[长長加]|提[高升]|上升|激增|猛增|大增|[高多]出)[了]?",
    before=BEFORE,
    after_number=AFTER_NUMBER,
    after_unit=AFTER_UNIT,
    currencies=CURRENCIES,
    units=_units(),
    open_unit=r" ?(?P<u>[A-Za-z]{2,}|[A-Za-z](?![A-Za-z]))",
    range_joiner=r" ?(?:[-–—~至到]|--|——) ?",
    echoes={
        0: "无|無|[没沒]有|未|零",
        1: "[单首唯独同]",
        2: "[双雙俩倆]|彼此|互相|翻[了一]*番|[翻加]倍",
        4: "翻了?[两兩二]番",
        100: "全|所有|都",
    },
)
