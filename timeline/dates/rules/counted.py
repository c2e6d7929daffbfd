"""Time counted from a day: “three weeks ago”, “within 72 hours”, “in the coming days”, “two days after Easter”."""

from dataclasses import replace
from datetime import timedelta

from timeline.dates.conventions import window_of
from timeline.dates.grammar import rule
from timeline.dates.spans import SATURDAY, Grain, Span, add_months, day_of, days, unit_around

_UNIT_WORDS = (
    "hour hours day days week weeks weekend month months quarter quarters year years decade decades century centuries"
)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7}
_LOOKING_BACK = ("last", "past", "previous", "latest")
_AS_EXACT = "So many weeks, months or years away is that whole week, month or year; so many days away is a day."


@rule(
    r"(?P<length>LENGTH) (?P<way>ago|back|earlier|before|from now|later|hence|after|in future)",
    r"(?P<way>in) (?P<length>LENGTH)(?: time)?",
    words=_UNIT_WORDS,
    example="three weeks ago",
    says=_AS_EXACT,
)
def counted_from_anchor(match, context):
    parts = _parts_of(match["length"])
    return _away(parts, context.anchor, -1 if match["way"] in ("ago", "back", "earlier", "before") else 1)


def _away(parts, anchor, sign):
    """As exact as the last unit of the length; half a unit is about as exact as the next smaller one."""
    day, (_, unit) = _moved(anchor, parts, sign), parts[-1]
    if _is_round(parts):
        return replace(unit_around(day, _NEXT_SMALLER.get(unit, "day")), about=True).because(_ABOUT_HALF)
    return day_of(day) if unit in ("hour", "day") else unit_around(day, unit)


def _is_round(parts):
    """Half a year is said of what is near it; half an hour is within the day either way."""
    number, unit = parts[-1]
    return number != int(number) and unit != "hour"


_ABOUT_HALF = "A length with half a unit in it is a round one, so the date is about there."
_NEXT_SMALLER = {
    "week": "day",
    "month": "week",
    "quarter": "month",
    "year": "month",
    "decade": "year",
    "century": "decade",
}


@rule(
    r"(?P<few>\d{1,3})(?: (?:to|or) |-)(?P<many>\d{1,3}) (?P<unit>UNITS) (?P<way>ago|earlier|from now|later|hence)",
    r"(?P<way>in) (?P<few>\d{1,3})(?: (?:to|or) |-)(?P<many>\d{1,3}) (?P<unit>UNITS)(?: time)?",
    r"(?P<few>1) (?P<unit>UNIT) or (?P<many>2) (?P<way>ago|earlier|from now|later|hence)",
    r"(?P<way>in) (?P<few>1) (?P<unit>UNIT) or (?P<many>2)",
    words=_UNIT_WORDS,
    example="two to three weeks ago",
    says="From the nearer to the farther of the two.",
)
def counted_between(match, context):
    sign, unit = -1 if match["way"] in ("ago", "earlier") else 1, _singular(match["unit"])
    ends = [_away([(float(match[name]), unit)], context.anchor, sign) for name in ("few", "many")]
    first, last = ends if sign > 0 else reversed(ends)
    return Span(start=first.start, end=last.end, whole=first.whole)


@rule(
    r"(?P<length>LENGTH) (?:(?P<back>BEFORE)|AFTER|from|since) (?P<day>REST)",
    words=_UNIT_WORDS,
    example="two days after Easter",
    says="Counted from the day that the phrase names.",
)
def counted_from_day(match, context):
    base = context.read(match["day"])
    if not base or base.start is None or base.end is None:
        return None
    parts = _parts_of(match["length"])
    day = _moved(base.start, parts, -1) if match["back"] else _moved(base.end, parts, 1)
    span = _as_exact_as(base, day)
    return replace(span, about=True).because(_ABOUT_HALF) if _is_round(parts) else span


def _as_exact_as(base, day):
    if base.start == base.end:
        return day_of(day).because(*base.said)
    return unit_around(day, "week" if base.grain in (Grain.SPAN, Grain.SEASON) else base.grain).because(*base.said)


@rule(
    r"""(?P<unit>day|week|weekend|month|quarter|year) (?:(?P<back>BEFORE)|AFTER) (?P<day>REST)""",
    r"(?P<back>eve) of (?P<unit>)(?P<day>REST)",
    words="day week weekend month quarter year eve",
    example="the day after Thanksgiving",
    says="The whole day, week or month that is next to it.",
)
def next_to(match, context):
    base, unit = context.read(match["day"]), match["unit"] or "day"
    if not base or base.start is None or base.end is None:
        return None
    if match["back"]:
        return unit_around(base.start, unit, -1).because(*base.said)
    is_same_week = unit == "weekend" and base.end.weekday() < SATURDAY
    return unit_around(base.end, unit, 0 if is_same_week else 1).because(*base.said)


