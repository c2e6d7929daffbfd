"""Days named by their weekday: “on Sunday”, “next Friday”, “the third Tuesday of October”."""

from dataclasses import replace
from datetime import timedelta

from timeline.dates.grammar import Leaning, rule
from timeline.dates.spans import Grain, day_of, week_of
from timeline.dates.words import WEEKDAYS

_NAMES = " ".join(WEEKDAYS)
_WEEK = timedelta(days=7)


@rule(r"(?P<weekday>WEEKDAY)", words=_NAMES, example="Sunday")
def weekday_alone(match, context):
    """The latest such day including the anchor's own, or the next where the clause speaks of the future."""
    number = WEEKDAYS.index(match["weekday"])
    if context.leaning == Leaning.ONWARD:
        first = _on_or_after(context.after, number)
        if context.today is None or context.anchor - first <= _WEEK:
            return day_of(first).because("A weekday that ends a range is the first after its start.")
    if context.leaning in (Leaning.FUTURE, Leaning.DUE):
        coming = _after(context.anchor, number)
        return _with_other(coming, coming + _WEEK).because(
            "A weekday alone, where the clause speaks of the future, is the next such day after publication."
        )
    latest = _on_or_before(context.anchor, number)
    return _with_other(latest, latest - _WEEK).because(
        "A weekday alone is the latest such day up to the publication day."
    )


def _with_other(day, other):
    return replace(day_of(day), others=(day_of(other).because("The same weekday, a week further off."),))


@rule(
    r"(?P<pointer>POINTER) (?P<weekday>WEEKDAY)",
    r"(?P<weekday>WEEKDAY) (?P<pointer>last|next)",
    words=_NAMES,
    example="next Friday",
)
def weekday_pointed_at(match, context):
    number = WEEKDAYS.index(match["weekday"])
    return _POINTED[match["pointer"].removeprefix("this ")](context.anchor, number)


def _this(anchor, number):
    return _of_week(anchor, number).because("“This” with a weekday is that day of the publication day's own week.")


def _next(anchor, number):
    return _of_week(anchor + _WEEK, number).because("“Next” with a weekday is that day of the coming week.")


def _coming(anchor, number):
    return day_of(_after(anchor, number)).because("“Coming” with a weekday is the first such day after publication.")


def _past(anchor, number):
    return day_of(_before(anchor, number)).because("“Past” with a weekday is the latest such day before publication.")


def _last(anchor, number):
    """Yesterday is seldom called last Wednesday, unless a new week has begun since."""
    latest = _before(anchor, number)
    is_yesterday = (anchor - latest).days == 1 and latest.weekday() < anchor.weekday()
    span = _with_other(latest - _WEEK, latest) if is_yesterday else day_of(latest)
    return span.because(
        "“Last” with a weekday is the latest one before publication; yesterday, only across a new week."
    )


_POINTED = {
    "this": _this,
    "current": _this,
    "same": _this,
    "next": _next,
    "following": _next,
    "coming": _coming,
    "past": _past,
    "last": _last,
    "previous": _last,
}


@rule(
    r"(?P<weekday>WEEKDAY) (?:of |in |from )?(?P<week>REST)",
    r"(?P<week>LEAD) (?:on )?(?P<weekday>WEEKDAY)",
    words="week",
    example="Tuesday of next week",
    says="A weekday of a week is that one day.",
)
def weekday_of_week(match, context):
    week = context.read(match["week"])
    if not week or week.grain != Grain.WEEK:
        return None
    return _of_week(week.start, WEEKDAYS.index(match["weekday"]))


@rule(
    r"(?P<nth>NTH|last|NTH last|final) (?P<weekday>WEEKDAY)(?: (?:of |in )?(?P<stretch>REST))?",
    words=_NAMES,
    example="the third Tuesday of October",
    says="A counted weekday is counted within the month or year it is said of.",
)
def counted_weekday(match, context):
    stretch = context.read(match["stretch"] or "this month")
    if not stretch or stretch.start is None or stretch.end is None:
        return None
    number, (count, is_from_end) = WEEKDAYS.index(match["weekday"]), count_of(match["nth"])
    if is_from_end:
        day = _on_or_before(stretch.end, number) - _WEEK * (count - 1)
    else:
        day = _on_or_after(stretch.start, number) + _WEEK * (count - 1)
    return day_of(day) if stretch.start <= day <= stretch.end else None


