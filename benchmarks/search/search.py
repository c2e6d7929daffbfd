"""How long a search takes in 20,000 events, against the LIKE over folded text that it replaced.

    DATA_DIR=$(mktemp -d) .venv/bin/python benchmarks/search/search.py
    .venv/bin/python tests/postgres.py .venv/bin/python benchmarks/search/search.py

Both are asked in turn in the same run, so that what else the machine does falls on both alike. It works in a database
of its own, which it makes and drops.
"""

import os
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

import django

django.setup()

from django.db import connection

from timeline.public.asking import search
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.keyset import best_first, latest_first
from timeline.public.asking.scope import Scope
from timeline.public.store.folding import fold, index_text
from timeline.public.store.models import Mention, MentionKind, Published

EVENTS, WORDS, ACTORS, TURNS = 20_000, 60, 500, 5
AT = datetime(2025, 12, 1, tzinfo=UTC)
CHANCE = random.Random(2025)

SYLLABLES = (
    "ba be bo da de di do ga ka ki ko la le li lo ma me mi mo na ne no pa ra re ri ro sa se so ta te ti to".split()
)
VOCABULARY = ["".join(CHANCE.choices(SYLLABLES, k=CHANCE.randint(2, 4))) for _ in range(20_000)]
# A few words are everywhere, most are rare: Zipf's law.
WEIGHTS = [1 / rank for rank in range(1, len(VOCABULARY) + 1)]

QUESTIONS = {
    "a common word": VOCABULARY[2],
    "a rare word": VOCABULARY[9_000],
    "two words": f"{VOCABULARY[20]} {VOCABULARY[60]}",
    "the beginning of a word": VOCABULARY[40][:4],
    "a name": "Actor 77",
    "no hit": "zyxw",
}


def fill():
    """Actors and events with their terms as the record keeps them; LIKE reads a column that is free here."""
    common = {"negotiation": "talks", "number": 1, "first_at": AT, "at": AT, "payload": "{}"}
    rows = []
    for number in range(ACTORS):
        name = f"Actor {number} {VOCABULARY[number]}"
        rows.append(
            Published(**common | {"negotiation": ""}, noun="actor", slug=f"a{number}", seq=number, **searched([name]))
        )
    for number in range(EVENTS):
        text = " ".join(CHANCE.choices(VOCABULARY, WEIGHTS, k=WORDS))
        title, day = text[:50], date(2020, 1, 1) + timedelta(days=number % 2_000)
        placed = {"entry": f"e{number}", "earliest": day, "latest": day, "sort_earliest": day, "sort_latest": day}
        rows.append(
            Published(
                **common, **placed, noun="event", slug=f"e{number}", seq=number, title=title, **searched([text], title)
            )
        )
    Published.objects.bulk_create(rows, batch_size=500)
    mentions = [
        Mention(published=row, negotiation="talks", entry=row.slug, kind=MentionKind.ACTOR, slug=f"a{actor}")
        for row in rows[ACTORS:]
        for actor in CHANCE.sample(range(ACTORS), 3)
    ]
    Mention.objects.bulk_create(mentions, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def searched(texts, title=""):
    return {"words": index_text(texts, title=title), "notice": f" {fold(' '.join(texts))}"}


def by_like(text, scope):
    """The entries as they were found before: LIKE over the folded text of each row, and the actors that it gives."""
    entries = scope.entries()
    for word in fold(text).split():
        rows = Published.objects.filter(edition="", is_retracted=False, notice__contains=f" {word}")
        actors = rows.filter(noun="actor").values("slug")
        named = Mention.objects.filter(edition="", negotiation="talks", kind=MentionKind.ACTOR, slug__in=actors)
        own = rows.filter(noun="event", negotiation="talks").values("entry")
        entries = entries.filter(slug__in=own.union(named.values("entry")))
    return entries


def by_index(text, scope):
    return EventFilters(q=text).narrow(scope.entries(), scope)


def ranked(text, scope):
    return best_first(by_index(text, scope).annotate(relevance=search.relevance(text, scope)))


def took(ask):
    begin = perf_counter()
    ask()
    return (perf_counter() - begin) * 1000


def compare(text, scope):
    """Median milliseconds of a page by LIKE, by index, and by relevance, and of the two counts."""
    asked = {
        "like": lambda: list(latest_first(by_like(text, scope))[:26]),
        "index": lambda: list(latest_first(by_index(text, scope))[:26]),
        "ranked": lambda: list(ranked(text, scope)[:26]),
        "like count": lambda: by_like(text, scope).count(),
        "index count": lambda: by_index(text, scope).count(),
    }
    times = {name: [] for name in asked}
    for _ in range(TURNS):
        for name, ask in asked.items():
            times[name].append(took(ask))
    return {name: median(spent) for name, spent in times.items()}


def main():
    name = connection.creation.create_test_db(verbosity=0)
    try:
        print(f"{connection.vendor}: {EVENTS} events of {WORDS} words; filled in {took(fill) / 1000:.0f} s")
        scope = Scope(negotiation="talks", root="/talks/")
        print(f"{'':26}{'hits':>7}{'page':>8}{'LIKE':>8}{'ratio':>7}{'count':>8}{'LIKE':>8}{'ratio':>7}{'ranked':>8}")
        for words, text in QUESTIONS.items():
            ms = compare(text, scope)
            hits = by_index(text, scope).count()
            print(
                f"{words:26}{hits:7}{ms['index']:8.1f}{ms['like']:8.1f}{ms['like'] / ms['index']:7.1f}"
                f"{ms['index count']:8.1f}{ms['like count']:8.1f}{ms['like count'] / ms['index count']:7.1f}"
                f"{ms['ranked']:8.1f}"
            )
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
