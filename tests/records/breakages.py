"""Ways to break the small document, each with the one problem that is told of it."""

from tests.records.samples import ABSENT

OPENING = ("events", 0)
NOT_A_FIELD = "is not a field here."

# Name, where the document is broken, by what, and the place and sentence of the problem.
BREAKAGES = [
    ("unknown field", (*OPENING, "colour"), "red", "events[0].colour", NOT_A_FIELD),
    ("unknown field of a date", (*OPENING, "date", "when"), "now", "events[0].date.when", NOT_A_FIELD),
    ("unknown list", ("rumours",), [], "rumours", NOT_A_FIELD),
    ("missing field", (*OPENING, "title"), ABSENT, "events[0].title", "is missing."),
    ("missing negotiation", ("negotiation",), ABSENT, "negotiation", "is missing."),
    ("number for a text", (*OPENING, "title"), 19, "events[0].title", "should be a text, not 19."),
    ("null for a text", (*OPENING, "parent"), None, "events[0].parent", "should be a text, not null."),
    ("list for a text", (*OPENING, "title"), ["Talks"], "events[0].title", "should be a text, not a list."),
    ("text for a list", (*OPENING, "topics"), "border", "events[0].topics", "should be a list, not “border”."),
    ("text for an object", (*OPENING, "date"), "2025", "events[0].date", "should be an object, not “2025”."),
    ("list for an object", (*OPENING,), [], "events[0]", "should be an object, not a list."),
    (
        "text for a number",
        ("plan_versions", 0, "points"),
        "28",
        "plan_versions[0].points",
        "should be a whole number, not “28”.",
    ),
    (
        "truth for a number",
        ("plan_versions", 0, "points"),
        True,
        "plan_versions[0].points",
        "should be a whole number, not true.",
    ),
    (
        "broken number",
        ("plan_versions", 0, "points"),
        1.5,
        "plan_versions[0].points",
        "should be a whole number, not 1.5.",
    ),
    (
        "number below nought",
        ("plan_versions", 0, "points"),
        -1,
        "plan_versions[0].points",
        "should be a whole number from 0 to 2147483647.",
    ),
    (
        "number that no column holds",
        ("plan_versions", 0, "points"),
        2**31,
        "plan_versions[0].points",
        "should be a whole number from 0 to 2147483647.",
    ),
    ("number for a truth", (*OPENING, "is_ongoing"), 1, "events[0].is_ongoing", "should be true or false, not 1."),
    (
        "unknown word",
        (*OPENING, "status"),
        "rumoured",
        "events[0].status",
        "should be one of happened, reported, under way, planned, cancelled, not “rumoured”.",
    ),
    (
        "word deep inside",
        (*OPENING, "citations", 0, "chain", 0, "verb"),
        "claimed",
        "events[0].citations[0].chain[0].verb",
        "should be one of said, told, wrote, reported, relayed, translated, not “claimed”.",
    ),
    (
        "day that is none",
        ("sources", 0, "published_on"),
        "2025-11-31",
        "sources[0].published_on",
        "should be a day as in 2025-11-30, not “2025-11-31”.",
    ),
    (
        "day in another spelling",
        ("sources", 0, "published_on"),
        "20251201",
        "sources[0].published_on",
        "should be a day as in 2025-11-30, not “20251201”.",
    ),
    (
        "day that is a number",
        ("sources", 0, "published_on"),
        20251201,
        "sources[0].published_on",
        "should be a day as in 2025-11-30, not 20251201.",
    ),
    (
        "reading that is not EDTF",
        (*OPENING, "date"),
        {"reading": {"edtf": "Sunday"}},
        "events[0].date.reading.edtf",
        "“Sunday” is not a date in EDTF, as in 2025-11-30, 2025-11 or 2025-11-11~/2025-11-20~.",
    ),
    (
        "latest day that does not follow",
        (*OPENING, "date", "latest"),
        "2025-12-31",
        "events[0].date.latest",
        "says “2025-12-31”, but the reading gives “2025-11-30”.",
    ),
    (
        "day without a reading",
        (*OPENING, "date"),
        {"phrase": "later", "earliest": "2025-11-30"},
        "events[0].date.earliest",
        "says “2025-11-30”, but the reading gives none.",
    ),
    ("NUL", (*OPENING, "title"), "Talks\x00", "events[0].title", "holds a NUL character, which no database keeps."),
    (
        "half a surrogate pair",
        (*OPENING, "title"),
        "Talks \ud83d",
        "events[0].title",
        "holds half of a surrogate pair, which is no character.",
    ),
]
