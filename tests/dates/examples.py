"""Phrases and what they are read as: the table that the tests check and that docs/dates.md prints.

All count from Monday, 1 December 2025, unless a row says otherwise.
"""

from dataclasses import dataclass
from datetime import date

MONDAY = date(2025, 12, 1)


@dataclass(frozen=True, kw_only=True)
class Example:
    """A phrase, the words to its left where they matter, and its EDTF; `edtf` is empty where it is refused."""

    phrase: str
    edtf: str
    left: str = ""
    anchor: date = MONDAY


def _rows(*rows: tuple[str, str]) -> tuple[Example, ...]:
    return tuple(Example(phrase=phrase, edtf=edtf) for phrase, edtf in rows)


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "Calendar dates": _rows(
        ("30 November 2025", "2025-11-30"),
        ("Sunday, November 30th, 2025", "2025-11-30"),
        ("the 30th of November", "2025-11-30"),
        ("Nov. 30", "2025-11-30"),
        ("2025-11-30", "2025-11-30"),
        ("20251130", "2025-11-30"),
        ("30.11.2025", "2025-11-30"),
        ("11/30/2025", "2025-11-30"),
        ("30/11/2025", "2025-11-30"),
        ("30-Nov-25", "2025-11-30"),
        ("November 2025", "2025-11"),
        ("11/2025", "2025-11"),
        ("November", "2025-11"),
        ("the thirtieth of November, two thousand and twenty-five", "2025-11-30"),
        ("2022", "2022"),
        ("nineteen ninety-one", "1991"),
        ("the 21st", "2025-11-21"),
        ("Friday the 21st", "2025-11-21"),
        ("10 January", "2026-01-10"),
    ),
    "Days from the day of publication": _rows(
        ("today", "2025-12-01"),
        ("yesterday evening", "2025-11-30"),
        ("last night", "2025-11-30"),
        ("the day after tomorrow", "2025-12-03"),
        ("overnight", "2025-11-30/2025-12-01"),
        ("overnight into Sunday", "2025-11-29/2025-11-30"),
        ("10 p.m. Moscow time on Sunday", "2025-11-30"),
    ),
    "Weekdays": (
        *_rows(
            ("on Sunday", "2025-11-30"),
            ("on Monday", "2025-12-01"),
            ("last Friday", "2025-11-28"),
            ("this Friday", "2025-12-05"),
            ("next Tuesday", "2025-12-09"),
            ("this coming Thursday", "2025-12-04"),
            ("Tuesday of last week", "2025-11-25"),
            ("the third Thursday of November", "2025-11-20"),
            ("two Sundays ago", "2025-11-23"),
            ("the Friday after next", "2025-12-12"),
        ),
        Example(phrase="on Sunday", left="Witkoff will meet Putin ", edtf="2025-12-07"),
        Example(phrase="on Sunday", left="The delegations met in Florida ", edtf="2025-11-30"),
    ),
    "Weeks, months, quarters, seasons, years": _rows(
        ("last week", "2025-11-24/2025-11-30"),
        ("this month", "2025-12"),
        ("next year", "2026"),
        ("over the weekend", "2025-11-29/2025-11-30"),
        ("this weekend", "2025-12-06/2025-12-07"),
        ("the weekend of 22 November", "2025-11-22/2025-11-23"),
        ("the week of 17 November", "2025-11-17/2025-11-23"),
        ("the first week of November", "2025-11-03/2025-11-09"),
        ("week 47 of 2025", "2025-11-17/2025-11-23"),
        ("the third quarter", "2025-35"),
        ("Q1 2026", "2026-33"),
        ("this winter", "2025-24"),
        ("last summer", "2025-22"),
        ("the spring of 2022", "2022-21"),
        ("the first half of December", "2025-12-01/2025-12-15"),
        ("the second half of 2025", "2025-07/2025-12"),
        ("the 1990s", "199X"),
        ("the 20th century", "19XX"),
        ("last August", "2025-08"),
        ("June last year", "2024-06"),
    ),
    "Parts": _rows(
        ("mid-November", "2025-11-11~/2025-11-20~"),
        ("early December", "2025-12-01~/2025-12-10~"),
        ("the end of October", "2025-10-21~/2025-10-31~"),
        ("mid to late November", "2025-11-11~/2025-11-30~"),
        ("at the beginning of the week", "2025-12-01/2025-12-03"),
        ("late last week", "2025-11-28/2025-11-30"),
        ("late 2025", "2025-09~/2025-12~"),
        ("the beginning of 2026", "2026-01~/2026-03~"),
        ("year-end", "2025-12~"),
        ("the early 1990s", "1990~/1993~"),
        ("earlier this year", "2025-01-01/2025-11-30"),
        ("later this week", "2025-12-02/2025-12-07"),
    ),
    "Counted": _rows(
        ("three days ago", "2025-11-28"),
        ("two weeks ago", "2025-11-17/2025-11-23"),
        ("a month ago", "2025-11"),
        ("nearly four years ago", "2021~"),
        ("three and a half years ago", "2022-06~"),
        ("half a year ago", "2025-06~"),
        ("more than a week ago", "../2025-11-24~"),
        ("less than a month ago", "2025-11-01/2025-12-01"),
        ("in ten days", "2025-12-11"),
        ("within 72 hours", "2025-12-01/2025-12-04"),
        ("two days before Christmas", "2025-12-23"),
        ("the last three months", "2025-09-01/2025-11-30"),
        ("in the next two weeks", "2025-12-02/2025-12-15"),
        ("in the coming days", "2025-12-01/2025-12-07"),
        ("in the coming weeks", "2025-12-01~/2025-12-28~"),
        ("in recent days", "2025-11-25~/2025-12-01~"),
        ("a few days ago", "2025-11-25~/2025-12-01~"),
        ("in a day or two", "2025-12-02/2025-12-03"),
        ("two to three weeks ago", "2025-11-10/2025-11-23"),
        ("the nine months ended 30 September", "2025-01-01/2025-09-30"),
    ),
    "Ranges": _rows(
        ("23–30 November", "2025-11-23/2025-11-30"),
        ("from 23 to 30 November", "2025-11-23/2025-11-30"),
        ("between November 23 and December 2", "2025-11-23/2025-12-02"),
        ("November 2024 to February 2025", "2024-11/2025-02"),
        ("2014–2022", "2014/2022"),
        ("from Thursday to Sunday", "2025-11-27/2025-11-30"),
        ("30 November or 1 December", "2025-11-30/2025-12-01"),
        ("23 or 30 November", "[2025-11-23,2025-11-30]"),
        ("since mid-November", "2025-11-11~/.."),
        ("since February 2022", "2022-02/.."),
        ("after 21 November", "2025-11-22/.."),
        ("no earlier than January", "2026-01/.."),
        ("before 2014", "../2013"),
        ("until 5 December", "../2025-12-05"),
        ("by the end of the year", "../2025-12-31"),
        ("by Thanksgiving", "../2025-11-27"),
        ("by Christmas", "../2025-12-25"),
    ),
    "Holidays": _rows(
        ("Thanksgiving", "2025-11-27"),
        ("on Christmas Eve", "2025-12-24"),
        ("Orthodox Christmas", "2026-01-07"),
        ("Easter 2026", "2026-04-05"),
        ("Orthodox Easter 2025", "2025-04-20"),
        ("Ukraine's Independence Day", "2025-08-24"),
        ("over the Thanksgiving weekend", "2025-11-27/2025-11-30"),
        ("over Christmas", "2025-12-24~/2025-12-26~"),
        ("in the new year", "2026-01~/2026-03~"),
    ),
    "About": _rows(
        ("about 21 November", "2025-11-21~"),
        ("around the middle of November", "2025-11-11~/2025-11-20~"),
        ("in late November or early December", "2025-11-21~/2025-12-10~"),
        ("in the days before Christmas", "2025-12-18~/2025-12-24~"),
    ),
    "Refused: no days": _rows(
        ("recently", ""),
        ("soon", ""),
        ("at a later date", ""),
        ("in the near future", ""),
        ("the week after the summit", ""),
        ("roughly an hour", ""),
        ("at 10 p.m.", ""),
        ("on that day", ""),
        ("every Monday", ""),
        ("months ago", ""),
        ("since the full-scale invasion", ""),
        ("28 points", ""),
    ),
    "Refused: an order only": _rows(
        ("subsequently", ""),
        ("afterwards", ""),
        ("later", ""),
        ("after which", ""),
        ("after the negotiations", ""),
    ),
}
