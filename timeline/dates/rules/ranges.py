"""Ranges and open ranges: “from 23 to 30 November”, “since mid-November”, “by Thanksgiving”, “Tuesday or Wednesday”."""

import re
from dataclasses import replace
from datetime import timedelta

from timeline.dates.grammar import Leaning, rule
from timeline.dates.spans import Grain, Span, days
from timeline.dates.words import MONTHS, WEEKDAYS

_DAY = timedelta(days=1)
_FROM_FINE_TO_COARSE = (Grain.DAY, Grain.MONTH, Grain.YEAR)


@rule(
    r"(?:from |between )?(?P<lead>LEAD )?(?P<first>\d{1,2})-(?P<last>\d{1,2})(?:st|nd|rd|th)?(?P<rest> REST)?",
    example="November 23–30",
    says="From the first day to the last.",
)
def days_with_dash(match, context):
    lead, rest = match["lead"] or "", match["rest"] or ""
    first = f"{lead}{match['first']}{_without_weekday(rest)}"
    return _joined(first, f"{_without_weekday(lead)}{match['last']}{rest}", context)


@rule(r"(?P<first>YEAR)-(?P<last>YEAR|\d\d)", example="2014–2018", says="From the first year to the last.")
def years_with_dash(match, context):
    first, last = match["first"], match["last"]
    return _joined(first, last if len(last) == 4 else first[:2] + last, context)


@rule(
    r"(?P<lead>LEAD )?(?:anywhere |sometime |some time )?between (?P<first>REST) and (?P<last>REST)",
    words="between",
    example="between 23 and 30 November",
    says="Some day from the first to the last.",
)
def between(match, context):
    return _with_lead(match, context)


@rule(
    r"""(?P<lead>(?:(?!from|between|starting)\S+ )+?)??(?:(?:in )?from |starting (?:from |on )?|beginning (?:on )?|in )?
    (?P<first>LEAD) (?:to|until|through|thru|up to|into) (?:and including )?(?P<last>REST)""",
    words="to until through thru into",
    example="from 23 to 30 November",
    says="From the first to the last, both included.",
)
def from_to(match, context):
    return _with_lead(match, context)


def _with_lead(match, context):
    """A range whose ends may share the words before it: “next week from Wednesday to Friday”."""
    lead = match["lead"] or ""
    return _joined(f"{lead}{match['first']}", f"{_without_weekday(lead)}{match['last']}", context)


def _joined(first, last, context):
    first, last = _both(first, last, context)
    if not first or not last or first.start is None or last.end is None:
        return None
    return _spanning(first, last)


@rule(
    r"(?P<days>DAY(?: DAY)+) (?P<join>or|and) (?P<last>DAY) (?P<rest>REST)",
    words="or and",
    example="9, 16 or 23 November",
)
def one_of_several(match, context):
    """Days of one month: with “or” any of them, with “and” only days in a row make one date."""
    spans = [context.read(f"{day} {match['rest']}") for day in (*match["days"].split(" "), match["last"])]
    named = [span.start if span and span.start == span.end else None for span in spans]
    if None in named:
        return None
    if match["join"] == "or":
        return _one_of(named)
    return days(named[0], named[-1]) if named[-1] - named[0] == _DAY * (len(named) - 1) else None


@rule(
    r"(?:either |both )?(?P<first>LEAD) (?P<join>or|and) (?P<last>REST)", words="or and", example="Tuesday or Wednesday"
)
def one_or_other(match, context):
    """Neighbours make a span; “or” between days apart is one of them, and “and” between them is no one date."""
    first, last = _both(match["first"], match["last"], context)
    if not first or not last or None in (first.start, first.end, last.start, last.end) or first.start > last.start:
        return None
    if last.start - first.end <= _DAY:
        return _spanning(first, last).because("Two that follow each other are read as one span.")
    named = (*_days_named(first), *_days_named(last))
    return _one_of(named) if match["join"] == "or" and None not in named else None


def _days_named(span):
    return span.choices or (span.start if span.start == span.end else None,)


