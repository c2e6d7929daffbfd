"""The desk's working tables, one file a noun."""

from timeline.desk.models.actor import Actor, Name, Office
from timeline.desk.models.article import Article, Proposal
from timeline.desk.models.citation import Citation, Hop
from timeline.desk.models.event import Event, EventOrder, Participation, PlanMention
from timeline.desk.models.imports import Import, ImportedEvent, ImportPiece, ImportRow
from timeline.desk.models.merge import Merge
from timeline.desk.models.negotiation import Negotiation, Party, Topic
from timeline.desk.models.plan import PeacePlanVersion, PlanRelation, Provision, ProvisionReading
from timeline.desk.models.source import Source
from timeline.desk.models.version import DeskDeed, DraftVersion

__all__ = [
    "Actor",
    "Article",
    "Citation",
    "DeskDeed",
    "DraftVersion",
    "Event",
    "EventOrder",
    "Hop",
    "Import",
    "ImportPiece",
    "ImportRow",
    "ImportedEvent",
    "Merge",
    "Name",
    "Negotiation",
    "Office",
    "Participation",
    "Party",
    "PeacePlanVersion",
    "PlanMention",
    "PlanRelation",
    "Proposal",
    "Provision",
    "ProvisionReading",
    "Source",
    "Topic",
]
