"""The desk's rows of one negotiation as a timeline document, whether published or not."""

from timeline.desk.models import Negotiation
from timeline.desk.publishing import ROWS
from timeline.desk.recording import record_of
from timeline.records.document import Document, assemble


def document_of(negotiation: Negotiation) -> Document:
    """Everything that a negotiation holds, and every actor and source that it refers to, however far."""
    rows = [*negotiation.events.all(), *negotiation.provisions.all(), *negotiation.plan_versions.all()]
    record = record_of(negotiation)
    records = {(other.NOUN, other.slug): other for other in (record_of(row) for row in rows)}
    waiting = [record, *records.values()]
    while waiting:
        for noun, slug in waiting.pop().references():
            if noun in ("actor", "source") and (noun, slug) not in records:
                found = records[noun, slug] = record_of(ROWS[noun].objects.get(slug=slug))
                waiting.append(found)
    return assemble(record, records.values())