def _one_of(named):
    choices = tuple(sorted(set(named)))
    span = Span(start=choices[0], end=choices[-1], choices=choices if len(choices) > 1 else ())
    return span.because("One of the days named, and none between.")


@rule(
    r"(?:ever )?since (?:at least |as early as )?(?P<day>REST)",
    words="since",
    example="since mid-November",
    says="“Since” gives the first day and leaves the end open.",
)
def since(match, context):
    return _opening(match["day"], context.leaning_to(Leaning.PAST))


_ONWARDS = "(?:on|onwards?|forward|and (?:after|later|onwards?|beyond))"


@rule(
    rf"""(?:starting|beginning|as of|as from|from|with effect from|on or after|not until|until at least)
    (?: from| on| in| at)? (?P<coming>)(?P<day>LEAD)(?: {_ONWARDS})?""",
    rf"""(?P<coming>no earlier than|no sooner than|not before|not earlier than|as early as|as soon as|at earliest
    |effective)(?: from| on| in| at)? (?P<day>LEAD)(?: {_ONWARDS})?""",
    words="starting beginning as from with on not until no at effective",
    example="no earlier than January",
    says="From that day on; the end is open.",
)
def starting(match, context):
    return _opening(match["day"], context.leaning_to(Leaning.FUTURE) if match["coming"] else context)


@rule(
    r"(?P<day>REST) (?:or|and) (?:later|after|beyond|onwards?|greater|since|thereafter|afterwards?)",
    r"(?P<day>REST) (?:onwards?|on)",
    r"> (?P<day>REST)",
    words="later after beyond onward onwards greater since on > thereafter afterward afterwards",
    example="2018 or later",
    says="From that day on; the end is open.",
)
def or_later(match, context):
    return _opening(match["day"], context)


@rule(
    r"""(?:any ?time |some ?time |immediately |right |shortly |soon |just )?
    (?:after|past|following|later than|greater than|beyond)(?: end of)? (?P<day>REST)""",
    words="after past following later greater beyond",
    example="after 21 November",
    says="“After” begins with the next day and leaves the end open.",
)
def after(match, context):
    named = context.read(match["day"])
    return named and named.end and _open(named, start=named.end + _DAY, named=named)


@rule(
    r"""(?:by|until|up to|up until|through|thru|up through|no later than|not later than|by no later than|as late as
    |at latest|at latest by|on or before)(?: at latest)?(?: in| at| on| by)? (?P<day>REST)""",
    r"(?P<day>REST) or (?:earlier|before)",
    r"to (?P<day>today|now)",
    words="by until up through thru no not as at on earlier before to",
    example="by the end of the year",
    says="Up to and including that day; the beginning is open.",
)
def by(match, context):
    return _closing(match["day"], context.leaning_to(Leaning.DUE))


@rule(
    r"""(?:any ?time |some ?time |shortly |just |right |immediately |well |long )?
    (?:before|prior to|ahead of|earlier than|in run up to|less than|in advance of) (?P<day>REST)""",
    r"< (?P<day>REST)",
    words="before prior ahead earlier run less advance <",
    example="before 2010",
    says="“Before” ends with the day before and leaves the beginning open.",
)
def before(match, context):
    context = context.leaning_to(Leaning.DUE)
    if _END_OF.fullmatch(match["day"]):
        return _closing(match["day"], context)
    named = context.read(match["day"])
    return named and named.start and _open(named, end=named.start - _DAY, named=named)


_END_OF = re.compile(r"(?:very )?(?:end|close)(?: of)? (?P<stretch>.+)|(?P<unit>week|month|quarter|year) (?:end|close)")
_START_OF = re.compile(r"(?:very )?(?:beginning|start|outset)(?: of)? (?P<stretch>.+)")


def _opening(text, context):
    """Open from the first day of what is named; from “the beginning of” something, that is its very first day."""
    named, start_of = context.read(text), _START_OF.fullmatch(text)
    stretch = context.read(start_of["stretch"]) if start_of else named
    if not named or not stretch or stretch.start is None:
        return None
    return _open(_to_the_day(stretch) if start_of else named, start=stretch.start, named=named)


