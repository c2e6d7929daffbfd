"""Whole weeks, weekends, months and years: “last week”, “the first week of October”, “the week of 24 November”."""

from datetime import timedelta

from timeline.dates.grammar import Leaning, rule
from timeline.dates.rules.weekdays import count_of
from timeline.dates.spans import MONDAY, SATURDAY, Grain, Span, add_months, days, half_of, unit_around, week_of

_UNIT_WORDS = "day week weekend month quarter year decade century"
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


@rule(
    r"""(?:sometime |some time )?(?:(?P<pointer>POINTER) )?(?:calendar |working |fiscal )?
    (?P<unit>week|weekend|month|quarter|year|decade|century)""",
    words=_UNIT_WORDS,
    example="last week",
    says="A week runs Monday to Sunday; a month, quarter or year is the calendar's.",
)
def unit_pointed_at(match, context):
    pointer = (match["pointer"] or "").removeprefix("this ")
    if match["unit"] == "weekend" and context.leaning == Leaning.PAST and not pointer:
        return over_weekend.build(match, context)
    return unit_around(context.anchor, match["unit"], _SHIFTS.get(pointer, 0))


@rule(
    r"(?:over|during|at|through|on|all) weekend",
    words="weekend",
    example="over the weekend",
    says="“Over the weekend” is the latest weekend that has begun, or the coming one where the clause speaks of the"
    " future.",
)
def over_weekend(match, context):
    is_this_week = context.anchor.weekday() >= SATURDAY or context.leaning == Leaning.FUTURE
    return unit_around(context.anchor, "weekend", 0 if is_this_week else -1)


@rule(
    r"weekend (?:of |that (?:began|begins|starts|started) (?:on )?)?(?P<day>REST)",
    words="weekend",
    example="the weekend of 29 November",
    says="The Saturday and Sunday of that week.",
)
def weekend_of(match, context):
    day = context.read(match["day"])
    return day and day.start and unit_around(day.start, "weekend")


@rule(
    r"(?P<unit>week|weekend|month|quarter|year) (?P<way>after next|before last|before|after|earlier|later)",
    words=_UNIT_WORDS,
    example="the week after next",
    says="The next or last one from the publication day, or the second.",
)
def unit_beside(match, context):
    shift = {"after next": 2, "before last": -2, "before": -1, "after": 1, "earlier": -1, "later": 1}[match["way"]]
    return unit_around(context.anchor, match["unit"], shift)


@rule(r"latest (?P<unit>UNIT)", words="latest", example="the latest quarter", says="The latest one that is over.")
def latest_unit(match, context):
    return unit_around(context.anchor, match["unit"], -1)


@rule(
    r"week of (?P<day>REST)",
    words="week",
    example="the week of 24 November",
    says="The week, Monday to Sunday, that the day is in.",
)
def week_of_day(match, context):
    day = _one_day(match, context)
    return day and week_of(day.start).because(*day.said)


@rule(
    r"""(?:1 )?week (?:beginning|starting|commencing|that (?:began|begins|started|starts))
    (?: on| from)? (?P<day>REST)""",
    words="week",
    example="the week beginning 24 November",
    says="Seven days from that day on.",
)
def week_from_day(match, context):
    day = _one_day(match, context)
    if not day:
        return None
    week = week_of(day.start) if day.start.weekday() == MONDAY else days(day.start, day.start + timedelta(days=6))
    return week.because(*day.said)


def _one_day(match, context):
    day = context.read(match["day"])
    return day if day and day.start is not None and day.start == day.end else None


@rule(
    r"(?P<half>1st|2nd|last|latter) half(?: of)? (?P<stretch>REST)",
    r"(?P<stretch>LEAD) (?P<half>1st|2nd|last|latter) half",
    words="half",
    example="the first half of December",
    says="The first half of a month is days 1 to 15; of a year, January to June.",
)
def half(match, context):
    stretch = context.read(match["stretch"])
    if not stretch or stretch.grain in (Grain.DAY, Grain.SPAN):
        return None
    return half_of(stretch, 1 if match["half"] == "1st" else 2).because(*stretch.said)


@rule(
    r"""(?P<nth>NTH|last|NTH last|final) (?:(?P<count>\d{1,3}|few|couple) )?
    (?P<unit>day|week|month|quarter|year|decade)(?P<plural>s)? (?:of |in |from )?(?P<stretch>REST)""",
    words="day days week weeks month months quarter quarters year years decade decades",
    example="the first week of October",
    says="Weeks are counted within the month or year that their Thursday is in; days and months from the first.",
)
def counted_unit(match, context):
    stretch = context.read(match["stretch"])
    if not stretch or stretch.start is None or stretch.end is None or stretch.grain in (Grain.DAY, Grain.SPAN):
        return None
    if match["plural"] and not match["count"]:
        return None  # “the first days of” is not the first day of
    nth, is_from_end = count_of(match["nth"])
    many = {"few": 3, "couple": 2}.get(match["count"]) or int(match["count"] or 1)
    if is_from_end:
        return _counted(stretch, match["unit"], 2 - nth - many, 1 - nth, _last_unit(stretch, match["unit"]))
    return _counted(stretch, match["unit"], nth - 1, nth + many - 2, _first_unit(stretch, match["unit"]))


def _counted(stretch, unit, first_shift, last_shift, base):
    """From one unit to another, both told by how far they are from `base`; None outside the stretch."""
    start, end = unit_around(base.start, unit, first_shift), unit_around(base.start, unit, last_shift)
    if start.start < _first_unit(stretch, unit).start or end.end > _last_unit(stretch, unit).end:
        return None
    if start == end:
        return start
    return Span(start=start.start, end=end.end, whole=start.whole)


