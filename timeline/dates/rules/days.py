"""Calendar dates, whole or in part, and the days named from the anchor: “21 November”, “11/30/2025”, “yesterday”."""

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.grammar import Calendar, Leaning, Order, rule
from timeline.dates.spans import Grain, day_of, month_of, year_of
from timeline.dates.words import MONTHS, WEEKDAYS

_TOO_FAR = 2.2
"""How many times nearer a date in another year must be than the one in the anchor's own year to be preferred."""

_FAR_OFF = 3
"""How many times nearer a day just gone by must be before a future tense, told from single words, is passed over."""

_CLOSE = 31
"""A date so many days away keeps its year even where the weekday beside it does not fit: a slip of the source's."""


@rule(r"(?P<day>\d{4}-\d\d-\d\d)", example="2025-11-30", says="A day as the international standard writes it.")
def iso_day(match, context):
    return _day_or_none(match["day"])


_YEAR_AFTER = r"(?: (?:of |in )?(?:\d{4}|\d\d))"


@rule(
    rf"""(?:(?:(?:POINTER) )?(?P<weekday>WEEKDAY) )?
    (?P<date>DAY (?:day )?(?:of )?MONTH{_YEAR_AFTER}?|MONTH DAY{_YEAR_AFTER}?|MONTH (?:of |in )?(?:YEAR|3[2-9]|[4-9]\d)
    |YEAR MONTH(?: DAY)?|MONTH YEAR DAY|MONTH)""",
    r"(?P<date>DAY (?:of )?MONTH(?: YEAR)?|MONTH DAY(?: YEAR)?) (?P<weekday>WEEKDAY)",
    words=" ".join(MONTHS),
    example="Friday, 21 November 2025",
)
def written_date(match, context):
    text = _NO_DAY_BUT_YEAR.sub(r"19\1", _BESIDE_FIGURES.sub("", match["date"]))
    stated = context.calendar(text, Order.MONTH_FIRST)
    if not stated or not stated.month or _MAY_BE_TWO_DAYS.search(match["date"]):
        return None
    return _placed(stated, context, _number(match["weekday"]))


_MAY_BE_TWO_DAYS = re.compile(r"[a-z] \d{1,2} [0-3]\d$")  # “Dec. 21, 22”: not 2022


_NO_DAY_BUT_YEAR = re.compile(r"(?<=[a-z] )(3[2-9]|[4-9]\d)$")
_BESIDE_FIGURES = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b| (?:of|in|day)\b")


def _number(weekday):
    return WEEKDAYS.index(weekday) if weekday else None


@rule(
    r"(?:(?:(?:POINTER) )?(?P<weekday>WEEKDAY) )?(?P<date>\d{1,4}(?P<mark>[-/.])\d{1,4}(?:[-/.]\d{1,4})?)",
    example="30.11.2025",
)
def date_in_figures(match, context):
    """The first order of year, month and day that the calendar has; another that fits as well is offered."""
    numbers = re.split("[-/.]", match["date"])
    if len(numbers) == 2 and match["mark"] == "-" and len(numbers[0]) < 3 and int(numbers[1]) <= 12:
        return None  # “10-12” is more often two days of a month than a date
    readings = [
        span.because(_FIGURES[order])
        for order in _orders(numbers, match["mark"])
        if (span := _in_order("-".join(numbers), order, context, _number(match["weekday"])))
    ]
    if not readings:
        return None
    first, *others = _by_weekday(readings)
    return replace(first, others=(*first.others, *(span for span in others if span.start != first.start)))


def _by_weekday(readings):
    """The readings on whose day the weekday beside them fits first; where that is not the usual order, that stays."""
    usual_fits = not readings[0].uncertain
    return sorted((span for span in readings if not (usual_fits and span.uncertain)), key=lambda span: span.uncertain)


_FIGURES = {
    Order.MONTH_FIRST: "Figures with slashes or hyphens are read month first.",
    Order.DAY_FIRST: "Figures with dots, and those that only fit so, are read day first.",
    Order.YEAR_FIRST: "Figures that begin with a year go from the year to the day.",
}


def _orders(numbers, mark):
    if len(numbers[0]) == 4:
        return (Order.YEAR_FIRST,)
    if len(numbers) == 2 and len(numbers[1]) == 4:
        return (Order.MONTH_FIRST,)
    return (Order.DAY_FIRST, Order.MONTH_FIRST) if mark == "." else (Order.MONTH_FIRST, Order.DAY_FIRST)


