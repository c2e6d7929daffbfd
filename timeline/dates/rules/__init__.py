"""The rules of the grammar, one room for each kind of phrase, in the order in which they are tried."""

from timeline.dates.grammar import RuleBook
from timeline.dates.rules import counted, days, holidays, hours, parts, ranges, seasons, small_words, units, weekdays

RULEBOOK = RuleBook(
    (
        *days.RULES,
        *hours.RULES,
        *weekdays.RULES,
        *seasons.RULES,
        *units.RULES,
        *holidays.RULES,
        *parts.RULES,
        *counted.RULES,
        *ranges.RULES,
        *small_words.RULES,
    )
)
