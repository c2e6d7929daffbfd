"""Words to entries, on SQLite's FTS5 and PostgreSQL's full-text search alike. Only this module asks the engine.

An entry has a word where it stands in the entry's own text or a stage's, in any spelling of an actor in it, in the
title of a source that it rests on, or in the plan version that it introduces: its label, the wordings, the provisions.
Words in quotation marks have to stand in one of these places one after the other.
"""

import json
import re

from django.db.models import BooleanField, Case, F, Func, IntegerField, Value, When

from timeline.public.store import search_index
from timeline.public.store.folding import WORD, Phrase, Wanted, phrase, wanted
from timeline.public.store.models import MentionKind
from timeline.records.actor import Actor
from timeline.records.plain import from_plain

MOST_WORDS = 8

IN_TITLE, IN_NAMES, IN_TEXT, ELSEWHERE = 4, 3, 2, 1
"""What a word is worth to an entry by the best place where it stands."""


_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


def wanted_by(text: str) -> list[Wanted | Phrase]:
    """What the words and quoted phrases of a reader's text look for, at most MOST_WORDS, each once."""
    phrases = [phrase(quoted) for quoted in _QUOTED.findall(text)]
    words = [wanted(match[0]) for match in WORD.finditer(_QUOTED.sub(" ", text))]
    return [found for found in dict.fromkeys([*phrases, *words]) if found][:MOST_WORDS]


def entries_with(word: Wanted | Phrase, scope):
    """Slugs of the entries that have a word or phrase."""
    return _by_text(word, scope).union(_by_name(word, scope), _by_source(word, scope), _by_provision(word, scope))


def relevance(text: str, scope):
    """What an entry that has all words of a text is worth, as an expression: what each of them is worth, added up."""
    return sum((_worth(word, scope) for word in wanted_by(text)), start=Value(0))


class Holds(Func):
    """Whether a row of Published holds a term that a word looks for, asked of each engine in its own language."""

    def __init__(self, word: Wanted):
        super().__init__(F("id"), F("words"), output_field=BooleanField())
        self.word = word

    def as_sqlite(self, compiler, connection, **context):
        row, _ = map(compiler.compile, self.source_expressions)
        terms = [f'"{term}"*' for term in self.word.beginnings] + [f'"{term}"' for term in self.word.wholes]
        holding = "SELECT rowid FROM published_terms WHERE published_terms MATCH %s"
        return f"{row[0]} IN ({holding})", [" OR ".join(terms)]

    def as_postgresql(self, compiler, connection, **context):
        _, words = map(compiler.compile, self.source_expressions)
        terms = [f"'{term}':*" for term in self.word.beginnings] + [f"'{term}'" for term in self.word.wholes]
        return f"{search_index.tsvector(words[0])} @@ %s::tsquery", [" | ".join(terms)]


def _worth(word, scope):
    own_title = _rows(word.in_titles, scope, "event").filter(slug=F("entry"))
    return Case(
        When(slug__in=own_title.values("slug"), then=IN_TITLE),
        When(slug__in=_by_name(word, scope), then=IN_NAMES),
        When(slug__in=_by_text(word, scope), then=IN_TEXT),
        default=ELSEWHERE,
        output_field=IntegerField(),
    )


def _rows(word, scope, *nouns):
    rows = scope.rows(*nouns).filter(is_retracted=False)
    if isinstance(word, Phrase):
        return rows.filter(*map(Holds, word.words), phrases__contains=word.needle)
    return rows.filter(Holds(word))


def _by_text(word, scope):
    return _rows(word, scope, "event", "plan version").values("entry")


def _by_name(word, scope):
    kinds = [MentionKind.ACTOR, MentionKind.SIDE, MentionKind.HOP]
    return _mentioning(scope, kinds, _actors(word, scope))


def _by_source(word, scope):
    return _mentioning(scope, [MentionKind.SOURCE], _rows(word, scope, "source").values("slug"))


def _by_provision(word, scope):
    return _mentioning(scope, [MentionKind.PROVISION], _rows(word, scope, "provision").values("slug"))


def _mentioning(scope, kinds, slugs):
    return scope.mentions().filter(kind__in=kinds, slug__in=slugs).values("entry")


def _actors(word, scope):
    """Slugs of the actors with a name that a word finds; a name that this scope does not show finds nobody."""
    rows = _rows(word, scope, "actor")
    if not scope.hidden_sources:
        return rows.values("slug")
    actors = [from_plain(Actor, json.loads(payload)) for payload in rows.values_list("payload", flat=True)]
    return [actor.slug for actor in actors if any(word.is_in(name) for name in _shown_names(actor, scope))]


def _shown_names(actor, scope):
    yield from (actor.name, actor.short_name)
    yield from (name.text for name in actor.names if name.source not in scope.hidden_sources)