def _in_order(text, order, context, weekday):
    """The figures in one order; None where the calendar has no such day."""
    stated = context.calendar(text, order)
    # dateparser swaps day and month where only that fits; the order that fits is ours to try, and to tell.
    if not stated or int(text.split("-")[0 if order == Order.MONTH_FIRST else 1]) != stated.month:
        return None
    return _placed(stated, context, weekday)


@rule(
    r"(?P<year>(?:1[6-9]|20|21)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
    example="20251130",
    says="Eight figures: year, month, day.",
)
def day_without_marks(match, context):
    return _day_or_none(f"{match['year']}-{match['month']}-{match['day']}")


def _day_or_none(text):
    try:
        return day_of(date.fromisoformat(text))
    except ValueError:
        return None


@rule(
    r"(?:(?:calendar |fiscal |full )?year (?:of )?)?(?P<year>[12]\d{3})(?: (?:calendar )?(?:year|period))?",
    example="2025",
    says="A number of four digits is that year.",
)
def year(match, context):
    return year_of(int(match["year"]))


_THIS_MORNING = "this morning|this afternoon|this evening"
_NAMED_DAYS = {
    f"today|now|this day|present day|current date|this time|in day|tonight|{_THIS_MORNING}": 0,
    "yesterday|last night|last evening|day before|last day|past day|previous day": -1,
    "tomorrow|day after|next day|following day": 1,
    "day before yesterday|night before last": -2,
    "day after tomorrow": 2,
}
_DAYS_AWAY = {name: away for names, away in _NAMED_DAYS.items() for name in names.split("|")}


@rule(
    rf"(?P<name>{'|'.join(_NAMED_DAYS)})",
    rf"(?:early|earlier|late|later) (?P<name>today|yesterday|tomorrow|tonight|in day|{_THIS_MORNING})",
    words=" ".join({name.split(" ")[-1] for name in _DAYS_AWAY}),
    example="yesterday",
    says="Counted in days from the publication day.",
)
def named_day(match, context):
    return day_of(context.anchor + timedelta(days=_DAYS_AWAY[match["name"]]))


@rule(
    r"(?P<day>DAY) (?:day )?(?:of |in )?(?P<month>REST)",
    example="the 20th of next month",
    says="A day of the month that is named.",
)
def day_of_named_month(match, context):
    month = context.read(match["month"])
    if match["day"] == "1st" and month and month.grain == Grain.YEAR:
        return day_of(month.start)
    if not month or month.grain != Grain.MONTH or month.about or month.uncertain:
        return None
    return _day_in(month.start.year, month.start.month, _figure(match["day"]))


@rule(
    r"(?:(?P<weekday>WEEKDAY) )?(?P<day>DAY)",
    example="the 18th",
    says="A day of the month without its month is the nearest such day.",
)
def day_of_month(match, context):
    if match["day"].isdigit() and not match["weekday"]:
        return None  # a bare “18” may count anything
    anchor, weekday = context.anchor, _number(match["weekday"])
    days_so_numbered = [_day_in(anchor.year, anchor.month + shift, _figure(match["day"])) for shift in range(-12, 13)]
    return nearest(
        [span for span in days_so_numbered if span and weekday in (None, span.start.weekday())],
        context,
    )


def _figure(day):
    return int(day.rstrip("stndrh"))


def _day_in(year_number, month, day):
    """The day of a month; months below 1 and above 12 are those of the years before and after."""
    years, month = divmod(month - 1, 12)
    try:
        return day_of(date(year_number + years, month + 1, day))
    except ValueError:
        return None


def _placed(stated: Calendar, context, weekday):
    """The span of a calendar date, in doubt where the weekday beside it is another day's."""
    span = _in_its_year(stated, context, weekday)
    if not span or span.grain != Grain.DAY or weekday in (None, span.start.weekday()):
        return span
    three_on = span.start + timedelta(days=3)
    named = day_of(three_on - timedelta(days=(three_on.weekday() - weekday) % 7))
    other = named.because("The nearest day to that date that has the weekday.")
    return replace(span, uncertain=True, others=(other,)).because(_DOES_NOT_FIT[span.start.weekday()])


_DOES_NOT_FIT = (
    "The weekday and the date do not fit together: that date is a Monday.",
    "The weekday and the date do not fit together: that date is a Tuesday.",
    "The weekday and the date do not fit together: that date is a Wednesday.",
    "The weekday and the date do not fit together: that date is a Thursday.",
    "The weekday and the date do not fit together: that date is a Friday.",
    "The weekday and the date do not fit together: that date is a Saturday.",
    "The weekday and the date do not fit together: that date is a Sunday.",
)


