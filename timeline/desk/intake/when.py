"""The dates of a text for its events: which of them date something, and which a heading lends to what follows."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates import finding, reader
from timeline.dates.direction import leaning_of
from timeline.dates.grammar import Leaning
from timeline.dates.value import FuzzyDate, Precision, Reading
from timeline.dates.wording import in_words
from timeline.desk.intake.impossible import doubt_of, weekday_beside, whole_of
from timeline.desk.intake.kinds import MONTH


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date in the text: its place, what it stands for, whether it is a start (“since”), and whether words like
    “the 1995 accord” only use it to name a thing. `weekday` is the one that is named beside a day of the month."""

    start: int
    end: int
    date: FuzzyDate
    is_start: bool = False
    is_naming: bool = False
    weekday: str = ""

    @property
    def doubt(self) -> str:
        """What is wrong with the date as it is written; empty where nothing is."""
        return doubt_of(self.date, self.weekday)


def dates_in(text: str, *, anchor: date) -> list[Dated]:
    """The dates of a text in order, the two ends of a range as one."""
    joined = []
    for found in sorted([*finding.find(text, anchor=anchor), *_terms(text, anchor)], key=lambda one: one.start):
        before = joined[-1] if joined else None
        if _BARE_UNIT.fullmatch(found.phrase) or (before and found.start < before.end):
            continue  # “for two years, and on 22 February” is no span
        if before:
            joined[-1:] = _together(text, before, found)
        else:
            joined.append(_without_length(found))
    joined = sorted([*joined, *_parts_of_day(text, joined)], key=lambda one: one.start)
    dates = _in_years_under_way(text, [_dated(text, found, anchor) for found in joined], anchor)
    return _as_written(text, dates, anchor)


def _as_written(text, dates, anchor):
    """The dates with the weekdays beside them; one that figures touch which were not read is not read at all."""
    written = []
    for one in dates:
        if written and one.start < written[-1].end:
            continue  # “2025” of “February 30, 2025”
        one = _with_weekday_before(text, written, one)
        start, end = whole_of(text, one.start, one.end)
        if (start, end) == (one.start, one.end):
            written.append(replace(one, weekday=one.weekday or weekday_beside(text, start, end)))
        else:
            phrase = " ".join(text[start:end].split())[:200]
            written.append(Dated(start=start, end=end, date=FuzzyDate(phrase=phrase, anchor=anchor)))
    return written


def _with_weekday_before(text, written, one):
    """“On Sunday (30 November)” is one date: the weekday leaves `written` and goes with the day."""
    before = written[-1] if written else None
    is_inserted = before and text[before.end : one.start] == " (" and text.startswith(")", one.end)
    if not is_inserted or one.date.precision != Precision.DAY or not _WEEKDAY.fullmatch(before.date.phrase):
        return one
    written.pop()
    start, end = before.start, one.end + 1
    phrase = " ".join(text[start:end].split())[:200]
    weekday = weekday_beside(text, start, end)
    return replace(one, start=start, end=end, date=replace(one.date, phrase=phrase), weekday=weekday)


def _together(text, before, found):
    """Two dates that follow each other, as two or as the one that they are."""
    if text[before.end : found.start].strip() in ("", "of") and _is_more_of(before, found):
        return [replace(before, end=found.end)]
    if _IN_THE_DAY.fullmatch(found.phrase) and found.start - before.end < _IN_MIND:
        found = replace(found, date=before.date, whole=before.date)
    found = _without_length(found)
    if _are_two(text, before, found):
        return [replace(before, whole=before.date), replace(found, whole=found.date)]
    if found.whole == before.whole and found.whole != found.date:
        return [replace(before, end=found.end)]
    return [before, found]


def _without_length(found):
    if _AS_EARLY_AS.match(found.phrase):
        return replace(found, whole=found.date)  # “as early as next week” may be later, as “as soon as” may
    return replace(found, whole=found.date) if _BARE_UNIT.match(found.whole.phrase) else found


