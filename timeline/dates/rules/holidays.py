"""Holidays that news counts by: “by Thanksgiving”, “Orthodox Christmas”, “before Easter 2026”."""

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.grammar import rule
from timeline.dates.moons import hanukkah, islamic_days, passover, rosh_hashanah
from timeline.dates.rules.days import nearest
from timeline.dates.spans import MONDAY, SUNDAY, THURSDAY, WEDNESDAY, day_of, days, month_end, months_between, week_of


def _fixed(month, day):
    return lambda year: date(year, month, day)


def _weekday_of(nth, weekday, month, *, then=0):
    """The nth such weekday of a month, or the day so many days after it."""

    def found(year):
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + then)

    return found


def _last_weekday_of(weekday, month):
    def found(year):
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return found


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian rule as J. Meeus prints it (Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    lunar = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekly = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    shift = (year % 19 + 11 * lunar + 22 * weekly) // 451
    month, day = divmod(lunar + weekly - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday: the Julian rule (same book), moved to the Gregorian calendar."""
    lunar = (19 * (year % 19) + 15) % 30
    weekly = (2 * (year % 4) + 4 * (year % 7) - lunar + 34) % 7
    month, day = divmod(lunar + weekly + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gap)


def _from_easter(days_after):
    return lambda year: easter(year) + timedelta(days=days_after)


def _from_orthodox_easter(days_after):
    return lambda year: orthodox_easter(year) + timedelta(days=days_after)


def _days_from(first, count):
    return days(first, first + timedelta(days=count - 1))


# `words.plain` has taken away articles and “'s”. Plain “Independence Day” is not here: each country has its own.
_DAYS = {
    "christmas|christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day|st stephen day|saint stephen day": _fixed(12, 26),
    "new year|new years|new year day|new years day": _fixed(1, 1),
    "new year eve|new years eve": _fixed(12, 31),
    "epiphany|three kings day|orthodox christmas eve": _fixed(1, 6),
    "orthodox christmas|orthodox christmas day|russian christmas": _fixed(1, 7),
    "old new year|orthodox new year": _fixed(1, 14),
    "holocaust remembrance day|international holocaust remembrance day": _fixed(1, 27),
    "groundhog day": _fixed(2, 2),
    "valentine day|valentines day|st valentine day|saint valentine day": _fixed(2, 14),
    "defender of fatherland day": _fixed(2, 23),
    "women day|womens day|international women day|international womens day": _fixed(3, 8),
    "st patrick day|saint patrick day|st patricks day|saint patricks day": _fixed(3, 17),
    "ides of march": _fixed(3, 15),
    "april fool day|april fools|april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day|workers day|labour day|international workers day|international labour day": _fixed(5, 1),
    "ve day|victory in europe day": _fixed(5, 8),
    "victory day|europe day": _fixed(5, 9),
    "russia day": _fixed(6, 12),
    "juneteenth|freedom day|emancipation day": _fixed(6, 19),
    "ukraine constitution day|constitution day of ukraine": _fixed(6, 28),
    "canada day": _fixed(7, 1),
    "4th of july|us independence day|american independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "ukraine independence day|ukrainian independence day|independence day of ukraine": _fixed(8, 24),
    "assumption day|feast of assumption": _fixed(8, 15),
    "halloween|all hallows eve": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "all souls day": _fixed(11, 2),
    "unity day|national unity day": _fixed(11, 4),
    "guy fawkes night|bonfire night": _fixed(11, 5),
    "veterans day|veteran day|armistice day|remembrance day": _fixed(11, 11),
    "st nicholas day|saint nicholas day": _fixed(12, 6),
    "human rights day": _fixed(12, 10),
    "martin luther king day|martin luther king jr day|mlk day": _weekday_of(3, MONDAY, 1),
    "presidents day|president day": _weekday_of(3, MONDAY, 2),
    "mother day|mothers day": _weekday_of(2, SUNDAY, 5),
    "memorial day": _last_weekday_of(MONDAY, 5),
    "father day|fathers day": _weekday_of(3, SUNDAY, 6),
    "labor day": _weekday_of(1, MONDAY, 9),
    "columbus day|indigenous peoples day": _weekday_of(2, MONDAY, 10),
    "thanksgiving|thanksgiving day|thanks giving day": _weekday_of(4, THURSDAY, 11),
    "black friday": _weekday_of(4, THURSDAY, 11, then=1),
    "mardi gras|shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday|holy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday|easter saturday": _from_easter(-1),
    "easter|easter sunday|easter day|western easter": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "pentecost|whit sunday": _from_easter(49),
    "whit monday|pentecost monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "orthodox good friday": _from_orthodox_easter(-2),
    "orthodox easter|orthodox easter sunday": _from_orthodox_easter(0),
}
_JEWISH = {
    "rosh hashanah|jewish new year": lambda year: _days_from(rosh_hashanah(year), 2),
    "yom kippur": lambda year: _days_from(rosh_hashanah(year) + timedelta(days=9), 1),
    "sukkot|sukkoth": lambda year: _days_from(rosh_hashanah(year) + timedelta(days=14), 7),
    "hanukkah|chanukah": lambda year: _days_from(hanukkah(year), 8),
    "passover|pesach": lambda year: _days_from(passover(year), 8),
}
# The month and day of the Islamic year, and how many days the feast or fast has.
_ISLAMIC = {
    "ramadan|holy month of ramadan": (9, 1, 30),
    "eid al fitr|eid ul fitr|end of ramadan": (10, 1, 1),
    "eid al adha|eid ul adha|feast of sacrifice": (12, 10, 1),
    "islamic new year|hijri new year": (1, 1, 1),
    "ashura": (1, 10, 1),
}


def _islamic(month, day, length):
    return lambda year: [replace(_days_from(first, length), about=True) for first in islamic_days(year, month, day)]


_BY_NAME = {
    name: falls
    for names, falls in (
        *((names, lambda year, day=day: [day_of(day(year))]) for names, day in _DAYS.items()),
        *((names, lambda year, span=span: [span(year)]) for names, span in _JEWISH.items()),
        *((names, _islamic(*when)) for names, when in _ISLAMIC.items()),
    )
    for name in names.split("|")
}
_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
NAMES = tuple(_BY_NAME)
"""The holidays in the plain form of `words.plain`."""

_WORDS = " ".join({name.split(" ")[-1] for name in _BY_NAME})


@rule(
    rf"(?:(?P<pointer>POINTER) )?(?:(?P<year>YEAR) )?(?P<name>{_NAMES})",
    rf"(?P<pointer>)(?P<name>{_NAMES}) (?:of |in )?(?P<year>YEAR|(?:this|last|next) year)",
    words=_WORDS,
    example="Thanksgiving",
    says="A holiday is the day it falls on that year; those that follow the Islamic moon are near that day.",
)
def holiday(match, context):
    falls = _BY_NAME[match["name"]]
    if match["year"]:
        return next(iter(falls(context.read(match["year"]).start.year)), None)
    days_around = [span for shift in (0, -1, 1) for span in falls(context.anchor.year + shift)]
    return _pointed_at(days_around, (match["pointer"] or "").removeprefix("this "), context)


def _pointed_at(days_around, pointer, context):
    today = context.anchor
    if pointer in ("last", "past", "previous"):
        return max((span for span in days_around if span.end < today), key=lambda span: span.start)
    if pointer in ("next", "coming", "following"):
        return min((span for span in days_around if span.start > today), key=lambda span: span.start)
    return days_around[0] if pointer else nearest(days_around, context)


@rule(
    rf"""(?:(?:over|during|around) )?(?P<day>(?:POINTER )?(?:{_NAMES}))
    [ ](?P<time>weekend|week|time|period|holidays?|break)""",
    rf"(?P<time>over|during) (?P<day>(?:POINTER )?(?:{_NAMES}))",
    words=f"{_WORDS} weekend week time period holiday holidays break",
    example="over the Thanksgiving weekend",
)
def time_of_holiday(match, context):
    """The weekend joined to the holiday, its week, or about the day before to the day after."""
    feast = context.read(match["day"])
    if feast.start != feast.end:
        return feast
    day = feast.start
    if match["time"] == "week":
        return week_of(day).because("The week, Monday to Sunday, that the holiday is in.")
    if match["time"] == "weekend":
        return _long_weekend(day).because("From the holiday to the weekend beside it, or the other way round.")
    around = days(day - timedelta(days=1), day + timedelta(days=1))
    return replace(around, about=True).because("About the day before the holiday to the day after.")


def _long_weekend(day):
    """Saturday to a Monday or Tuesday holiday; a later one up to Sunday."""
    if day.weekday() < WEDNESDAY:
        return days(day - timedelta(days=day.weekday() + 2), day)
    sunday = week_of(day).end
    return days(min(day, sunday - timedelta(days=1)), sunday)


@rule(
    r"(?:in|early in|during|early|sometime in|at beginning of|at start of) new year",
    words="new",
    example="in the new year",
    says="“In the new year” is about January to March of the next year.",
)
def in_new_year(match, context):
    year = context.anchor.year + (context.anchor.month > 3)
    return replace(months_between(date(year, 1, 1), date(year, 3, 1)), about=True)


RULES = (in_new_year, time_of_holiday, holiday)
