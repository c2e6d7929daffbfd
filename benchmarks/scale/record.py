"""A published record of any size, the same for the same seed: what the measurements of this folder are taken on.

    DATA_DIR=/tmp/scale .venv/bin/python benchmarks/scale/record.py 100000

fills the empty database of DATA_DIR (or DATABASE_URL): its revisions are hash-chained as if they had been published one
by one, and Published is drawn from them. An event in ten has stages, one in fifty follows another and has no day, one
in five has several sources, one in eight is dated by a month or a range; one in a hundred is still planned.
"""

import os
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.public.store import ledger, projection
from timeline.public.store.models import Deed, Revision
from timeline.records.actor import Actor, Name
from timeline.records.attribution import Citation, Hop
from timeline.records.document import canonical_bytes
from timeline.records.event import Event, Participation
from timeline.records.negotiation import Negotiation, Party, Topic
from timeline.records.plain import as_plain
from timeline.records.plan import PlanVersion, Provision, ProvisionReading, Relation
from timeline.records.source import Source

SLUG = "scale"
SIDES = ("north", "south", "east")
TOPICS = ("borders", "prisoners", "energy", "guarantees", "money", "elections")
KINDS = ("talks", "talks", "statement", "statement", "announcement", "visit", "call", "report")
FIRST, LAST = date(2006, 1, 1), date(2025, 12, 1)
AT = datetime(2025, 12, 2, tzinfo=UTC)
AT_A_TIME = 1000

SYLLABLES = "ba be bi do du fa fe ga go ha ka ke la lo ma me na no pa ra re sa se ta te va vo za".split()