def _are_two(text, before, found):
    """“In May, June and July” are three months with something in each, and no span."""
    is_and = text[before.end : found.start].strip() == "and" and found.whole == before.whole
    return is_and and found.date.precision == before.date.precision == Precision.MONTH


def _parts_of_day(text, dates):
    """“Late in the evening”: of the day that was named last in the same paragraph."""
    for match in _PART_OF_DAY.finditer(text):
        left = [one for one in dates if match.start() - _IN_MIND < one.end <= match.start()][-1:]
        for one in left:
            if one.whole.precision == Precision.DAY and "\n\n" not in text[one.end : match.start()]:
                yield replace(one, start=match.start(), end=match.end(), phrase=match[0])


_PART_OF_DAY = re.compile(r"\b(?:late|later|early|earlier) in the (?:morning|afternoon|evening|night)\b")


def _is_more_of(before, found):
    """“Thursday’s Thanksgiving holiday” and “11 May of that year” are one date each."""
    return before.phrase.endswith(("’s", "'s")) or found.phrase in ("that year", "the same year")


def _in_years_under_way(text, dates, anchor):
    """“Declared on 8 January 1995 … on 19 April”: behind a date of a past year, one without a year goes on in it."""
    told, before = [], None
    for one in dates:
        is_under_way = before and _is_under_way(text, before, one, anchor)
        told.append(_in_year_of(text, one, before.date.latest, anchor) if is_under_way else one)
        last = told[-1].date.latest
        names_year = _YEAR.search(one.date.phrase) or told[-1] is not one
        before = told[-1] if last and last.year < anchor.year and names_year else None
    return told


def _is_under_way(text, before, one, anchor):
    """Whether the year of `before` goes on: to the end of the sentence, of the next one where it is long past."""
    between = text[before.end : one.start]
    if _OF_THAT_YEAR.search(one.date.phrase):
        return True
    if len(between) > _IN_MIND or "\n\n" in between:
        return False
    is_long_past = before.date.latest.year <= anchor.year - _LONG_PAST and before.date.precision != Precision.YEAR
    return between.count(". ") <= is_long_past


def _in_year_of(text, one, before, anchor):
    """A date without a year as the next such one after `before`, where its clause speaks of the past."""
    left = text[max(0, one.start - 120) : one.start]
    if not one.date.earliest or _OF_LATE.search(left.rpartition(". ")[2]):
        return one
    phrase = _OF_THAT_YEAR.sub("", one.date.phrase)
    if not _YEARLESS.fullmatch(phrase) or leaning_of(left, text[one.end : one.end + 120]) == Leaning.FUTURE:
        return one
    for year in (before.year, before.year + 1):
        read = _read(f"{phrase} {year}", anchor)
        if read and read.latest and before <= read.latest < one.date.earliest:
            rule = f"In the year of the date named before it. {read.reading.rule}"
            when = replace(one.date, reading=Reading(edtf=read.edtf, rule=rule), alternatives=(one.date.reading,))
            return replace(one, date=when)
    return one


def is_term(one: Dated) -> bool:
    """Whether a date is one by which something is to be done: “by Friday”, “before Thursday’s meeting”."""
    return bool(_TERM_OF.match(one.date.phrase))


def ahead(one: Dated, *, anchor: date) -> Dated:
    """The date of something announced: without a year it is the next such one, not the last."""
    if not one.date.latest or one.date.latest >= anchor:
        return one
    if not _YEARLESS.fullmatch(one.date.phrase):
        term = _TERM_OF.match(one.date.phrase)
        read = _read(term[0], anchor, left="they will") if term else None
        return replace(one, date=replace(read, phrase=one.date.phrase)) if read else one
    year = anchor.year + (one.date.latest.year == anchor.year)
    read = _read(f"{one.date.phrase} {year}", anchor)
    if not read:
        return one
    return replace(one, date=replace(read, phrase=one.date.phrase, alternatives=(one.date.reading,)))


def _read(phrase, anchor, *, left=""):
    try:
        return reader.read(phrase, anchor=anchor, left=left)
    except reader.Unreadable:
        return None


