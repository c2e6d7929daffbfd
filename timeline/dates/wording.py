"""A date back in words: “about 11 to 20 November 2025”, “30 November or 1 December 2025”, “on or before 1 December”.

All names and joining words of a language are in one table, so that a language is added by adding a table. What
`in_words` says in English, `timeline.dates.reader` reads back to the same days.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.value import FuzzyDate, Precision, Reading, bounds_of


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language. Templates in braces take `{date}`, `{first}`, `{last}`, `{year}`, `{number}`.

    `months` are as they stand behind a day, `months_alone` as they stand without one; `span_in_month` joins two days
    of which the first is a bare number.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    quarter: tuple[str, ...]
    decade: str
    century: str
    day_month: str
    month_year: str
    day_month_year: str
    season_year: str
    season_years: str
    span: str
    span_in_month: str
    either: str
    one_more: str
    about: str
    uncertain: str
    day_or_before: str
    day_or_after: str
    unit_or_before: str
    unit_or_after: str
    no_date: str
    no_short_date: str
    precision: dict[Precision, str]
    two_days: str
    uncertain_day: str
    parts_of_month: tuple[str, str, str]
    centuries: dict[int, str]
    other_centuries: str


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH = Language(
    months=_ENGLISH_MONTHS,
    months_alone=_ENGLISH_MONTHS,
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    seasons=("spring", "summer", "autumn", "winter"),
    quarter=(
        "the first quarter of {year}", "the second quarter of {year}",
        "the third quarter of {year}", "the fourth quarter of {year}",
    ),
    decade="the {year}s",
    century="the {number} century",
    day_month="{day} {month}",
    month_year="{month} {year}",
    day_month_year="{day} {month} {year}",
    season_year="{season} {year}",
    season_years="{season} {year} to {next_year}",
    span="{first} to {last}",
    span_in_month="{first} to {last}",
    either="{first} or {last}",
    one_more="{first}, {last}",
    about="about {date}",
    uncertain="{date}, uncertain",
    day_or_before="on or before {date}",
    day_or_after="on or after {date}",
    unit_or_before="{date} or earlier",
    unit_or_after="{date} or later",
    no_date="date not stated",
    no_short_date="Date not stated",
    precision={
        Precision.DAY: "exact day",
        Precision.MONTH: "some day in this month",
        Precision.QUARTER: "some day in this quarter",
        Precision.SEASON: "some day in this season",
        Precision.YEAR: "some day in this year",
        Precision.DECADE: "some day in this decade",
        Precision.CENTURY: "some day in this century",
        Precision.BETWEEN: "some day in this span",
        Precision.ABOUT: "about",
        Precision.UNCLEAR: "date unclear",
        Precision.BEFORE: "this day or earlier",
        Precision.AFTER: "this day or later",
        Precision.ORDER: "no date stated",
    },
    two_days="one of these two days",
    uncertain_day="this day, uncertain",
    parts_of_month=("early {month}", "mid-{month}", "late {month}"),
    centuries={1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st", 32: "nd", 33: "rd"},
    other_centuries="th",
)  # fmt: skip

UKRAINIAN = Language(
    months=(
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
    months_alone=(
        "січень", "лютий", "березень", "квітень", "травень", "червень",
        "липень", "серпень", "вересень", "жовтень", "листопад", "грудень",
    ),
    short_months=(
        "січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд.",
    ),
    weekdays=("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
    seasons=("весна", "літо", "осінь", "зима"),
    quarter=(
        "перший квартал {year} року", "другий квартал {year} року",
        "третій квартал {year} року", "четвертий квартал {year} року",
    ),
    decade="{year}-ті роки",
    century="{number} століття",
    day_month="{day} {month}",
    month_year="{month} {year}",
    day_month_year="{day} {month} {year}",
    season_year="{season} {year}",
    season_years="{season} {year}–{next_year}",
    # No line begins with a dash, nor breaks a pair of days apart.
    span="{first}\u00a0– {last}",
    span_in_month="{first}–\u2060{last}",
    either="{first} або {last}",
    one_more="{first}, {last}",
    about="приблизно {date}",
    uncertain="{date}, непевно",
    day_or_before="{date} або раніше",
    day_or_after="{date} або пізніше",
    unit_or_before="{date} або раніше",
    unit_or_after="{date} або пізніше",
    no_date="дату не вказано",
    no_short_date="Дату не вказано",
    precision={
        Precision.DAY: "точний день",
        Precision.MONTH: "якийсь день цього місяця",
        Precision.QUARTER: "якийсь день цього кварталу",
        Precision.SEASON: "якийсь день цієї пори року",
        Precision.YEAR: "якийсь день цього року",
        Precision.DECADE: "якийсь день цього десятиліття",
        Precision.CENTURY: "якийсь день цього століття",
        Precision.BETWEEN: "якийсь день цього проміжку",
        Precision.ABOUT: "приблизно",
        Precision.UNCLEAR: "дата неясна",
        Precision.BEFORE: "цей день або раніше",
        Precision.AFTER: "цей день або пізніше",
        Precision.ORDER: "дату не вказано",
    },
    two_days="один із цих двох днів",
    uncertain_day="цей день, непевно",
    parts_of_month=("початок {month}", "середина {month}", "кінець {month}"),
    centuries={
        1: "-ше", 2: "-ге", 3: "-тє", 7: "-ме", 8: "-ме", 21: "-ше", 22: "-ге", 23: "-тє", 27: "-ме", 28: "-ме",
    },
    other_centuries="-те",
)  # fmt: skip

LANGUAGES = {"en": ENGLISH, "uk": UKRAINIAN}
_ONE_DAY = timedelta(days=1)


def in_words(when: FuzzyDate | Reading, *, lang: str = "en") -> str:
    """The date in full words, years included: “23 or 30 November 2025”; “date not stated” where none is known."""
    return _Wording(LANGUAGES[lang], short=False, known_year=None).of(when.edtf if _is_known(when) else "")


def short_words(when: FuzzyDate | Reading, *, year: int | None = None, lang: str = "en") -> str:
    """The date for a narrow column: “30 Nov or 1 Dec”, “About 11 to 20 Nov”.

    `year` is one that readers see already, in a heading or as the year of the whole page; it is left out, others are
    not. Begins with a capital letter.
    """
    text = _Wording(LANGUAGES[lang], short=True, known_year=year).of(when.edtf if _is_known(when) else "")
    return text[:1].upper() + text[1:]


def precision_words(when: FuzzyDate | Reading, *, lang: str = "en") -> str:
    """How exact the date is, for the line below it: “exact day”, “one of these two days”, “about”, “no date stated”."""
    language = LANGUAGES[lang]
    if not _is_known(when):
        return language.precision[Precision.ORDER]
    if when.precision == Precision.DAY and "?" in when.edtf:
        return language.uncertain_day
    if when.precision == Precision.BETWEEN and when.latest - when.earliest == _ONE_DAY:
        return language.two_days
    return language.precision[when.precision]


def part_of_month_words(day: date, *, lang: str = "en") -> str:
    """The part of the month that a day is in, by the conventions of the method page: “mid-November 2025”."""
    language = LANGUAGES[lang]
    part = min((day.day - 1) // 10, 2)
    month = language.month_year.format(month=language.months[day.month - 1], year=day.year)
    return language.parts_of_month[part].format(month=month)


def weekday_words(day: date, *, lang: str = "en") -> str:
    """The name of the day's weekday."""
    return LANGUAGES[lang].weekdays[day.weekday()]


