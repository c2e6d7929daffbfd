"""Who a sentence says it from: verbs of attribution as the steps of a chain, origin first."""

import re

from timeline.desk.intake.names import Naming
from timeline.desk.intake.values import Step
from timeline.records.actor import ActorKind
from timeline.records.attribution import Verb

Steps = tuple[Step, ...]

_SAID = re.compile(
    r"\b(?:said|says|told|tells?|confirmed|confirms|announced|stated|added|warned|declared|explained|insisted|noted"
    r"|wrote|reported"
    r"|reports|acknowledged|claimed|stressed|argued|recalled|denied|denies|suggested|urged|vowed|reiterated|writes"
    r"|pledged|revealed"
    r"|admitted|believes?|estimated?|maintain(?:s|ed))\b"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|cited|quoted|according to|as told by|attributed to|referring to|with reference to)\s+"
)
_TOLD_TO = re.compile(r"\btold\s+(?:the\s+)?")
_THE_OUTLET = re.compile(
    r"\b[Tt]he (?:portal|outlet|newspaper|paper|agency|news agency|broadcaster|magazine|channel|website|report"
    r"|publication|daily)\b"
    r"(?:\s+(?:also |later )?(?:said|reported|wrote|added|noted|says|reports))?"
)
_SPEAKERS = (ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.STATE)
_VERB_OF = {"wrote": Verb.WROTE, "writes": Verb.WROTE, "told": Verb.TOLD, "tell": Verb.TOLD, "tells": Verb.TOLD}


class Attribution:
    """Reads the chains of one text, sentence after sentence: “the portal” is the outlet that was named last."""

    def __init__(self, text: str, naming: Naming, *, outlet: str):
        self.text, self.naming, self.outlet = text, naming, outlet
        self._last: Steps = ()

    def of(self, start: int, end: int, *, carries_on: bool) -> Steps:
        """The steps before the source's own outlet; none where it speaks for itself.

        `carries_on` is whether the sentence before is of the same paragraph: what an outlet or unnamed people told
        goes on until somebody else speaks.
        """
        steps = self._stated(start, end)
        if not steps and carries_on and self._is_relayed(self._last):
            return self._last
        if steps or not carries_on:
            self._last = steps or (self._last if self._is_relayed(self._last) else ())
        return steps

    def whole(self, steps: Steps) -> Steps:
        """The chain with the source's own outlet behind it."""
        verb = Verb.RELAYED if steps and self._is_outlet(steps[-1].key) else Verb.REPORTED
        return (*steps, Step(key=self.outlet, verb=verb))

    def rests_on_others(self, steps: Steps) -> bool:
        """Whether the source passes on what other outlets or unnamed people say."""
        return self._is_relayed(steps)

    def _stated(self, start, end):
        words = self.text[start:end]
        if _THE_OUTLET.search(words) and not _CITING.search(words) and self._is_relayed(self._last):
            return self._last
        outlet, origin = self._outlet(start, end), self._origin(start, end)
        if not outlet:
            return origin
        # Who told an outlet did not tell it to us.
        told = tuple(Step(key=step.key, verb=Verb.TOLD) for step in origin if step.key != outlet)
        return (*told, Step(key=outlet, verb=Verb.REPORTED))

    def _outlet(self, start, end):
        """The other outlet that the sentence passes on, if one reports in it."""
        words = self.text[start:end]
        named = [
            one.key for one in self.naming.within(start, end) if self._is_outlet(one.key) and one.key != self.outlet
        ]
        if named and (_SAID.search(words) or _CITING.search(words)):
            return named[0]
        is_same = _THE_OUTLET.search(words) and self._last and self._is_outlet(self._last[-1].key)
        return self._last[-1].key if is_same else ""

    def _origin(self, start, end):
        for match in _CITING.finditer(self.text, start, end):
            cited = self._first_speaker(match.end(), min(end, match.end() + 60))
            if cited:
                return (Step(key=cited, verb=Verb.SAID),)
        for verb in _SAID.finditer(self.text, start, end):
            who = self.speaker(verb.start(), verb.end(), start, end)
            if who:
                return (Step(key=who, verb=_VERB_OF.get(verb[0], Verb.SAID)),)
        return ()

    def speaker(self, verb_start: int, verb_end: int, start: int, end: int) -> str:
        """Key of whoever stands before a verb of saying as its subject, or right behind it; empty where nobody does."""
        before = [one for one in self.naming.within(start, verb_start) if self._may_speak(one)]
        if before and _GOES_ON.search(self.text[max(start, verb_start - 24) : verb_start]):
            return before[0].key
        inserted = [match.span() for match in _RELATIVE.finditer(self.text, start, verb_start)]
        before = [one for one in before if not any(first < one.start < last for first, last in inserted)]
        for mention in reversed(before[-3:]):
            if self._is_of_office(mention, before):
                continue
            if any(self._is_outlet(one.key) for one in self.naming.within(mention.end, verb_start)):
                return ""
            between = _RELATIVE.sub(",", self.text[mention.end : verb_start])
            if len(between) < 100 and not _ANOTHER.search(between):
                return mention.key
        behind = self.text[verb_end : verb_end + 3]
        return (
            self._first_speaker(verb_end, min(end, verb_end + 50))
            if behind.startswith(" ") and _INVERTED.search(self.text[max(start, verb_start - 3) : verb_start])
            else ""
        )

    def _is_of_office(self, mention, mentions):
        """“Umerov, secretary of the Security Council, denied”: the council says nothing."""
        left = [one for one in mentions if one.end < mention.start]
        return bool(left) and self.text.startswith(",", mention.end) and (
            self.naming.found[left[-1].key].kind == ActorKind.PERSON
            and bool(_APPOSITION.fullmatch(self.text, left[-1].end, mention.start))
        )  # fmt: skip

    def _first_speaker(self, start, end):
        return next((one.key for one in self.naming.within(start, end) if self._may_speak(one)), "")

    def _may_speak(self, mention):
        return self.naming.found[mention.key].kind in _SPEAKERS and not mention.is_adjective and not mention.is_aside

    def _is_outlet(self, key):
        """Whether a key is that of an outlet, or of outlets that are left unnamed."""
        if key == self.outlet:
            return True
        actor = self.naming.found.get(key)
        return bool(actor) and (actor.kind == ActorKind.OUTLET or actor.name.lower().endswith("outlets"))

    def _is_relayed(self, steps):
        return any(
            (step.key != self.outlet and self._is_outlet(step.key))
            or self.naming.found[step.key].kind == ActorKind.GROUP
            for step in steps
        )


_ANOTHER = re.compile(r"[.;]\s|\b(?:the two|both|that|which|who|was|were|will|would|said|met)\b|” ")
_RELATIVE = re.compile(r", (?:who|which|whose) [^,.;]{2,80},")
_GOES_ON = re.compile(r"\b(?:and|but)(?: (?:also|later|then|has|had|have))*\s$")
_APPOSITION = re.compile(r", [^,.;]{2,60}")
_INVERTED = re.compile(r"[,”\"] ?$")