_OF_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b")
_OF_LATE = re.compile(r"\b(?:last|latest|most recent|recently|current|this)\b", re.IGNORECASE)
_IN_MIND = 300
"""How many characters further on the year of a date is still under way."""

_LONG_PAST = 3
"""Years: of those nearer than this news says the year where it is not its own."""

_YEAR = re.compile(r"\b\d{4}\b")
_YEARLESS = re.compile(
    r"(?:on |in |by |from |since |until |before |late in |early in )?(?:(?:early|mid|late)[- ])?"
    rf"(?:\d{{1,2}} {MONTH}|{MONTH}(?: \d{{1,2}})?)",
    re.IGNORECASE,
)


def _terms(text, anchor):
    """“Within five days”, where something is agreed or announced for it: elsewhere that is a length of time."""
    for match in _TERM.finditer(text):
        if not _AGREED.search(text, max(0, match.start() - 160), match.start()):
            continue
        try:
            read = reader.read(match[0], anchor=anchor, left="they will", right="")
        except reader.Unreadable:
            continue
        yield finding.Found(start=match.start(), end=match.end(), phrase=match[0], date=read, whole=read)


_AS_EARLY_AS = re.compile(r"as early as ", re.IGNORECASE)
_IN_THE_DAY = re.compile(r"(?:earlier|later|early|late) (?:in the|on the same|that(?: same)?) day")
_TERM_OF = re.compile(r"(?:before|by|until) [^'’]+")
_BARE_UNIT = re.compile(r"(?:years|months|weeks|days)(?=,|$)")
_TERM = re.compile(r"\bwithin (?:the next )?(?:\d+|an?|\w+) (?:hours|days?|weeks?|months?)\b(?! (?:of|after|from)\b)")
_AGREED = re.compile(r"\b(?:will|would|are to|is to|agreed|shall|must|should|expected|due|plans? to)\b[^.;]*$")


def _dated(text, found, anchor):
    is_start = found.phrase.lower().startswith("since")
    when = found.date if is_start else found.whole
    if is_start and when.earliest and when.earliest > anchor:
        when = _start(found.phrase, anchor) or when
    when = _of_today(when, found.phrase, anchor)
    when = replace(when, phrase=" ".join(text[found.start : found.end].split())[:200])
    return Dated(
        start=found.start, end=found.end, date=when, is_start=is_start, is_naming=_is_naming(text, found, when)
    )


def of_days(one: Dated, words: str, *, anchor: date) -> Dated:
    """The date of what took days and ended on the one named: “wrapped up two days of talks on Saturday”."""
    match = _DAYS_OF.search(words)
    if not match or one.date.precision != Precision.DAY or one.date.earliest > anchor:
        return one
    first = one.date.latest - timedelta(days=_COUNTS[match["count"].lower()] - 1)
    reading = Reading(
        edtf=f"{first.isoformat()}/{one.date.edtf}", rule=f"“{match['days']}” that ended on the day that is named."
    )
    return replace(one, date=replace(one.date, reading=reading, alternatives=(one.date.reading,)))


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS_OF = re.compile(
    r"\b(?:wrapped up|ended|ends|concluded|finished|closed|completed|wound up|wrapping up|ending)\b[^.;]{0,20}?"
    r"(?P<days>(?P<count>two|three|four|five|six|seven)(?: days of [a-z]+|-day [a-z]+))",
    re.IGNORECASE,
)


def of_same_day(one: Dated, *, phrase: str) -> Dated:
    """The date of what happened hours before or after something dated."""
    rule = f"“{phrase}” something of {in_words(one.date)}: taken for the same day."
    return replace(one, date=replace(one.date, reading=Reading(edtf=one.date.edtf, rule=rule)), is_start=False)


def _of_today(when, phrase, anchor):
    """A weekday that is the day of publication: news names today so, and calls the one after a week “next”."""
    if not _WEEKDAY.fullmatch(phrase) or when.earliest != when.latest or when.earliest != anchor + timedelta(days=7):
        return when
    rule = "A weekday that is that of the publication day is that day."
    return replace(when, reading=Reading(edtf=anchor.isoformat(), rule=rule), alternatives=(when.reading,))


