"""Words to entries. Only this module knows how text is searched; every spelling of an actor finds its entries."""

from timeline.public.store.folding import fold
from timeline.public.store.models import MentionKind

MOST_WORDS = 8


def words_of(text: str) -> list[str]:
    """The folded words of what a reader typed, at most MOST_WORDS, each once."""
    return list(dict.fromkeys(fold(text).split()))[:MOST_WORDS]


def entries_with(word: str, scope):
    """Slugs of the entries where a word begins so: in their own text, a stage's, or any name of an actor in them."""
    rows = scope.rows("actor", "event").filter(is_retracted=False, words__contains=f" {word}")
    actors = rows.filter(noun="actor").values("slug")
    by_text = rows.filter(noun="event").values("entry")
    by_actor = (
        scope.mentions()
        .filter(
            kind__in=[MentionKind.ACTOR, MentionKind.SIDE, MentionKind.HOP],
            slug__in=actors,
        )
        .values("entry")
    )
    return by_text.union(by_actor)
