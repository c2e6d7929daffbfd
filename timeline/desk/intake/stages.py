"""Words by which a clause tells of one stage of a meeting, of what came before it, and of how long it took."""

import re

_STAGE = re.compile(
    r"\b(?:initially|at first|first (?:in|the|met|session)|(?:began|started) in"
    r"|(?:began|started) with (?:an? |the )?(?:larger|smaller|wider|narrow\w*|plenary|one|full|opening|joint|private)"
    r"|(?:larger|smaller) (?:group|format|circle|session|meeting)|narrow(?:er)? format|one[- ]on[- ]one|alone"
    r"|separate room"
    r"|t[êe]te-[àa]-t[êe]te|face[- ]to[- ]face|privately|in private|separate(?:ly)?|plenary|after which|then"
    r"|(?:opening|closing|final|second|third) session|sub-?groups?|working groups?|broke (?:up|into)|followed by"
    r"|after (?:the|that|this|these|those) (?:negotiations|talks|meeting|session|plenary)|afterwards?"
    r"|three (?:\w+ )?(?:from|on) each|a side|each side)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:(?:about|roughly|around|nearly|almost|more than|over|some) )?(?:an?|half an|\w+(?: and a half)?)"
    r" (?:hours?|minutes)\b"
)
BEFORE = re.compile(
    r"\b(?:before|ahead of) (?P<event>(?:(?:[A-Z][\w’'-]+ ){1,4}|the |his |her |their |a |its )(?:\w+ ){0,2}"
    r"(?:visit|trip|travels?|summit|meeting|talks|goes|flies)(?: (?:to|in|with|of) (?:[A-Z][\w’'-]+ ?){1,4})?)"
)
"""“Before Putin’s visit to India”: the group `event` is an event of which only the order is known."""


def is_of_stage(words: str) -> bool:
    """Whether a clause on a meeting speaks as of one part of it."""
    return bool(_STAGE.search(words))


def duration_in(words: str) -> str:
    """A length of time as stated, “roughly an hour”; empty where none is."""
    match = _DURATION.search(words)
    return match[0] if match else ""
