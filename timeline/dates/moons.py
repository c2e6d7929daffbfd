"""The Jewish and the Islamic calendar as far as news dates by their feasts, by arithmetic alone.

The Jewish rules are exact (E. M. Reingold and N. Dershowitz, Calendrical Calculations, chapter 8). The Islamic months
are those of the tabular calendar (chapter 7), which may be a day from the sighted moon; so they are marked “about”.
"""

from datetime import date, timedelta

_FIRST_TISHRI = date(1, 1, 1).toordinal() - 1_373_429 + 1
"""What the days of the Jewish calendar are counted from, as an ordinal."""

_FIRST_MUHARRAM = 227_014
"""15 July 622 of the Julian calendar, as an ordinal: the epoch of astronomers, a day before the civil one."""


def rosh_hashanah(year: int) -> date:
    """The Jewish New Year that falls in a year: the first day of the Jewish year that is 3761 higher."""
    return date.fromordinal(_new_year(year + 3761))


def passover(year: int) -> date:
    """The first day of Passover, always 163 days before the new year."""
    return rosh_hashanah(year) - timedelta(days=163)


def hanukkah(year: int) -> date:
    """The first day of Hanukkah, 25 Kislev; the month before it has a day more in the longest years."""
    is_longest = (_new_year(year + 3762) - _new_year(year + 3761)) % 10 == 5
    return rosh_hashanah(year) + timedelta(days=84 if is_longest else 83)


def islamic_days(year: int, month: int, day: int) -> list[date]:
    """The days of a year on which a day of an Islamic month falls: none, one or two."""
    first = (year - 622) * 33 // 32
    days = [_islamic(islamic_year, month, day) for islamic_year in (first - 1, first, first + 1)]
    return [day for day in days if day.year == year]


def _islamic(year, month, day):
    days_before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_FIRST_MUHARRAM - 1 + days_before + day)


def _new_year(year):
    """The ordinal of the first day of a Jewish year, moved where the year would be too long or too short."""
    before, this, after = (_elapsed(year + shift) for shift in (-1, 0, 1))
    if after - this == 356:
        delay = 2
    elif this - before == 382:
        delay = 1
    else:
        delay = 0
    return _FIRST_TISHRI + this + delay


def _elapsed(year):
    """Days from the epoch to the new moon of a year, which may not fall on a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