_WEEKDAY = re.compile(
    r"(?:(?:late |later |early |earlier )?(?:on )?)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning"
    r"|afternoon|evening|night))?"
)


def _start(phrase, anchor):
    """“Since” is never of the future, whatever the words around it."""
    try:
        return reader.start_of(phrase, anchor=anchor, left="it has been so", right="")
    except reader.Unreadable:
        return None


def _is_naming(text, found, when):
    """“The 1995 accord”, “a 2003 agreement”, “the January 2005 protocol”: a date that tells things apart."""
    if when.precision in (Precision.DECADE, Precision.CENTURY):
        return True
    coarse = when.precision in (Precision.YEAR, Precision.MONTH)
    after, before = text[found.end : found.end + 30], text[max(0, found.start - 8) : found.start]
    has_article = found.phrase.lower().startswith(("the ", "a ")) or re.search(
        r"\b(?:the|a|an|its|their|his)\s$", before
    )
    return bool(coarse and has_article and _THING.match(after))


_THING = re.compile(
    r"\s+(?!(?:and|or|to|when|in|on|at|after|by|was|were|is|has|had|the|a|it|he|she|they|that|who)\b)[A-Za-z]{3,}"
)
_HOUR = re.compile(
    r"(?P<hour>[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s+(?:GMT|UTC|CET|EST|EDT"
    r"|local time|\([^)]{2,9}\)))?(?=\s*[-–—:|,\n]|\s+[A-Z])"
)
_ALONE = re.compile(r"[\s\W\d]*(?:(?:day|round|week|phase|part) (?:one|two|three|four|five|\d+)[\s\W]*)?")


def heading_date(text: str, start: int, end: int, dates: list[Dated]) -> Dated | None:
    """The date of a sentence that is nothing but a date: the heading of a day in a chronicle."""
    if len(dates) != 1 or end - start > 60:
        return None
    rest = text[start : dates[0].start] + text[dates[0].end : end]
    return dates[0] if _ALONE.fullmatch(rest.lower()) else None


def hour_at(text: str, start: int, *, day: Dated | None, anchor: date) -> Dated | None:
    """The date of a paragraph that begins with a time of day, as in a live blog: the day under way."""
    match = _HOUR.match(text, start)
    if not match:
        return None
    edtf = day.date.edtf if day and day.date.precision == Precision.DAY else anchor.isoformat()
    rule = "A time of day alone, where the text goes by the clock, is of the day under way."
    when = FuzzyDate(phrase=match["hour"], anchor=anchor, reading=Reading(edtf=edtf, rule=rule))
    return Dated(start=match.start("hour"), end=match.end("hour"), date=when)


ORDER = re.compile(
    r"\b(?P<words>[Ll]ater|[Ss]ubsequently|[Aa]fterwards?|[Tt]hereafter|[Aa]fter which"
    r"|(?<!said )(?<!since )(?<!by )[Tt]hen"
    r"|[Ss]hortly after(?:wards)?"
    r"|[Ss]oon after(?:wards)?|[Aa]fter (?:the|that|this|those|these) (?:talks|meeting|negotiations|session"
    r"|call|visit|summit"
    r"|round|announcement|signing)|[Ff]ollowing (?:the|that|this) (?:talks|meeting|negotiations|session|call"
    r"|visit|summit))\b"
    r"(?! (?:than|this|today|on|in|midnight|noon|dawn|\d|that (?:day|week|month|year))\b)"
)
"""Words that say only what came first."""


def after(earlier: FuzzyDate | None, phrase: str, *, anchor: date) -> FuzzyDate | None:
    """Some day from an earlier event's first day to publication; None where the earlier one has no closed date."""
    if not earlier or not earlier.earliest or earlier.earliest > anchor:
        return None
    first, last = earlier.earliest.isoformat(), anchor.isoformat()
    rule = f"“{phrase}” gives an order only: after what goes before it in the text, and no later than publication."
    edtf = first if first == last else f"{first}/{last}"
    return FuzzyDate(phrase=phrase, anchor=anchor, reading=Reading(edtf=edtf, rule=rule))