@rule(
    r"""(?:within|inside|in less than|in under|less than|no more than|at most|up to)
    [ ](?P<length>LENGTH)(?: (?:from (?:now|today)|after (?P<day>REST)))?""",
    words=_UNIT_WORDS,
    example="within 72 hours",
    says="“Within” runs from the publication day to the end of that time.",
)
def within(match, context):
    base = context.read(match["day"]) if match["day"] else day_of(context.anchor)
    if not base or base.start is None or base.start != base.end:
        return None
    last = _moved(base.start, _parts_of(match["length"]), 1)
    return days(base.start, last if "hour" in match["length"] else last - timedelta(days=1))


@rule(
    r"(?:more than|over|well over|at least) (?P<length>LENGTH) (?P<way>ago|earlier|later|(?:before|after|from) REST)",
    words=_UNIT_WORDS,
    example="more than two weeks ago",
    says="“More than” leaves the far side open.",
)
def more_than(match, context):
    way = match["way"]
    near = context.read(f"{match['length']} {way}")
    if not near or near.start is None or near.end is None:
        return None
    bound = _exactly_so_far(match, near, context)
    if way.startswith(("ago", "before", "earlier")):
        return replace(bound, start=None, grain=Grain.SPAN, inner=near)
    return replace(bound, end=None, grain=Grain.SPAN, inner=near)


def _exactly_so_far(match, near, context):
    """The day that is so far from publication: not the far end of the week or month that it is in, as in `near`."""
    if match["way"] not in ("ago", "earlier", "later"):
        return Span(start=near.start, end=near.end)
    day = _moved(context.anchor, _parts_of(match["length"]), 1 if match["way"] == "later" else -1)
    span = replace(day_of(day), about=near.start != near.end or near.about)
    return span.because("The near side is that long from the publication day, and no farther.")


@rule(
    r"(?:less than|under|not even) (?P<length>LENGTH ago)",
    words="ago",
    example="less than two weeks ago",
    says="“Less than” so long ago is from then up to the publication day.",
)
def less_than(match, context):
    near = context.read(match["length"])
    if not near or near.start is None or near.end is None:
        return None
    return replace(days(near.start, context.anchor), inner=near)


@rule(
    r"""(?:(?:in|over|for|during|within|through|throughout) )?(?P<pointer>AHEAD|BACK) (?P<count>\d{1,4})
    [ ](?:(?P<kind>working|business|calendar) )?(?P<unit>UNITS)(?P<more>(?:(?: and)? \d{1,4} UNITS)*)""",
    r"""(?:(?:in|over|for|within) )?(?P<count>\d{1,4}) (?P<pointer>AHEAD|BACK)
    [ ](?P<kind>working |business )?(?P<unit>UNITS)(?P<more>)""",
    words=_UNIT_WORDS,
    example="the last three months",
    says="The last or next so many days, weeks, months or years are counted from the publication day.",
)
def rolling_window(match, context):
    sign = -1 if match["pointer"].split(" ")[-1] in _LOOKING_BACK else 1
    count, unit = int(match["count"]), _singular(match["unit"])
    if unit == "hour":
        return _hours(context.anchor, count, sign)
    if match["kind"] in ("working", "business"):
        return _working_days(context.anchor, count, sign)
    if unit in ("quarter", "decade", "century"):
        return _whole_units(context.anchor, unit, count, sign)
    return _rolling(context.anchor, _parts_of(f"{count} {unit}{match['more']}"), sign)


@rule(
    r"(?:over|during|within|throughout|across) (?P<pointer>AHEAD|BACK) (?P<unit>day|week|month|year)",
    words="day week month year",
    example="over the past year",
    says="“Over” the last or next week, month or year counts from the publication day.",
)
def over_one_unit(match, context):
    sign = -1 if match["pointer"].split(" ")[-1] in _LOOKING_BACK else 1
    if match["unit"] == "day":
        return _hours(context.anchor, 24, sign)
    return _rolling(context.anchor, [(1, match["unit"])], sign)


_FEW_UNITS = r"(?: few| couple)? (?P<unit>hour|day|week|month|year)s"


@rule(
    rf"(?:(?:in|over|within|for|during|throughout|through|sometime in) )?(?:AHEAD){_FEW_UNITS}",
    rf"(?:within|in){_FEW_UNITS}(?: time)?",
    r"(?:in|within) matter of (?P<unit>hour|day|week|month|year)s",
    r"(?:few |couple )?(?P<unit>hour|day|week|month|year)s (?:ahead|to come)",
    r"(?:few|couple) (?P<unit>hour|day|week|month|year)s (?:from now|hence)",
    words="hours days weeks months years",
    example="in the coming days",
)
def window_ahead(match, context):
    window = window_of(match["unit"])
    span = days(context.anchor, context.anchor + timedelta(days=window.days - 1))
    return replace(span, about=window.approximate).because(window.sentence)


