"""Parts of longer stretches: “mid-November”, “at the beginning of the week”, “the late 1980s”, “year-end”."""

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.conventions import part_of
from timeline.dates.grammar import rule
from timeline.dates.spans import Grain, Span, add_months, days, month_of, months_between, years_between

_STRETCHES = {
    Grain.WEEK: "week",
    Grain.MONTH: "month",
    Grain.QUARTER: "quarter",
    Grain.SEASON: "quarter",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "century",
}


@rule(
    r"(?P<first>PART) (?:to|or) (?P<last>PART)(?: part)?(?: of)? (?P<stretch>REST)",
    example="mid to late November",
    says="From the first part to the last.",
)
def parts_joined(match, context):
    first = context.read(f"{match['first']} {match['stretch']}")
    last = context.read(f"{match['last']} {match['stretch']}")
    if not first or not last or first.grain == Grain.DAY or None in (first.start, last.end):
        return None
    return replace(first, end=last.end, grain=Grain.SPAN, said=(*first.said, *last.said))


@rule(
    r"(?P<nth>1st|opening|last|final|closing) (?:few )?(?P<unit>day|week)s (?:of |in )?(?P<stretch>REST)",
    words="days weeks",
    example="the first days of December",
    says="The first or last days or weeks of a stretch are about three.",
)
def first_days(match, context):
    stretch = context.read(match["stretch"])
    if not stretch or stretch.grain not in (Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.YEAR):
        return None
    length = timedelta(days=2 if match["unit"] == "day" else 20)
    if match["nth"] in ("1st", "opening"):
        return replace(days(stretch.start, stretch.start + length), about=True)
    return replace(days(stretch.end - length, stretch.end), about=True)


@rule(
    r"turn of (?:new )?year",
    words="turn",
    example="the turn of the year",
    says="The turn of the year is about the last week of December and the first of January.",
)
def turn_of_year(match, context):
    year = context.anchor.year + (context.anchor.month > 6)
    return Span(start=date(year - 1, 12, 25), end=date(year, 1, 7), about=True)


@rule(
    r"(?P<stretch>week|month|quarter|year|decade|century|MONTH|YEAR|(?:last|this|next) (?:week|month|quarter|year))"
    r" (?:end|close)",
    r"year end (?:of |in )?(?P<stretch>YEAR)",
    words="end close",
    example="year-end",
)
def end_of(match, context):
    """“Year-end” is December; “month-end” and the others are the ends of the conventions."""
    stretch = context.read(match["stretch"])
    if stretch.grain != Grain.YEAR:
        return context.read(f"end {match['stretch']}")
    december = replace(month_of(stretch.end.year, 12), about=True)
    return december.because("“Year-end” is about December of that year.")


@rule(r"(?:very |in )?(?P<part>PART)(?: part)?(?: of)?(?: in| on)? (?P<stretch>REST)", example="mid-November")
def part(match, context):
    """A part by the conventions; a part of a day is that day."""
    stretch = context.read(match["stretch"])
    if not stretch or stretch.start is None or stretch.end is None:
        return None
    if stretch.grain == Grain.DAY:
        return stretch
    convention = part_of(_STRETCHES.get(stretch.grain, ""), match["part"])
    return convention and _with_others(stretch, convention).because(convention.sentence)


def _with_others(stretch, convention):
    """The part, and the same part of what else the stretch may be: “late winter 2025” has the doubt of that winter."""
    if not stretch.others:
        return _cut(stretch, convention)
    others = tuple(_cut(other, convention).because(*other.said) for other in stretch.others)
    return replace(_cut(stretch, convention), others=others).because(*stretch.said)


def _cut(stretch, convention):
    """The part of a stretch by days, months or years from its beginning; marked, since the bounds are ours.

    Parts of a week are not marked: three days are as near as news comes.
    """
    if convention.counted_in == "day":
        end = stretch.start + timedelta(days=convention.last - 1) if convention.last else stretch.end
        span = days(stretch.start + timedelta(days=convention.first - 1), end)
        return replace(span, about=stretch.grain != Grain.WEEK)
    if convention.counted_in == "month":
        first, last = (add_months(stretch.start, number - 1) for number in (convention.first, convention.last))
        span = month_of(first.year, first.month) if first == last else months_between(first, last)
        return replace(span, about=True)
    first_year = stretch.start.year - 1
    return replace(years_between(first_year + convention.first, first_year + convention.last), about=True)


RULES = (parts_joined, first_days, turn_of_year, end_of, part)
