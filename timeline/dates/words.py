"""A phrase made plain: one case, one dash, whole names, digits. The rules read only what `plain` returns."""

import re

from timeline.dates.numbers import number_words

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def plain(phrase: str) -> str:
    """The phrase in lower case with names and numbers in one form, such as “since mid november” or “1 week ago”."""
    text = phrase.translate(_STRAIGHT).lower()
    text = _YEAR_CUT_SHORT.sub(_with_century, text)
    if not _MARKS_THAT_MATTER.isdisjoint(text):
        text = _replaced(_MARKS, text)
    words = [part for word in _WORD.findall(text) for part in _whole_name(word).split()]
    return _replaced(_PHRASES, " ".join(number_words(words)))


def _replaced(replacements, text):
    for pattern, instead in replacements:
        text = pattern.sub(instead, text)
    return text


def _whole_name(word):
    """The word as the rules know it: “nov” as “november”, “'90s” as “90s”, “1988's” as “1988”."""
    decade = _DECADE.fullmatch(word)
    if decade:
        return f"{decade[1]}s" if decade[1].endswith("0") else decade[1]
    word = word.removesuffix("'s")
    return _ALIASES.get(word, word.replace("'", ""))


# To the left the words of the rules, to the right what sources write for them; “-” stands for no word at all.
_WRITTEN_FOR = {
    "-": "the ad ce fiscal",
    "a": "an",
    "about": "approx approximately",
    "beginning of month": "bom",
    "beginning of week": "bow",
    "beginning of year": "boy",
    "christmas": "xmas",
    "coming": "upcoming forthcoming",
    "end of month": "eom",
    "end of week": "eow",
    "end of year": "eoy",
    "fall": "autumn",
    "few": "several",
    "hour": "hr",
    "hours": "hrs",
    "mid month": "midmonth",
    "mid summer": "midsummer",
    "mid week": "midweek",
    "mid winter": "midwinter",
    "mid year": "midyear",
    "month": "mth",
    "months": "mths",
    "noon": "midday",
    "previous": "preceding",
    "quarter": "qtr",
    "quarters": "qtrs",
    "today": "todays",
    "tomorrow": "tmrw tmr tomorrows",
    "until": "til till 'til",
    "week": "wk",
    "weeks": "wks",
    "working week": "workweek",
    "year": "yr fy",
    "year end": "yearend",
    "years": "yrs",
    "yesterday": "yesterdays",
    "2 weeks": "fortnight fortnights",
    "2000s": "noughties",
    "september": "sept",
    "tuesday": "tues",
    "wednesday": "weds",
    "thursday": "thur thurs",
}
_ALIASES = {name[:3]: name for name in MONTHS + WEEKDAYS} | {
    written: "" if name == "-" else name for name, variants in _WRITTEN_FOR.items() for written in variants.split()
}

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
    | dict.fromkeys('\u201c\u201d\u00ab\u00bb"()[]{}', " ")
    | dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " ")
)
_NAME = "|".join(sorted({*MONTHS, *WEEKDAYS, *(name[:3] for name in MONTHS + WEEKDAYS), "sept", "today", "now"}))
_DECADE = re.compile(r"'?(\d{2,4}) ?'?s")
_WORD = re.compile(
    r"\d{1,4}(?:[-/.]\d{1,4}){1,2}(?![\d/])"  # 30.11.2025, 2025-11, 23-30
    r"|\d{1,2}:\d\d(?::\d\d)?|'?\d{2,4} ?'?s\b|\d+(?:st|nd|rd|th)\b|\d+|[a-z]+(?:'[a-z]+)*|[<>]"
)


def _replacements(*pairs):
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


_YEAR_CUT_SHORT = re.compile(r"(?<![\d'])'(\d\d)\b(?! ?'?s)")


def _with_century(match):
    """“'25” as 2025, “'87” as 1987."""
    return f"{'20' if match[1] < '50' else '19'}{match[1]}"


def _parted(match):
    return match[0].replace("-", " ")


_MARKS_THAT_MATTER = frozenset("-/.:")
_MARKS = _replacements(
    (r"\b([ap])\. ?m\b\.?", r"\1m"),
    (r"\ba\. ?d\b\.?|\bc\. ?e\b\.?", " "),
    (r"(?<=\d)t(?=\d\d:\d\d)", " "),  # 2025-11-30T14:00
    (r"\bw/c\b", "week beginning"),
    (r"(?<=\S) +- +(?=\S)", " to "),
    (r"(?<=\d)(st|nd|rd|th) ?- ?(?=\d)", r"\1 to "),  # 23rd-26th
    (r"(?<=\d) ?- ?(?=\d)", "-"),
    (r"(?<=\d) ?/ ?(?=\d)", "/"),
    (r"(\d+[/.]\d+(?:[/.]\d+)?)\.?-(?=\d+[/.]\d)", r"\1 to "),  # 11/23-11/30
    (r"(?<=[a-z]) ?/ ?(?=[a-z])", " or "),
    (r"\b(\d+/\d+),? ?(?=\d{4}\b)", r"\1/"),
    (rf"\b({_NAME})\.? ?- ?(?=(?:{_NAME})\b)", r"\1 to "),  # Nov-Feb
    (rf"\b((?:{_NAME})[a-z]*\.? \d[\w ,]*)-(?=(?:{_NAME}))", r"\1 to "),  # Nov 18 2014-Dec 19 2015
    (r"(?<=[a-z])-|-(?=[a-z])|/(?=[a-z])|(?<=[a-z])/", " "),
    (rf"\b({_NAME}) (\d{{1,2}}-\d{{4}}|\d{{4}}-\d{{1,2}})\b(?!-)", _parted),  # Nov-30-2025
)

_CITIES = "moscow|kyiv|kiev|geneva|london|paris|berlin|brussels|washington|israel|istanbul|riyadh|doha|cairo"
_ZONE = (
    r"(?: (?:est|edt|et|pst|pdt|pt|cst|cdt|ct|gmt|utc|z|bst|cet|cest|eet|eest|msk|eastern"
    rf"|(?:{_CITIES}|local|eastern|central|universal|gmt)(?: standard| daylight| summer)? time))?"
)
_IN_MORNING = r"(?:(?:in|at|during) (?:early |late )?(?:morning|afternoon|evening|night))"
_CLOCK = (
    rf"(?:\b\d{{1,2}}(?::\d\d(?::\d\d)?)? ?(?:am|pm|oclock)(?: {_IN_MORNING})?|\b\d{{1,2}}(?: \d\d)? {_IN_MORNING}"
    r"|\b\d{1,2}:\d\d(?::\d\d)?|\b(?:noon|midnight)"
    r"|\b(?:half past|quarter (?:to|past|after)|\d{1,2} (?:past|after)) \d{1,2}\b(?![/.]))"
)
_PHRASES = _replacements(
    (r"\bcouple(?: of)?\b", "couple"),
    (r"\bmost recent\b", "latest"),
    (r"\b(to|until) (?:date|present)\b", r"\1 today"),
    (r"\b(?:a|some) (?=few|couple|2 weeks)", ""),
    (r"\bhalf a (day|week|month|year|decade|century)\b", r"half \1"),
    (r"\ba (?=(?:hour|day|week|month|quarter|year|decade|century|weekend)s?\b)", "1 "),
    (r"\band a half\b|\band 1 half\b", "and half"),
    (r"\ba (?=[a-z])", ""),
    (rf"\b(\d+) ({'|'.join(WEEKDAYS)})s\b", r"\1 \2"),
    (_CLOCK + _ZONE, "clock"),
    (r"\bat \d{1,2}$", "at clock"),
)
