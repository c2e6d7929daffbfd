"""Where something happened or is to happen: the place that a clause names."""

import re

from timeline.desk.intake.names import Naming
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind

_PLACE = r"(?P<place>(?:the )?[A-Z][\w’'-]+(?:(?:,? (?:of |de |al-|el-)?)[A-Z][\w’'-]+){0,3})"
_WHERE = re.compile(
    rf"\b(?:in|at|near|outside)\s+(?:the\s+(?:\w+\s+)?(?:city|town|capital|resort|village|port)\s+(?:of\s+)?)?{_PLACE}"
)
_WHERETO = re.compile(
    rf"\b(?:to|visit(?:s|ed|ing)?|in|at|into|for)\s+(?:the\s+(?:\w+\s+)?(?:city|town|capital)\s+(?:of\s+)?)?{_PLACE}"
)
_IN_TOWN = re.compile(r" in [A-Z]")
# “At the US mission” is in no US.
_ITS_HOUSE = re.compile(r" (?:mission|embassy|consulate|base|residence|capital|parliament|ministry)\b")
_NO_PLACE = re.compile(
    r"^(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|English|French|Arabic|Spanish|Russian|Christmas|Easter|I|He|She"
    r"|They|It)\b"
)


def place_in(text: str, naming: Naming, start: int, end: int, kind: EventKind) -> str:
    """The place that a clause names, empty where it names none; of a visit the place that it leads to."""
    forms = (_WHERETO, _WHERE) if kind == EventKind.VISIT or "sent" in text[start:end] else (_WHERE,)
    for form in forms:
        for match in form.finditer(text, start, end):
            place = match["place"].removesuffix("’s").removesuffix("'s").strip(" ,")
            is_of_town = place.startswith("the ") and _IN_TOWN.match(text, match.end("place"), end)
            if (
                not is_of_town
                and not _ITS_HOUSE.match(text, match.end("place"), end)
                and not _NO_PLACE.match(place)
                and not _is_somebody(naming, match.start("place"), match.end("place"))
            ):
                return " ".join(place.split())[:200]
    return ""


def _is_somebody(naming, start, end):
    return any(
        naming.found[one.key].kind in (ActorKind.PERSON, ActorKind.OUTLET, ActorKind.ORGANISATION, ActorKind.GROUP)
        or one.is_adjective
        for one in naming.within(start, end)
    )