class Maker:
    """Makes the records of a negotiation with `events` entries, from one seed."""

    def __init__(self, events: int, *, seed: int = 2025):
        self.chance = random.Random(seed)
        self.events = events
        self.actors = max(events // 50, 20)
        self.sources = max(events // 20, 20)
        self.vocabulary = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(4000)]

    def records(self):
        """Every record, in the order in which they could be published."""
        yield from self._sides_and_outlets()
        topics = tuple(Topic(slug=topic, label=topic.title()) for topic in TOPICS)
        parties = tuple(Party(actor=side, slot=slot) for slot, side in enumerate(SIDES, start=1))
        yield Negotiation(slug=SLUG, title="Talks at scale", parties=parties, topics=topics)
        yield from (self._source(number) for number in range(self.sources))
        yield from (self._envoy(number) for number in range(self.actors))
        for number in range(self.events):
            yield from self._entry(number)
        yield from self._plans()

    def _sides_and_outlets(self):
        yield from (Actor(slug=side, kind="state", name=side.title()) for side in SIDES)
        yield from (Actor(slug=f"outlet-{number}", kind="outlet", name=f"Daily {number}") for number in range(20))

    def _source(self, number):
        days = (LAST - FIRST).days * number // self.sources
        return Source(
            slug=f"report-{number}",
            outlet=f"outlet-{number % 20}",
            title=self._words(8),
            published_on=FIRST + timedelta(days=days + 1),
        )

    def _envoy(self, number):
        source = f"report-{self.chance.randrange(self.sources)}"
        names = (Name(text=self._words(2).title(), source=source),)
        represents = self.chance.choice((*SIDES, None))
        return Actor(
            slug=f"envoy-{number}", kind="person", name=self._words(2).title(), represents=represents, names=names
        )

    def _entry(self, number):
        # In the order of time, as a record grows; a few are still ahead.
        day = FIRST + timedelta(days=(LAST - FIRST).days * number // self.events)
        event = Event(
            slug=f"entry-{number}",
            title=self._words(6).capitalize(),
            kind=self.chance.choice(KINDS),
            status=self.chance.choice(("happened", "happened", "reported", "under way")),
            date=self._date(day),
            summary=self._words(30).capitalize(),
            topics=tuple(self.chance.sample(TOPICS, self.chance.randint(0, 2))),
            participations=self._people(self.chance.randint(1, 4)),
            citations=tuple(self._citation(number) for _ in range(self.chance.choice((1, 1, 1, 1, 2)))),
        )
        fields = dict(vars(event))
        if number % 50 == 49:
            fields |= {"date": UNDATED, "after": (f"entry-{number - 1}",)}
        elif number % 100 == 0:
            ahead = (LAST + timedelta(days=1 + number % 90)).isoformat()
            fields |= {"status": "planned", "date": self._stated(ahead)}
        yield Event(**fields)
        if number % 10 == 5:
            yield from (self._stage(event, position) for position in range(2))

    def _stage(self, event, position):
        return Event(
            slug=f"{event.slug}-{position}",
            title="In small circle",
            kind="talks",
            status=event.status,
            parent=event.slug,
            position=position,
            participations=self._people(2),
            citations=event.citations,
        )

    def _people(self, number):
        envoys = self.chance.sample(range(self.actors), number)
        named = tuple(Participation(actor=f"envoy-{envoy}", role="took part") for envoy in envoys)
        return named if self.chance.random() < 0.9 else (*named, Participation(note="Other side not stated"))

    def _citation(self, number):
        # A source tells of what happened around its day.
        near = number * self.sources // self.events + self.chance.randint(-2, 2)
        source = min(max(near, 0), self.sources - 1)
        origin = Hop(actor=f"envoy-{self.chance.randrange(self.actors)}", verb="said")
        outlet = Hop(actor=f"outlet-{source % 20}", verb="reported", held=True)
        return Citation(source=f"report-{source}", chain=(origin, outlet) if number % 3 else (outlet,))

    def _date(self, day):
        if self.chance.random() < 0.875:
            return self._stated(day.isoformat())
        later = day + timedelta(days=self.chance.randint(2, 9))
        return self._stated(self.chance.choice((day.isoformat()[:7], f"{day}/{later}", f"{day}/..", f"../{day}")))

    def _stated(self, edtf):
        return FuzzyDate(phrase=edtf, anchor=LAST, reading=Reading(edtf=edtf, rule="A rule in words."))

    def _plans(self):
        yield from (Provision(slug=f"point-{n}", title=self._words(3), topic=TOPICS[n % 6]) for n in range(28))
        for version in range(5):
            citation = self._citation(version)
            readings = (
                ProvisionReading(provision=f"point-{n}", state="included", citations=(citation,)) for n in range(28)
            )
            yield PlanVersion(
                slug=f"plan-{version}",
                label=f"Plan {version}",
                points=28,
                introduced_by=f"entry-{version}",
                relations=(Relation(kind="revises", version=f"plan-{version - 1}"),) if version else (),
                readings=tuple(readings),
                citations=(citation,),
            )

    def _words(self, number):
        return " ".join(self.chance.choices(self.vocabulary, k=number))


@transaction.atomic
def fill(events: int):
    """Append every record to an empty ledger and draw it, and say how long each of the two took, in seconds."""
    begin = perf_counter()
    for some in projection.batched(_revisions(Maker(events)), AT_A_TIME):
        Revision.objects.bulk_create(some)
    appended = perf_counter()
    projection.rebuild()
    return appended - begin, perf_counter() - appended


def _revisions(maker):
    previous = ""
    for seq, record in enumerate(maker.records(), start=1):
        revision = Revision(
            seq=seq,
            noun=record.NOUN,
            negotiation="" if record.NOUN in ("actor", "source") else SLUG,
            slug=record.slug,
            deed=Deed.PUBLISHED,
            payload=canonical_bytes(as_plain(record)).decode(),
            at=AT,
            previous_hash=previous,
        )
        # Without a salt, which would be another each time.
        revision.content_sha256 = ledger.content_hash_of(revision)
        revision.hash = previous = ledger.hash_of(revision)
        yield revision


def main():
    call_command("migrate", verbosity=0)
    appended, drawn = fill(int(sys.argv[1]))
    if connection.vendor == "postgresql":
        # Which PostgreSQL does by itself after a while; SQLite never does.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{Revision.objects.count()} revisions appended in {appended:.0f} s and drawn in {drawn:.0f} s")


if __name__ == "__main__":
    main()
