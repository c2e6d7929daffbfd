"""Times of day, which leave a date the day it is: “10 p.m. on Wednesday”, “late on Sunday”, “overnight into Monday”.

`words.plain` has put “clock” for every time on the clock before a rule sees the phrase.
"""

from datetime import timedelta

from timeline.dates.grammar import rule
from timeline.dates.spans import Grain, day_of, days

_LEAVES_OUT = "The time of day is left out: the day is what counts here."
_PART_OF_DAY = r"""(?:(?:mid|early|late|in|during|early in|late in) )*
    (?:clock|morning|afternoon|evening|night|dawn|dusk|daytime|(?:small |early |late )?hour)s?"""


@rule(
    rf"""(?:on |in )?(?P<day>LEAD)
    (?: (?:at|around|about|by|just|shortly|before|after|from))* {_PART_OF_DAY}""",
    rf"""(?:(?:at|around|about|just|shortly|soon|before|after|on|in) )*
    {_PART_OF_DAY}(?: (?:of|on|between))* (?P<day>REST)""",
    rf"(?P<weekday>WEEKDAY) {_PART_OF_DAY} (?P<day>REST)",
    r"(?:all day|(?:first|1st|last) thing|(?:early|late|later|earlier) (?:in day )?on) (?:on )?(?P<day>REST)",
    words="clock morning afternoon evening night dawn dusk daytime hours mornings evenings nights all thing on",
    example="10 p.m. on Sunday",
    says=_LEAVES_OUT,
)
def day_with_hour(match, context):
    """The day, or the two days that one night joins."""
    weekday = match.groupdict().get("weekday")
    span = context.read(f"{weekday} {match['day']}" if weekday else match["day"])
    if not span or span.start is None or span.end is None or span.grain not in (Grain.DAY, Grain.SPAN):
        return None
    return span if span.end - span.start <= timedelta(days=1) else None


@rule(
    r"overnight(?: (?:into|to) (?P<into>REST)| (?:from |on )?(?P<on>REST))?",
    words="overnight",
    example="overnight into Monday",
    says="A night belongs to the two days it joins.",
)
def overnight(match, context):
    if match["on"]:
        evening = context.read(match["on"])
        return _is_one_day(evening) and days(evening.start, evening.start + timedelta(days=1))
    morning = context.read(match["into"]) if match["into"] else day_of(context.anchor)
    return _is_one_day(morning) and days(morning.start - timedelta(days=1), morning.start)


def _is_one_day(span):
    return span is not None and span.start is not None and span.start == span.end


RULES = (overnight, day_with_hour)