def _closing(text, context):
    """Open up to the last day of what is named; at “the end of” something, that is its very last day."""
    named, end_of = context.read(text), _END_OF.fullmatch(text)
    stretch = context.read(end_of["stretch"] or end_of["unit"]) if end_of else named
    if not named or not stretch or stretch.end is None:
        return None
    return _open(_to_the_day(stretch) if end_of else named, end=stretch.end, named=named)


def _to_the_day(stretch):
    return replace(stretch, whole=Grain.DAY, about=False)


def _open(span, *, named, start=None, end=None):
    return replace(span, start=start, end=end, grain=Grain.SPAN, inner=named, others=(), choices=())


def _both(first, last, context):
    """The two ends, each lent what only the other states: a month, a year."""
    first, last = _lend_month(first, last)
    if _HAS_YEAR.search(last) and not _HAS_YEAR.search(first):
        return _year_from_last(first, last, context)
    begin = context.read(first)
    if not begin or begin.start is None:
        return None, None
    return begin, context.onward_from(begin.start).read(last)


def _year_from_last(first, last, context):
    """“Nov to Feb 2017” begins in 2016: the latest such month that does not come after the end."""
    end = context.read(last)
    if not end or end.end is None:
        return None, None
    year = int(_HAS_YEAR.search(last)[0])
    for candidate in (year, year - 1):
        begin = context.read(f"{first}/{candidate:04}" if "/" in first else f"{first} {candidate:04}")
        if begin and begin.start and begin.start <= end.end:
            return begin, end
    return context.read(first), end


_A_MONTH = rf"\b(?:{'|'.join(MONTHS)})\b"
_A_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HAS_MONTH, _WEEKDAY = re.compile(_A_MONTH), re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b ?| (?:{'|'.join(WEEKDAYS)})$")
_HAS_YEAR = re.compile(r"\b[1-9]\d{3}\b")
_ONLY_DAY = re.compile(_A_DAY)
_DAY_THEN_MONTH = re.compile(rf"{_A_DAY} (?:of |in )?(?P<month>{_A_MONTH}.*|(?:this|next|last|coming|previous) month)")
_MONTH_THEN_DAY = re.compile(rf"(?P<month>.*?{_A_MONTH}) {_A_DAY}(?P<year>.*)")


def _lend_month(first, last):
    """“23” and “30 November” as “23 November” and “30 November”; “July 13” and “15” as “July 13” and “July 15”."""
    if _ONLY_DAY.fullmatch(first):
        day_first, month_first = _DAY_THEN_MONTH.fullmatch(last), _MONTH_THEN_DAY.fullmatch(last)
        if day_first:
            return f"{first} {_without_weekday(day_first['month'])}", last
        if month_first:
            return f"{_without_weekday(month_first['month'])} {first}{_without_weekday(month_first['year'])}", last
    month_first = _MONTH_THEN_DAY.fullmatch(first)
    if month_first and _ONLY_DAY.fullmatch(last):
        return first, _same_or_next_month(month_first, first, last)
    return first, last


def _same_or_next_month(month_first, first, last):
    if _number(last) >= _number(first[month_first.end("month") :].split()[0]):
        return f"{_without_weekday(month_first['month'])} {last}{_without_weekday(month_first['year'])}"
    return last


def _without_weekday(lent):
    """What one end lends the other, less a weekday beside its own date: that is not the other's."""
    return _WEEKDAY.sub("", lent) if _HAS_MONTH.search(lent) else lent


def _number(day):
    return int(day.rstrip("stndrh"))


def _spanning(first, last):
    return Span(
        start=first.start,
        end=last.end,
        grain=Grain.DAY if first.start == last.end else Grain.SPAN,
        whole=min(first.whole, last.whole, key=_FROM_FINE_TO_COARSE.index),
        about=first.about or last.about,
        uncertain=first.uncertain or last.uncertain,
        said=(*first.said, *last.said),
    )


RULES = (
    days_with_dash,
    years_with_dash,
    since,
    or_later,
    between,
    from_to,
    one_of_several,
    one_or_other,
    by,
    starting,
    before,
    after,
)
