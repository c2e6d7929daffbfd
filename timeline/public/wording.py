"""The words that readers see for the record's own vocabulary: one table for each, so that a word has one spelling."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from timeline.public.asking.chains import ChainKind
from timeline.public.asking.filters import POSSIBLE, SURE
from timeline.records.actor import ActorKind, NameKind
from timeline.records.attribution import Verb
from timeline.records.event import EventKind, Role, Status
from timeline.records.negotiation import Visibility
from timeline.records.plan import ReadingState, RelationKind

EVENT_KINDS = {
    EventKind.TALKS: _("Talks"),
    EventKind.STATEMENT: _("Statement"),
    EventKind.ANNOUNCEMENT: _("Announcement"),
    EventKind.PLAN_REVISION: _("Plan revision"),
    EventKind.VISIT: _("Visit"),
    EventKind.CALL: _("Call"),
    EventKind.REPORT: _("Report"),
}

STATUSES = {
    Status.HAPPENED: _("Happened"),
    Status.REPORTED: _("Reported"),
    Status.UNDER_WAY: _("Under way"),
    Status.PLANNED: _("Planned"),
    Status.CANCELLED: _("Cancelled"),
}

CERTAINTIES = {
    SURE: _("Surely in range"),
    POSSIBLE: _("Possibly in range"),
}

CHAIN_KINDS = {
    ChainKind.UNNAMED: _("Only unnamed origins"),
    ChainKind.STATE_MEDIA: _("Only through state media"),
    ChainKind.ONE_ORIGIN: _("One origin"),
}

# What an entry has that such a filter finds, where the choice in the menu would not make a sentence.
IN_USE = {
    "certainty": {SURE: _("a date surely in range"), POSSIBLE: _("a date possibly in range")},
    "chain": {
        ChainKind.UNNAMED: _("only unnamed origins"),
        ChainKind.STATE_MEDIA: _("only reports through state media"),
        ChainKind.ONE_ORIGIN: _("one origin"),
    },
}

ROLES = {
    Role.PARTY: _("party"),
    Role.HEAD: _("head of delegation"),
    Role.MEMBER: _("member of delegation"),
    Role.TOOK_PART: _("took part"),
    Role.SPEAKER: _("speaker"),
    Role.CALLER: _("caller"),
    Role.CALLED: _("called"),
    Role.VISITOR: _("visitor"),
    Role.HOST: _("host"),
    Role.MEDIATOR: _("mediator"),
    Role.REPORTER: _("reporter"),
}

VERBS = {
    Verb.SAID: pgettext_lazy("what somebody did with a fact", "said"),
    Verb.TOLD: pgettext_lazy("what somebody did with a fact", "told"),
    Verb.WROTE: pgettext_lazy("what somebody did with a fact", "wrote"),
    Verb.REPORTED: pgettext_lazy("what somebody did with a fact", "reported"),
    Verb.RELAYED: pgettext_lazy("what somebody did with a fact", "relayed"),
    Verb.TRANSLATED: pgettext_lazy("what somebody did with a fact", "translated"),
}

# Each stands between the one who passed a fact on and the one who received it: “Axios” “relayed by” “Sputnik”.
PASSED_ON = {
    Verb.SAID: _("repeated by"),
    Verb.TOLD: _("passed on by"),
    Verb.WROTE: _("written up by"),
    Verb.REPORTED: _("reported by"),
    Verb.RELAYED: _("relayed by"),
    Verb.TRANSLATED: _("translated by"),
}

ACTOR_KINDS = {
    ActorKind.PERSON: _("Person"),
    ActorKind.STATE: _("State"),
    ActorKind.ORGANISATION: _("Organisation"),
    ActorKind.OUTLET: _("News outlet"),
    ActorKind.GROUP: _("Group"),
}

NAME_KINDS = {
    NameKind.FULL: _("full name"),
    NameKind.SHORT: _("short name"),
    NameKind.TITLE: _("title"),
    NameKind.CAPITAL: _("capital, for the government"),
}

READING_STATES = {
    ReadingState.INCLUDED: _("Included"),
    ReadingState.CHANGED: _("Changed"),
    ReadingState.MERGED: _("Merged"),
    ReadingState.SPLIT: _("Split"),
    ReadingState.ADDED: _("Added"),
    ReadingState.REMOVED: _("Removed"),
    ReadingState.NOT_REPORTED: _("Not reported"),
}

RELATION_KINDS = {
    RelationKind.REVISES: _("revises"),
    RelationKind.COUNTERS: _("counters"),
    RelationKind.SUMMARISES: _("summarises"),
}

VISIBILITIES = {
    Visibility.PRIVATE: pgettext_lazy("who may see a negotiation", "curators alone"),
    Visibility.PUBLIC: pgettext_lazy("who may see a negotiation", "everybody"),
}

SIDE_NOT_STATED = _("Side not stated")
OTHERS = pgettext_lazy("actors who belong to no party of the negotiation", "Others")
UNNAMED = _("unnamed")
NOT_NAMED = _("not named")
NAMED = _("named")
DATE_UNCLEAR = _("Date unclear")
DATE_DISPUTED = _("Date disputed")

FIELDS = {
    "slug": _("Address"),
    "title": _("Title"),
    "short_title": _("Short title"),
    "state_of_play": _("State of play"),
    "visibility": _("Who may see it"),
    "parties": _("Parties"),
    "topics": _("Topics"),
    "topic": _("Topic"),
    "kind": _("Kind"),
    "status": _("Status"),
    "name": _("Name"),
    "short_name": _("Short name"),
    "represents": _("Speaks for"),
    "is_unnamed": _("Unnamed"),
    "count": _("How many"),
    "affiliation": _("Affiliation"),
    "merged_into": _("Merged into"),
    "names": _("Spellings"),
    "offices": _("Offices"),
    "note": _("Note"),
    "outlet": _("Outlet"),
    "published_on": _("Day of publication"),
    "place": _("Place"),
    "place_printed": _("Place as printed"),
    "language": _("Language"),
    "url": _("Address of the source"),
    "archived_url": _("Archived copy"),
    "accessed_on": _("Read on"),
    "is_restricted": _("Restricted"),
    "date": _("Date"),
    "date_note": _("Beside the date"),
    "left_open": _("What the date leaves open"),
    "is_ongoing": _("Goes on"),
    "duration": _("Duration"),
    "summary": _("Summary"),
    "account": _("Account"),
    "parent": _("Stage of"),
    "position": _("Place among the stages"),
    "after": _("Known to come after"),
    "plans": _("Plan versions it is about"),
    "participations": _("Who took part"),
    "citations": _("Who says so"),
    "not_said": _("What the source does not say"),
    "label": _("Label"),
    "points": _("Points stated"),
    "authorship": _("Authorship"),
    "introduced_by": _("Introduced by"),
    "text_source": _("Source of its text"),
    "relations": _("Relations to other versions"),
    "readings": _("Readings of provisions"),
}
"""What the fields of every noun's record are called where what they say is set against what they said."""

_TABLES = (EVENT_KINDS, STATUSES, ROLES, VERBS, ACTOR_KINDS, NAME_KINDS, READING_STATES, RELATION_KINDS, VISIBILITIES)
_WORDS = {type(next(iter(table))): table for table in _TABLES}


def term(word: StrEnum) -> str:
    """A word of the record's vocabulary as readers see it."""
    return str(_WORDS[type(word)][word])