@rule(
    rf"(?:(?:in|over|within|for|during|throughout|through) )?(?:(?:most )?recent|BACK){_FEW_UNITS}",
    r"(?:only |just |some )?(?:few|couple) (?P<unit>hour|day|week|month|year)s (?:ago|earlier|back)",
    words="hours days weeks months years",
    example="in recent days",
    says="The past days, weeks, months or years are taken as long as the coming ones, up to the publication day.",
)
def window_back(match, context):
    length = timedelta(days=window_of(match["unit"]).days - 1)
    return Span(start=context.anchor - length, end=context.anchor, about=True)


@rule(
    r"""(?:in |within )?(?:few |couple )?(?P<unit>day|week|month)s (?:leading )?
    (?:(?P<back>BEFORE|up to)|AFTER) (?P<day>REST)""",
    words="days weeks months",
    example="a few days before Christmas",
    says="The days, weeks or months beside a date are as many as “the coming” ones.",
)
def window_beside(match, context):
    base, length = context.read(match["day"]), timedelta(days=window_of(match["unit"]).days)
    if not base or base.start is None or base.end is None:
        return None
    if match["back"]:
        return Span(start=base.start - length, end=base.start - timedelta(days=1), about=True, said=base.said)
    return Span(start=base.end + timedelta(days=1), end=base.end + length, about=True, said=base.said)


@rule(
    r"(?:(?P<count>\d{1,3}) )?(?P<unit>week|month|quarter|year)s? (?:ended|ending|to end)(?: on| in)? (?P<day>REST)",
    words="ended ending to",
    example="the nine months ended 30 September",
    says="So many weeks or months up to that day.",
)
def up_to_day(match, context):
    end = context.read(match["day"])
    if not end or end.end is None or end.start is None:
        return None
    count, unit = int(match["count"] or 1), match["unit"]
    next_day = end.end + timedelta(days=1)
    return days(_moved(next_day, [(count, unit)], -1), end.end).because(*end.said)


@rule(
    r"(?P<day>LEAD) for (?P<count>\d{1,3}) (?P<unit>day|week)s?",
    r"for (?P<count>\d{1,3}) (?P<unit>day|week)s? from (?P<day>REST)",
    r"(?P<count>\d{1,3}) (?P<unit>day|week)s? (?:starting|beginning|commencing)(?: from| on)? (?P<day>REST)",
    words="day days week weeks",
    example="three days starting from next Monday",
    says="So many days, the first of them included.",
)
def days_from(match, context):
    base = context.read(match["day"])
    if not base or base.start is None or base.start != base.end:
        return None
    length = int(match["count"]) * (7 if match["unit"] == "week" else 1)
    return days(base.start, base.start + timedelta(days=length - 1)).because(*base.said)


def _parts_of(length):
    """“2 weeks and 3 days” as [(2.0, "week"), (3.0, "day")]; “3 and half years” as [(3.5, "year")]."""
    parts, number = [], 0.0
    for word in length.replace(" or so", "").split(" "):
        if word == "half" and parts and not number:
            parts[-1] = (parts[-1][0] + 0.5, parts[-1][1])
        elif word == "half":
            number += 0.5
        elif word[0].isdigit():
            number = float(word)
        elif word != "and":
            parts.append((number, _singular(word)))
            number = 0.0
    return parts


def _singular(unit):
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _moved(day, parts, sign):
    """The day so far away. Half a month counts as 15 days; hours are rounded to days."""
    for number, unit in parts:
        if unit in _MONTHS_IN:
            months = number * _MONTHS_IN[unit]
            day = add_months(day, sign * int(months)) + timedelta(days=sign * round(30 * (months % 1)))
        else:
            day += timedelta(days=sign * round(number * _DAYS_IN[unit]))
    return day


def _rolling(anchor, parts, sign):
    if sign > 0:
        return days(anchor + timedelta(days=1), _moved(anchor, parts, 1))
    return days(_moved(anchor, parts, -1), anchor - timedelta(days=1))


def _hours(anchor, count, sign):
    """Hours begin or end some time on the publication day, so that day belongs to them."""
    length = timedelta(days=-(-count // 24))
    return days(anchor, anchor + length) if sign > 0 else days(anchor - length, anchor)


def _whole_units(anchor, unit, count, sign):
    first, last = sorted((sign, sign * count))
    start, end = unit_around(anchor, unit, first), unit_around(anchor, unit, last)
    return start if start == end else Span(start=start.start, end=end.end, whole=start.whole)


def _working_days(anchor, count, sign):
    """So many days from Monday to Friday, and the weekends between them."""
    day, left = anchor, count
    while left:
        day += timedelta(days=sign)
        left -= day.weekday() < SATURDAY
    return days(anchor + timedelta(days=1), day) if sign > 0 else days(day, anchor - timedelta(days=1))


RULES = (
    days_from,
    next_to,
    window_beside,
    up_to_day,
    over_one_unit,
    window_ahead,
    window_back,
    rolling_window,
    more_than,
    less_than,
    within,
    counted_between,
    counted_from_anchor,
    counted_from_day,
)
