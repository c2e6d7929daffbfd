"""The words that readers see for the record's own vocabulary: one table for each, so that a word has one spelling."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from timeline.public.asking.chains import ChainKind
from timeline.public.asking.filters import POSSIBLE, SURE
from timeline.records.actor import ActorKind, NameKind
from timeline.records.attribution import Verb
from timeline.records.event import EventKind, Role, Status
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

SIDE_NOT_STATED = _("Side not stated")
OTHERS = pgettext_lazy("actors who belong to no party of the negotiation", "Others")
UNNAMED = _("unnamed")
NOT_NAMED = _("not named")
NAMED = _("named")
DATE_UNCLEAR = _("Date unclear")
DATE_DISPUTED = _("Date disputed")
