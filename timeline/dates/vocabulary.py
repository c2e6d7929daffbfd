"""The words that dates are made of in running text, and the words beside which they are none."""

from timeline.dates.words import MONTHS, WEEKDAYS

SHORT_NAMES = frozenset({name[:3] for name in MONTHS + WEEKDAYS} | {"sept", "tues", "thurs", "thur", "weds"})
# Names that are dates only with a capital letter, unless they are in ALSO_SMALL: “sat”, “march”, “sun”.
WITH_CAPITAL = frozenset(MONTHS) | frozenset(WEEKDAYS) | SHORT_NAMES
UNITS = frozenset(
    "hour hours day days week weeks weekend weekends fortnight month months quarter quarters year years"
    " decade decades".split()
)
# “The second day”, “its 23rd month”: beside an ordinal these count from something that is not said.
COUNTED = frozenset("day week month year decade".split())
SEASONS = frozenset("spring summer autumn fall winter".split())
# What names a time by itself, and what only stands beside such a word.
TIMES = WITH_CAPITAL | UNITS | SEASONS | frozenset(
    "today yesterday tomorrow tonight overnight midweek midnight noon morning afternoon evening night century centuries"
    " twenties thirties forties fifties sixties seventies eighties nineties noughties"
    " christmas easter thanksgiving eve halloween epiphany pentecost juneteenth"
    " ramadan ashura hanukkah passover sukkot q1 q2 q3 q4".split()
)  # fmt: skip
ALSO_SMALL = frozenset(MONTHS + WEEKDAYS) - {"march", "may", "august"}
NEVER_FIRST = frozenset("of and or than to ago hence am pm gmt utc est edt et now past period".split())
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty".split()
)
IN_WORDS = NUMBERS | ORDINALS
LAST = frozenset("ago later earlier hence now next last time am pm gmt utc est edt et h1 h2 period end".split())
LINKS = NEVER_FIRST | LAST | IN_WORDS | frozenset(
    "a an the in into on at by from since until till through between before after over during around about as no not"
    " that early mid middle late beginning start end half full so"
    " this coming previous following current recent same few several couple few new old good black orthodox"
    " nearly almost roughly more earliest latest starting rest entire whole all upcoming matter other turn"
    " moscow kyiv local working business calendar fiscal".split()
)  # fmt: skip
SAYS_NOTHING = frozenset(
    "a an the in into of on at to by from for and or during over before after between since until till"
    " that period".split()
)  # fmt: skip
# “May went first”: with nothing before them they are more often something else.
VERBS_TOO = frozenset({"march", "may"})
WEEKEND = frozenset("the over at during weekend".split())
BESIDE_SEASONS = frozenset("into by since until before after over during".split())
NOT_ALONE = UNITS | SEASONS | SHORT_NAMES | frozenset(
    "eve morning afternoon evening night noon midnight century centuries march".split()
)  # fmt: skip
# “Every Monday” is no date; nor are “Resolution 1574”, “2000 GMT” and “the 1991 borders”.
MANY = frozenset("every each any some most no per".split())
NUMBERED = frozenset(
    "resolution resolutions flight at no number article articles route highway room page chapter section rule order"
    " model boeing airbus platform lot".split()
)
# “Black Sunday” and “April Smith” are names; “in April President …” is a month.
NAMED_DAYS = frozenset("black bloody super red".split())
FIRST_NAMES = frozenset("april may june august".split())
BEFORE_A_MONTH = frozenset(
    "in on since of by until till last this next early late mid from to through between before after".split()
)
THINGS_WITH_A_YEAR = frozenset(
    "border borders boundary boundaries line lines frontier frontiers point points people troops soldiers votes"
    " miles km kilometres kilometers metres meters feet square pence cents dollars"
    " euros pounds percent tons tonnes barrels workers jobs gmt utc hours local est edt".split()
)
# What makes four figures a year that are far from our own time: “in 1648”.
BEFORE_A_YEAR = frozenset("in since until till of year circa the early late and from".split()) | frozenset(MONTHS)
# “Start in May”, “two of May's” and “earlier than” are no parts of a date together.
NOT_AFTER = {
    **dict.fromkeys(("start", "end"), frozenset("in on at by from before after".split())),
    **dict.fromkeys(("later", "earlier"), frozenset({"than"})),
    **dict.fromkeys(NUMBERS, frozenset({"of"})),
}
# “On Tuesday, eight hours after”, “10 days, from 5 May”: behind the comma something else begins.
NOT_AFTER_COMMA = {
    **dict.fromkeys(WEEKDAYS, IN_WORDS | {"the"}),
    **dict.fromkeys(UNITS, frozenset("from since until till on in at by between after before".split())),
}
# “The first a year ago”, “14-4 on 16 September”: the number belongs to what came before.
AFTER_NO_COUNT = frozenset("on in at a an this last next since between from by the early late".split())