def count_of(nth: str) -> tuple[int, bool]:
    """A count and whether it is from the end: “3rd” is (3, False), “last” (1, True), “2nd last” (2, True)."""
    count = int(nth.split(" ")[0].rstrip("stndrh")) if nth[0].isdigit() else 1
    return count, nth.endswith(("last", "final"))


@rule(
    r"(?P<count>\d{1,3}) (?P<weekday>WEEKDAY) (?P<way>ago|back|before|from now|later|hence|from today)",
    words=_NAMES,
    example="two Sundays ago",
    says="So many such weekdays are counted from the publication day.",
)
def weekdays_away(match, context):
    number, weeks = WEEKDAYS.index(match["weekday"]), _WEEK * (int(match["count"]) - 1)
    if match["way"] in ("ago", "back", "before"):
        return day_of(_before(context.anchor, number) - weeks)
    return day_of(_after(context.anchor, number) + weeks)


@rule(
    r"(?P<weekday>WEEKDAY) (?P<way>after next|before last|week)",
    r"(?P<way>1 week on) (?P<weekday>WEEKDAY)",
    words="next last week",
    example="the Friday after next",
    says="One week beyond the next such day, or before the last.",
)
def weekday_after_next(match, context):
    number = WEEKDAYS.index(match["weekday"])
    if match["way"] == "before last":
        return day_of(_before(context.anchor, number) - _WEEK)
    return day_of(_after(context.anchor, number) + _WEEK)


@rule(
    r"(?:closest|nearest) (?P<weekday>WEEKDAY) to (?P<day>REST)",
    r"(?P<weekday>WEEKDAY) (?:closest|nearest) (?:to )?(?P<day>REST)",
    words="closest nearest",
    example="the Monday nearest to 5 October",
    says="The nearest such weekday, before or after.",
)
def weekday_nearest(match, context):
    day = context.read(match["day"])
    if not day or day.start is None or day.start != day.end:
        return None
    return day_of(_on_or_before(day.start + timedelta(days=3), WEEKDAYS.index(match["weekday"])))


@rule(
    r"(?P<weekday>WEEKDAY) (?:(?P<back>BEFORE)|AFTER) (?P<day>REST)",
    words=_NAMES,
    example="the Sunday before Christmas",
    says="The nearest such weekday on that side of the day.",
)
def weekday_beside(match, context):
    base, number = context.read(match["day"]), WEEKDAYS.index(match["weekday"])
    if not base or base.start is None or base.end is None:
        return None
    return day_of(_before(base.start, number) if match["back"] else _after(base.end, number)).because(*base.said)


@rule(
    r"(?P<weeks>\d{1,2}) weeks? ago (?:on |last |this past )?(?P<weekday>WEEKDAY)",
    r"(?P<weekday>WEEKDAY) (?P<weeks>\d{1,2}) weeks? ago",
    words="ago",
    example="a week ago Sunday",
    says="The latest such weekday, and from it so many weeks back.",
)
def weekday_weeks_ago(match, context):
    latest = _on_or_before(context.anchor, WEEKDAYS.index(match["weekday"]))
    return day_of(latest - _WEEK * int(match["weeks"]))


def _of_week(day, number):
    return day_of(week_of(day).start + timedelta(days=number))


def _on_or_before(day, number):
    return day - timedelta(days=(day.weekday() - number) % 7)


def _on_or_after(day, number):
    return day + timedelta(days=(number - day.weekday()) % 7)


def _before(day, number):
    return _on_or_before(day - timedelta(days=1), number)


def _after(day, number):
    return _on_or_after(day + timedelta(days=1), number)


RULES = (
    weekday_alone,
    weekday_pointed_at,
    weekdays_away,
    weekday_after_next,
    weekday_nearest,
    weekday_beside,
    weekday_weeks_ago,
    counted_weekday,
    weekday_of_week,
)
