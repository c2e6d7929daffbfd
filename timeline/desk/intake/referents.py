"""Whom a clause means that does not name them: “he”, “they”, or nobody at all, where a clause begins with its verb."""

import re

from timeline.desk.intake.clauses import Clause
from timeline.desk.intake.kinds import VERB
from timeline.desk.intake.names import Naming
from timeline.desk.intake.sentences import Sentence
from timeline.desk.intake.values import Mention
from timeline.records.actor import ActorKind


class Referents:
    """Follows one text, sentence after sentence, and knows who was its subject and who acted last.

    `subject` are the people whom the last sentence that had any named before its verb, `acting` who took part in the
    last clause that anybody took part in.
    """

    def __init__(self, text: str, naming: Naming):
        self.text, self.naming = text, naming
        self.subject: tuple[Mention, ...] = ()
        self.acting: tuple[Mention, ...] = ()

    def behind(self, sentence: Sentence):
        """Go on behind a sentence: its subject is whom the next one means."""
        self.subject = self._people_in(sentence.start, first_verb(self.text, sentence)) or self.subject

    def of(self, clause: Clause, sentence: Sentence) -> tuple[Mention, ...]:
        """Whom a clause means that begins with its verb, with “he”, “she” or “they”; nobody where it does not."""
        start = clause.start
        is_open = _HE.match(self.text, start) or _THEY.match(self.text, start)
        if not is_open and not NO_SUBJECT.match(self.text, start, clause.end):
            return ()
        if start > sentence.start:
            own = self._people_in(sentence.start, min(start, first_verb(self.text, sentence)))
            if own:
                return own
        is_meant = _HE.match(self.text, start) or _HE.match(self.text, sentence.start)
        are_meant = len(self.subject) > 1 and _THEY.match(self.text, start)
        return self.subject if is_meant or are_meant else ()

    def of_speaker(self, clause: Clause, sentence: Sentence, verb_start: int) -> tuple[Mention, ...]:
        """Who speaks in a clause in which nobody is named before the verb of saying."""
        says_he = _HE_SAYS.search(self.text, clause.start, verb_start)
        return self.subject if says_he else self.of(clause, sentence)

    def _people_in(self, start, end):
        """The people named in some words, as a subject has them."""
        people = self.naming.within(start, end)
        return tuple(one for one in people if self.naming.found[one.key].kind == ActorKind.PERSON)


def first_verb(text: str, sentence: Sentence) -> int:
    """Where the first verb of a sentence begins; its own beginning where it has none."""
    verb = VERB.search(text, sentence.start, sentence.end)
    return verb.start() if verb else sentence.start


CONJUNCTION = re.compile(r"(?:[\s,;–—-]|(?:and|but|then|later|also|who|which)\b)*")
NO_SUBJECT = re.compile(rf"{CONJUNCTION.pattern}(?={VERB.pattern})")
"""The beginning of a clause that leaves its subject to the words before it."""

PRONOUN = re.compile(
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Bb]oth(?: sides)?|[Ii]t (?=sent|held|met|will|would|plans|invited|hosted)"
    r"|[Tt]he (?:two|three|four) (?:sides|men|leaders|delegations|teams)|[Tt]he (?:sides|parties))\b"
)
"""Words for somebody who was named before."""

_HE = re.compile(r"[\s“\"]*(?:He|She|he|she)\b")
_HE_SAYS = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:also |later )?$")
_THEY = re.compile(r"[\s“\"]*They\b")
