"""What our reader takes vague words to mean: the one table behind the grammar and the public method page.

A part is a share of a longer stretch, told in the smaller unit: ("month", "early") is days 1 to 10. `sentence` is
what readers see; the tests hold each sentence against the numbers beside it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a stretch: from its `first` to its `last` day or month, counted from 1 (0: to the very end).

    `words` are the names a source may use for it, in the plain form of `words.plain`.
    """

    of: str
    words: tuple[str, ...]
    counted_in: str
    first: int
    last: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Window:
    """Vague nearness that has a window: so many days from the publication day on, or up to it."""

    unit: str
    days: int
    approximate: bool
    sentence: str


_EARLY = ("early", "earliest", "first part")
_START = ("beginning", "start", "starting", "outset", "opening")
_MID = ("mid", "middle", "midst")
_LATE = ("late", "latter part")
_END = ("end", "ending", "close", "tail end", "very end")

PARTS = (
    Part(
        of="week",
        words=_EARLY + _START,
        counted_in="day",
        first=1,
        last=3,
        sentence="The beginning of a week is Monday to Wednesday.",
    ),
    Part(
        of="week",
        words=_MID,
        counted_in="day",
        first=2,
        last=4,
        sentence="The middle of a week is Tuesday to Thursday.",
    ),
    Part(
        of="week",
        words=_LATE + _END,
        counted_in="day",
        first=5,
        last=7,
        sentence="The end of a week is Friday to Sunday.",
    ),
    Part(
        of="month",
        words=_EARLY + _START,
        counted_in="day",
        first=1,
        last=10,
        sentence="Early in a month, or its beginning, is days 1 to 10.",
    ),
    Part(
        of="month", words=_MID, counted_in="day", first=11, last=20, sentence="The middle of a month is days 11 to 20."
    ),
    Part(
        of="month",
        words=_LATE + _END,
        counted_in="day",
        first=21,
        last=0,
        sentence="Late in a month, or its end, is day 21 to the last day.",
    ),
    Part(
        of="quarter",
        words=_EARLY + _START,
        counted_in="month",
        first=1,
        last=1,
        sentence="Early in a quarter or a season is its first month.",
    ),
    Part(
        of="quarter",
        words=_MID,
        counted_in="month",
        first=2,
        last=2,
        sentence="The middle of a quarter or a season is its second month.",
    ),
    Part(
        of="quarter",
        words=_LATE + _END,
        counted_in="month",
        first=3,
        last=3,
        sentence="Late in a quarter or a season is its third month.",
    ),
    Part(of="year", words=_EARLY, counted_in="month", first=1, last=4, sentence="Early in a year is January to April."),
    Part(
        of="year",
        words=_START,
        counted_in="month",
        first=1,
        last=3,
        sentence="The beginning of a year is January to March.",
    ),
    Part(of="year", words=_MID, counted_in="month", first=5, last=8, sentence="The middle of a year is May to August."),
    Part(
        of="year",
        words=_LATE,
        counted_in="month",
        first=9,
        last=12,
        sentence="Late in a year is September to December.",
    ),
    Part(
        of="year",
        words=_END,
        counted_in="month",
        first=10,
        last=12,
        sentence="The end of a year is October to December.",
    ),
    Part(
        of="decade",
        words=_EARLY + _START,
        counted_in="year",
        first=1,
        last=4,
        sentence="Early in a decade is its years 0 to 3.",
    ),
    Part(
        of="decade",
        words=_MID,
        counted_in="year",
        first=5,
        last=7,
        sentence="The middle of a decade is its years 4 to 6.",
    ),
    Part(
        of="decade",
        words=_LATE + _END,
        counted_in="year",
        first=8,
        last=10,
        sentence="Late in a decade is its years 7 to 9.",
    ),
    Part(
        of="century",
        words=_EARLY + _START,
        counted_in="year",
        first=1,
        last=34,
        sentence="Early in a century is its years 0 to 33.",
    ),
    Part(
        of="century",
        words=_MID,
        counted_in="year",
        first=35,
        last=67,
        sentence="The middle of a century is its years 34 to 66.",
    ),
    Part(
        of="century",
        words=_LATE + _END,
        counted_in="year",
        first=68,
        last=100,
        sentence="Late in a century is its years 67 to 99.",
    ),
)

# "In the coming days" is the one window whose length a source of ours lets us check (it held a plan for "the
# beginning of the week"), so its bounds stand as they are; the others are marked approximate.
WINDOWS = (
    Window(unit="hour", days=2, approximate=True, sentence="“Within hours” is the publication day and the next day."),
    Window(
        unit="day",
        days=7,
        approximate=False,
        sentence="“In the coming days” is about a week: the seven days that begin with the publication day.",
    ),
    Window(
        unit="week",
        days=28,
        approximate=True,
        sentence="“In the coming weeks” is about four weeks from the publication day.",
    ),
    Window(
        unit="month",
        days=92,
        approximate=True,
        sentence="“In the coming months” is about three months from the publication day.",
    ),
    Window(
        unit="year",
        days=1096,
        approximate=True,
        sentence="“In the coming years” is about three years from the publication day.",
    ),
)

CALENDAR = (
    "A week runs from Monday to Sunday; a week belongs to the month and the year that its Thursday is in.",
    "A weekend is Saturday and Sunday; “over the weekend” is the latest one that has begun.",
    "Seasons are those of the northern hemisphere by whole months: spring is March to May, summer June to August, "
    "autumn September to November, winter December to February.",
    "A winter with one year is the one that ends or the one that begins in it, whichever fits the publication day and "
    "the tense; the other is offered.",
    "A decade is named by its first digits (the 1990s are 1990 to 1999), and so is a century (the 20th: 1900 to 1999).",
    "A number of weeks, months or years ago, or from now, is that whole calendar week, month or year; a number of days "
    "is a day.",
    "A date without a year is the nearest one; the words around it (“will”, “said”) decide between past and future "
    "where they can.",
    "A weekday alone is the latest such day up to the publication day, or the next one where the clause speaks of the "
    "future.",
    "Figures are read month first (11/30/2025), or day first where dots part them (30.11.2025); where both fit, the "
    "other is offered.",
)


def sentences() -> tuple[str, ...]:
    """Every convention as a sentence, in the order in which the method page prints them."""
    return (*CALENDAR, *(part.sentence for part in PARTS), *(window.sentence for window in WINDOWS))


def part_of(stretch: str, word: str) -> Part | None:
    """The part that `word` names of a “week”, “month”, “quarter”, “year”, “decade” or “century”."""
    return _PARTS.get((stretch, word))


def window_of(unit: str) -> Window:
    return _WINDOWS[unit]


PART_WORDS = tuple(sorted({word for part in PARTS for word in part.words}, key=lambda word: (-len(word), word)))
_PARTS = {(part.of, word): part for part in PARTS for word in part.words}
_WINDOWS = {window.unit: window for window in WINDOWS}