def _first_unit(stretch, unit):
    """The first whole unit of a stretch; for weeks, the first whose Thursday is in it."""
    if unit == "week":
        return week_of(stretch.start + timedelta(days=3))
    return unit_around(stretch.start, unit)


def _last_unit(stretch, unit):
    if unit == "week":
        return week_of(stretch.end - timedelta(days=3))
    return unit_around(stretch.end, unit)


@rule(
    r"week (?:number |no )?(?P<number>\d{1,2})(?: (?:of |in )?(?P<year>REST))?",
    words="week",
    example="week 47 of 2025",
    says="Weeks are numbered as in ISO 8601: week 1 has the year's first Thursday.",
)
def numbered_week(match, context):
    year = context.read(match["year"] or "this year")
    if not year or year.grain != Grain.YEAR:
        return None
    shift = int(match["number"]) - 1
    return _counted(year, "week", shift, shift, _first_unit(year, "week"))


@rule(
    r"same (?P<unit>week|month|quarter) (?P<year>(?:of )?last year|1 year (?:ago|earlier))",
    r"(?P<year>year (?:ago|earlier)) (?P<unit>week|month|quarter|period)",
    words="same ago earlier",
    example="the same quarter last year",
    says="The week, month or quarter that holds the publication day, a year before.",
)
def same_unit_last_year(match, context):
    unit = match["unit"].replace("period", "year")  # of which period the year before is meant is not said
    return unit_around(add_months(context.anchor, -12), unit)


@rule(
    r"so far (?:in |during )?(?P<stretch>REST)",
    r"(?P<stretch>REST) (?:so far|to date)",
    words="far date",
    example="so far this year",
    says="From its first day to the publication day.",
)
def so_far(match, context):
    stretch = context.read(match["stretch"])
    if not stretch or stretch.start is None or stretch.grain == Grain.DAY:
        return None
    return days(stretch.start, context.anchor)


@rule(
    r"(?:rest|remainder|remaining(?: part)?|balance)(?: of)?(?: my| our)? (?P<stretch>REST)",
    words="rest remainder remaining balance",
    example="the rest of the month",
    says="The rest of a stretch begins with the publication day.",
)
def rest_of(match, context):
    stretch = context.read(match["stretch"])
    if not stretch or stretch.start is None or stretch.end is None:
        return None
    return days(max(context.anchor, stretch.start), stretch.end)


@rule(
    r"(?:all|whole|entire|full|most|much|good part|part)(?: of| through)? (?P<stretch>REST)",
    words="all whole entire full most much part",
    example="all of November",
    says="The whole of it.",
)
def whole_of(match, context):
    stretch = context.read(match["stretch"])
    return stretch if stretch and stretch.grain != Grain.DAY else None


@rule(
    r"""(?P<way>earlier|later)(?: in| on| during)?
    [ ](?P<stretch>(?:this |last |next )?(?:week|month|quarter|year|decade|century|SEASON)|(?:this )?MONTH|YEAR)""",
    words="earlier later",
    example="earlier this month",
    says="“Earlier” is from its first day to the day before publication, “later” from the next day to its last.",
)
def earlier_or_later(match, context):
    stretch, today = context.read(match["stretch"]), context.anchor
    if not stretch or not stretch.start <= today <= stretch.end:
        return stretch
    if match["way"] == "earlier":
        part = days(stretch.start, max(stretch.start, today - timedelta(days=1)))
    else:
        part = days(min(stretch.end, today + timedelta(days=1)), stretch.end)
    return stretch if part.grain == Grain.DAY else part  # one day left is no reason to name that day


@rule(
    r"""(?P<month>(?:DAY (?:of )?)?MONTH|MONTH DAY)
    [ ](?:of |in )?(?P<year>(?:this|last|next|same|current|coming|previous|following) year)""",
    words="year",
    example="June last year",
    says="A month or a day of that calendar year.",
)
def month_of_year(match, context):
    return context.read(f"{match['month']} {context.read(match['year']).start.year:04}")


@rule(
    r"(?P<pointer>POINTER) (?P<month>MONTH(?: DAY)?|DAY (?:of )?MONTH|\d{1,2}/\d{1,2})",
    words="this last past previous next coming following current same",
    example="last August",
)
def month_pointed_at(match, context):
    """“This” is the one of the anchor's year; “last” and “next” the nearest that is over or yet to come."""
    pointer, today = match["pointer"].removeprefix("this "), context.anchor
    if pointer in ("this", "current", "same"):
        return _in_year(match["month"], today.year, context)
    spans = [span for shift in (-2, -1, 0, 1, 2) if (span := _in_year(match["month"], today.year + shift, context))]
    if pointer in ("last", "past", "previous"):
        before_last_month = today.replace(day=1) - timedelta(days=1)
        over = [span for span in spans if span.end < before_last_month]
        return over[-1].because("“Last” with a month is the latest one before last month.") if over else None
    ahead = [span for span in spans if span.start > today]
    return ahead[0].because("“Next” with a month is the first one that has not begun.") if ahead else None


def _in_year(month, year, context):
    return context.read(f"{month}/{year:04}" if "/" in month else f"{month} {year:04}")


RULES = (
    unit_pointed_at,
    over_weekend,
    unit_beside,
    latest_unit,
    weekend_of,
    week_of_day,
    week_from_day,
    half,
    counted_unit,
    numbered_week,
    same_unit_last_year,
    so_far,
    rest_of,
    whole_of,
    earlier_or_later,
    month_of_year,
    month_pointed_at,
)