def _is_known(when):
    return isinstance(when, Reading) or bool(when)


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """One side of an interval: its first and last day, how exact it is, and its qualifier."""

    first: date
    last: date
    precision: Precision
    mark: str


class _Wording:
    """Words for one EDTF text, in one language, long or short."""

    def __init__(self, language, *, short, known_year):
        self.language = language
        self.months = language.short_months if short else language.months
        self.months_alone = language.short_months if short else language.months_alone
        self.known_year = known_year

    def of(self, edtf):
        if not edtf:
            return self.language.no_short_date if self.months is self.language.short_months else self.language.no_date
        if edtf.startswith("["):
            return self._choices(bounds_of(edtf).choices)
        if "/" in edtf:
            return self._interval(edtf)
        return self._marked(self._one(_piece(edtf)), edtf[-1])

    def _marked(self, text, mark):
        if mark in ("~", "%"):
            text = self.language.about.format(date=text)
        return self.language.uncertain.format(date=text) if mark in ("?", "%") else text

    def _interval(self, edtf):
        left, _, right = edtf.partition("/")
        if left in ("", ".."):
            return self._open(_piece(right), self.language.day_or_before, self.language.unit_or_before)
        if right in ("", ".."):
            return self._open(_piece(left), self.language.day_or_after, self.language.unit_or_after)
        first, last = _piece(left), _piece(right)
        mark = _mark_of_both(first.mark, last.mark)
        return self._marked(self._span(first, last, is_about=bool(mark)), mark or " ")

    def _open(self, piece, for_day, for_unit):
        text = self._marked(self._one(piece), piece.mark or " ")
        return (for_day if piece.precision == Precision.DAY else for_unit).format(date=text)

    def _span(self, first, last, *, is_about):
        if first.precision == last.precision == Precision.YEAR:
            return self.language.span.format(first=self._one(first), last=self._one(last))
        if first.precision == last.precision == Precision.MONTH:
            return self._months(first.first, last.first)
        return self._days(first.first, last.last, is_about=is_about)

    def _months(self, first, last):
        if first == last:
            return self._month(first)
        begin = self.months_alone[first.month - 1] if first.year == last.year else self._month(first)
        return self.language.span.format(first=begin, last=self._month(last))

    def _days(self, first, last, *, is_about):
        if first == last:
            return self._day(first)
        join = self.language.either if last - first == _ONE_DAY and not is_about else self._span_of(first, last)
        return join.format(first=self._without_what_follows(first, last), last=self._day(last))

    def _span_of(self, first, last):
        is_in_month = (first.year, first.month) == (last.year, last.month)
        return self.language.span_in_month if is_in_month else self.language.span

    def _choices(self, days):
        *others, last = days
        *more, first = [self._without_what_follows(day, last) for day in others]
        text = self.language.either.format(first=first, last=self._day(last))
        for day in reversed(more):
            text = self.language.one_more.format(first=day, last=text)
        return text

    def _without_what_follows(self, day, last):
        """The earlier of two days without the month or year that the later one says for both."""
        if (day.year, day.month) == (last.year, last.month):
            return str(day.day)
        return self._day_month(day) if day.year == last.year else self._day(day)

    def _one(self, piece):
        first = piece.first
        names = {
            Precision.DAY: self._day,
            Precision.MONTH: self._month,
            Precision.QUARTER: self._quarter,
            Precision.SEASON: self._season,
            Precision.YEAR: lambda day: str(day.year),
            Precision.DECADE: lambda day: self.language.decade.format(year=day.year),
            Precision.CENTURY: self._century,
        }
        return names[piece.precision](first)

    def _day(self, day):
        if day.year == self.known_year:
            return self._day_month(day)
        return self.language.day_month_year.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def _day_month(self, day):
        return self.language.day_month.format(day=day.day, month=self.months[day.month - 1])

    def _month(self, day):
        if day.year == self.known_year:
            return self.months_alone[day.month - 1]
        return self.language.month_year.format(month=self.months_alone[day.month - 1], year=day.year)

    def _quarter(self, day):
        return self.language.quarter[day.month // 3].format(year=day.year)

    def _season(self, day):
        name = self.language.seasons[day.month // 3 - 1]
        template = self.language.season_years if day.month == 12 else self.language.season_year
        return template.format(season=name, year=day.year, next_year=day.year + 1)

    def _century(self, day):
        number = day.year // 100 + 1
        ending = self.language.centuries.get(number, self.language.other_centuries)
        return self.language.century.format(number=f"{number}{ending}")


def _mark_of_both(first, last):
    """The mark of an interval: about, uncertain or both where either of its ends is."""
    marks = {first, last}
    if "%" in marks or {"~", "?"} <= marks:
        return "%"
    return first or last


def _piece(text):
    mark = text[-1] if text[-1] in "?~%" else ""
    bare = text.removesuffix(mark)
    bounds = bounds_of(bare)
    return _Piece(first=bounds.earliest, last=bounds.latest, precision=bounds.precision, mark=mark)