def _in_its_year(stated, context, weekday):
    """A missing year is the one that brings the date nearest, or the way the context leans."""
    if stated.year:
        written = _span(stated, stated.year)
        return written and written.because("The date as it is written, year included.")
    base = _base(context)
    spans = _in_years(stated, base, (0, -1, 1)) or _in_years(stated, base, (-2, 2, -3, 3))
    closest = nearest(spans, context)
    fitting = [span for span in spans if span.start.weekday() == weekday]
    if not fitting or _distance(closest, base) <= _CLOSE:
        return closest
    return nearest(fitting, context)


def _base(context):
    return context.after if context.leaning == Leaning.ONWARD else context.anchor


def _in_years(stated, base, shifts):
    return [span for shift in shifts if (span := _span(stated, base.year + shift))]


def _span(stated, year_number):
    try:
        if stated.day:
            return day_of(date(year_number, stated.month, stated.day))
        return month_of(year_number, stated.month)
    except ValueError:
        return None


def nearest(spans, context):
    """Of spans that differ by a month or a year, the one that the context leans to, with the rule in words."""
    if not spans:
        return None
    base = _base(context)
    chosen, closest = _CHOOSE[context.leaning](spans, base), min(spans, key=lambda span: _distance(span, base))
    if _is_brief(chosen) and _goes_against_tense(closest, chosen, context):
        return closest.because(_NO_YEAR[Leaning.NEAREST])
    return chosen.because(_NO_YEAR[context.leaning])


def _goes_against_tense(closest, chosen, context):
    """“A hearing set for 9 July was moved to 23 July”, told on 12 July, has two tenses and both days near by."""
    base = _base(context)
    if context.leaning == Leaning.PAST:
        return chosen.start > base or _distance(closest, base) <= _CLOSE < _distance(chosen, base) // _FAR_OFF
    return context.leaning == Leaning.FUTURE and _distance(chosen, base) > _FAR_OFF * _distance(closest, base)


def _is_brief(span):
    """A day or a quarter: of those, news leaves out the year only near by. A bare month may be far off."""
    return span.grain in (Grain.DAY, Grain.QUARTER)


def _past(spans, base):
    return max((span for span in spans if span.start <= base), key=lambda span: span.start, default=spans[0])


def _future(spans, base):
    return min((span for span in spans if span.end >= base), key=lambda span: span.start, default=spans[0])


def _due(spans, base):
    """The next one, unless one went by within a month: “by Thanksgiving”, a few days after it."""
    just_past = [span for span in spans if 0 < (base - span.end).days <= _CLOSE]
    return just_past[0] if just_past else _future(spans, base)


def _nearest(spans, base):
    """The span in the anchor's own year, unless another is clearly nearer; of days alike, the past one."""
    own = [span for span in spans if span.start.year == base.year] or spans
    usual = min(own, key=lambda span: _distance(span, base))
    other = min(spans, key=lambda span: _distance(span, base))
    return other if _distance(other, base) * _TOO_FAR < _distance(usual, base) + _looked_back(usual, base) else usual


def _distance(span, base):
    if span.start <= base <= span.end:
        return 0
    return (span.start - base).days if span.start > base else (base - span.end).days


def _looked_back(span, base):
    """News looks back: a date ahead counts as a fifth farther than it is."""
    return _distance(span, base) // 5 if span.start > base else 0


_CHOOSE = {
    Leaning.PAST: _past,
    Leaning.FUTURE: _future,
    Leaning.NEAREST: _nearest,
    Leaning.ONWARD: _future,
    Leaning.DUE: _due,
}
_NO_YEAR = {
    Leaning.PAST: "Without a year it is the latest one, since the clause is in the past.",
    Leaning.FUTURE: "Without a year it is the next one, since the clause speaks of the future.",
    Leaning.NEAREST: "Without a year it is the nearest one to the publication day.",
    Leaning.ONWARD: "Without a year it is the first one from the day before it in the phrase.",
    Leaning.DUE: "Without a year a deadline is the next such date, or one that went by within a month.",
}

RULES = (
    iso_day,
    written_date,
    date_in_figures,
    day_without_marks,
    year,
    named_day,
    day_of_month,
    day_of_named_month,
)
