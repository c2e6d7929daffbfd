"""An article's text becomes proposals: each clause that tells of an event with a date or an order, and who says so."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice

from timeline.dates.value import Precision
from timeline.desk.intake import judging, when
from timeline.desk.intake.chains import Attribution
from timeline.desk.intake.clauses import Clause, clauses_of
from timeline.desk.intake.kinds import PLANNED, VERB, kind_of, status_of
from timeline.desk.intake.names import Naming
from timeline.desk.intake.parts import acts, heads_in, parts_of
from timeline.desk.intake.places import place_in
from timeline.desk.intake.plans import plans_in, points_in
from timeline.desk.intake.sentences import sentences_in
from timeline.desk.intake.titles import title_of
from timeline.desk.intake.values import Article, Draft, Proposals
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind, Status

LONGEST = 100_000
"""The most characters of one article: fifteen times a long one. What is longer is better taken in parts."""

_MOST_DRAFTS = 400


def propose(article: Article) -> Proposals:
    """Everything that an article proposes. Publishes and stores nothing; the work grows with the text alone."""
    reading = _Reading(article)
    drafts = reading.drafts()
    naming = reading.naming
    sides = {key: one.side or key for key, one in naming.found.items()} | {"": ""}
    drafts = judging.with_clashes(judging.without_repeats(drafts), sides)
    sure = reading.sure
    drafts = [judging.with_confidence(one, is_sure_of_kind=sure.get(one.clause, True)) for one in drafts]
    acting = {mention.key for mention in naming.mentions if not mention.is_aside}
    return Proposals(
        drafts=tuple(drafts),
        actors=tuple(one for one in naming.found.values() if one.key in acting),
        mentions=tuple(naming.mentions),
        plans=tuple(plans_in(article.text)),
    )


@dataclass(kw_only=True)
class _Context:
    """What goes on from clause to clause: the day under way, the last talks, the last draft, and who was named."""

    heading: when.Dated | None = None
    talks: Draft | None = None
    last: Draft | None = None
    happened: Draft | None = None
    plan: Draft | None = None
    named: tuple = ()
    paragraph: int = 0


class _Reading:
    def __init__(self, article):
        self.article, self.text = article, article.text
        self.dates = when.dates_in(self.text, anchor=article.published_on)
        self.date_starts = [one.start for one in self.dates]
        self.datelines = [match.span() for match in islice(_DATELINE.finditer(self.text), 2)]
        taken = [*self.datelines, *((one.start, one.end) for one in self.dates)]
        self.naming = Naming(article, taken=sorted(taken))
        self.attribution = Attribution(self.text, self.naming, outlet=article.outlet)
        self.sure = {}
        self.made = []

    def drafts(self):
        context = _Context()
        for sentence in sentences_in(self.text):
            if len(self.made) >= _MOST_DRAFTS:
                break
            behind = next((end for start, end in self.datelines if sentence.start <= start < sentence.end), None)
            self._read_sentence(replace(sentence, start=behind) if behind else sentence, context)
        return self.made

    def _dates_within(self, start, end):
        places = self.date_starts
        return self.dates[bisect_left(places, start) : bisect_left(places, end)]

    def _read_sentence(self, sentence, context):
        dates = self._dates_within(sentence.start, sentence.end)
        is_new_paragraph = sentence.paragraph != context.paragraph
        context.paragraph = sentence.paragraph
        heading = when.heading_date(self.text, sentence.start, sentence.end, dates)
        if heading:
            context.heading = heading
            return
        hour = is_new_paragraph and when.hour_at(
            self.text, sentence.start, day=context.heading, anchor=self.article.published_on
        )
        steps = self.attribution.of(sentence.start, sentence.end, carries_on=not is_new_paragraph and not dates)
        clauses = clauses_of(self.text, sentence.start, sentence.end, [(one.start, one.end) for one in dates])
        if _is_title(self.text, sentence):
            context.heading = None
        lent = hour or context.heading
        for clause in clauses:
            own = [one for one in dates if clause.start <= one.start < clause.end]
            made = self._read_clause(sentence, clause, own or ([lent] if lent else []), steps, context)
            lent = None if made else lent

    def _read_clause(self, sentence, clause, dates, steps, context):
        words = self.text[clause.start : clause.end]
        if self._is_attribution(clause):
            return False
        kind, is_sure = kind_of(words)
        dated = [one for one in dates if not one.is_naming]
        before = len(self.made)
        for one in self._that_date_something(dated):
            self._add(sentence, clause, kind, is_sure, one, steps, context)
        if len(self.made) == before:
            self._add_undated(sentence, clause, kind, is_sure, steps, context)
        self._add_what_comes_after(sentence, clause, steps, context)
        mentions = self.naming.within(clause.start, clause.end)
        acting = tuple(one for one in mentions if acts(self.text, self.naming, mentions, one))
        context.named = acting or context.named
        return len(self.made) > before

    def _that_date_something(self, dated):
        """Of several dates in one clause those that stand for events of their own: exact days, or the first one."""
        days = [one for one in dated if one.date.precision in _EXACT and not one.is_start]
        return days or dated[:1]

    def _is_attribution(self, clause):
        """“Axios reported on Monday, citing two officials”: a step of the chain and no event of its own."""
        words = self.text[clause.start : clause.end]
        if not clause.speech and not _TAIL_OF_SAYING.search(words):
            return False
        speaker = self._speaker(clause)
        if not speaker:
            return bool(_NOBODY.search(words))
        return self.naming.found[speaker].kind in (ActorKind.OUTLET, ActorKind.GROUP)

    def _speaker(self, clause):
        place = clause.speech or _verb_of_saying(self.text, clause)
        if not place:
            return ""
        outlets = [
            one.key
            for one in self.naming.within(clause.start, place[0])
            if self.naming.found[one.key].kind == ActorKind.OUTLET
        ]
        return outlets[-1] if outlets else self.attribution.speaker(*place, clause.start, clause.end)

    def _add(self, sentence, clause, kind, is_sure, dated, steps, context):
        words = self.text[clause.start : clause.end]
        if kind is None and not VERB.search(words):
            return
        lent = not clause.start <= dated.start < clause.end
        draft = self._draft(sentence, clause, kind or EventKind.ANNOUNCEMENT, steps, context)
        if draft.status == Status.PLANNED:
            dated = when.ahead(dated, anchor=self.article.published_on)
        if dated.is_start and dated.date.precision == Precision.YEAR and kind is None:
            return
        draft = replace(
            draft,
            date=dated.date,
            phrase_at=(dated.start, dated.end),
            is_ongoing=dated.is_start,
            status=Status.HAPPENED if dated.is_start and draft.status == Status.UNDER_WAY else draft.status,
            stage_of=context.talks.number if self._is_stage(words, draft, context, dated) else None,
        )
        if not lent and draft.date.earliest and draft.date.earliest > self.article.published_on:
            draft = replace(draft, status=Status.PLANNED if draft.status != Status.CANCELLED else draft.status)
        self._keep(draft, context, is_sure=is_sure)

    def _add_undated(self, sentence, clause, kind, is_sure, steps, context):
        words = self.text[clause.start : clause.end]
        order = when.ORDER.search(words)
        if self._adds_heads(clause, words, context) or kind is None:
            return
        draft = self._draft(sentence, clause, kind, steps, context)
        if self._is_stage(words, draft, context, None):
            lasting = _duration(self.text[sentence.start : sentence.end])
            self._keep(replace(draft, stage_of=context.talks.number, duration=lasting), context, is_sure=True)
            return
        last = (context.plan if kind == EventKind.PLAN_REVISION else None) or context.happened
        if order and last and draft.parts and draft.status not in (Status.PLANNED, Status.UNDER_WAY):
            phrase = order["words"]
            place = clause.start + order.start("words")
            date = when.after(last.date, phrase, anchor=self.article.published_on)
            draft = replace(draft, date=date, phrase_at=(place, place + len(phrase)), after=last.number)
            self._keep(draft, context, is_sure=is_sure)
        elif points_in(words) and kind == EventKind.PLAN_REVISION:
            order_at = order and (clause.start + order.start("words"), clause.start + order.end("words"))
            date = when.after(last and last.date, order["words"], anchor=self.article.published_on) if order else None
            self._keep(replace(draft, date=date, phrase_at=order_at, after=last and last.number), context, is_sure=True)

    def _adds_heads(self, clause, words, context):
        """“Rubio headed the American team”: no event, but who led in the talks that were told of just before."""
        talks = context.talks
        if not talks or context.paragraph - talks.paragraph > 1 or not _LEADS.search(words):
            return False
        heads = heads_in(self.text, self.naming, self.naming.within(clause.start, clause.end))
        keys = {part.key for part in heads}
        parts = (*(part for part in talks.parts if part.key not in keys), *heads)
        context.talks = self.made[talks.number - 1] = replace(talks, parts=parts)
        return bool(heads)

    def _add_what_comes_after(self, sentence, clause, steps, context):
        """“… before his visit to India”: something announced of which only the order is known."""
        match = _BEFORE.search(self.text, clause.start, clause.end)
        if not match or not PLANNED.search(self.text[sentence.start : sentence.end]) or not context.last:
            return
        inner = Clause(start=match.start("event"), end=match.end("event"))
        kind, _sure = kind_of(match["event"])
        if kind is None or self._dates_within(inner.start, inner.end):
            return
        draft = self._draft(sentence, inner, kind, steps, context, status=Status.PLANNED)
        at = (match.start(), match.end())
        self._keep(replace(draft, phrase_at=at, after=context.last.number), context, is_sure=True)

    def _draft(self, sentence, clause, kind, steps, context, *, status=None):
        words = self.text[clause.start : clause.end]
        end = next((match.start() for match in _BEFORE.finditer(self.text, clause.start, clause.end)), clause.end)
        words = self.text[clause.start : end]
        mentions = self.naming.within(clause.start, end)
        place = place_in(self.text, self.naming, clause.start, end, kind)
        speaker = self._speaker(clause) if kind == EventKind.STATEMENT else ""
        parts = parts_of(self.text, self.naming, mentions, kind, speaker=speaker)
        if not parts and _PRONOUN.search(words):
            parts = parts_of(self.text, self.naming, list(context.named), kind)
        names = [(self.naming.found[part.key].name, part.role) for part in parts]
        is_hearsay = self.attribution.rests_on_others(steps)
        status = status or status_of(words, is_hearsay=is_hearsay)
        said = self.text[clause.start : sentence.end] if kind == EventKind.STATEMENT and clause.speech else words
        if clause.start != sentence.start and _NO_SUBJECT.match(said):
            subject = self._subject(sentence)
            said = f"{subject} {_NO_SUBJECT.sub('', said, count=1)}" if subject else said
        phrases = [one.date.phrase for one in self._dates_within(clause.start, sentence.end)]
        return Draft(
            number=len(self.made) + 1,
            title=title_of(said, phrases=phrases, kind=kind, status=status, names=names, place=place),
            kind=kind,
            status=status,
            passage=(sentence.start, sentence.end),
            clause=(clause.start, clause.end),
            paragraph=sentence.paragraph,
            place=place,
            parts=parts,
            chain=self.attribution.whole(steps),
            points=points_in(words),
        )

    def _subject(self, sentence):
        """The words before the first verb of a sentence, for a clause that goes on without a subject of its own."""
        verb = VERB.search(self.text, sentence.start, sentence.end)
        words = self.text[sentence.start : verb.start()] if verb else ""
        return " ".join(words.split()).strip(" ,") if len(words) <= _LONGEST_SUBJECT else ""

    def _is_stage(self, words, draft, context, dated):
        talks = context.talks
        if not talks or draft.kind not in (EventKind.TALKS, EventKind.CALL) or draft.status in _NOT_YET:
            return False
        if draft.paragraph - talks.paragraph > 3 or (dated and dated.date.edtf != talks.date.edtf):
            return False
        return bool(_STAGE.search(words))

    def _keep(self, draft, context, *, is_sure):
        if not draft.title:
            return
        self.made.append(draft)
        self.sure[draft.clause] = is_sure
        if draft.stage_of is None:
            context.last = draft
            context.happened = draft if draft.status not in _NOT_YET else context.happened
            if draft.date and _PLAN.search(self.text, *draft.clause):
                context.plan = draft
            if draft.kind == EventKind.TALKS and draft.date and draft.status not in _NOT_YET:
                context.talks = draft


_PLAN = re.compile(r"\b(?:plan|proposal|draft|document|text)\b")
_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w .]{2,25})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:, \d{4})?\s*"
    r"(?:\([\w /.]{2,40}\)\s*)?[-–—]{1,2}\s",
    re.MULTILINE,
)
_LONGEST_SUBJECT = 70
_NO_SUBJECT = re.compile(rf"^(?:[\s,;–—-]|(?:and|but|then|later|also|who|which)\b)+(?={VERB.pattern})")
_EXACT = (Precision.DAY, Precision.BEFORE, Precision.AFTER)
_NOT_YET = (Status.PLANNED, Status.CANCELLED)
_PRONOUN = re.compile(
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Bb]oth(?: sides)?|[Ii]t (?=sent|held|met|will|would|plans|invited|hosted)"
    r"|[Tt]he (?:two|three|four) (?:sides|men|leaders|delegations|teams)|[Tt]he (?:sides|parties))\b"
)
_SAYING = re.compile(
    r"\b(?:said|says|told|confirmed|confirms|stated|warned|declared|wrote|reported|announced|urged|insisted"
    r"|called|denied|welcomed|condemned|vowed|pledged|demanded|acknowledged)\b"
)
_TAIL_OF_SAYING = re.compile(r"\b(?:said|says|reported|reports|wrote|according to)\b[^.;]{0,100}[.;,]?\W*$")
_NOBODY = re.compile(
    r"\b(?:officials?|sources?|diplomats?|[Mm]edia|reports?|witnesses|analysts|observers|delegates?|correspondent)\b"
)
_STAGE = re.compile(
    r"\b(?:initially|at first|first (?:in|the|met|session)|began (?:in|with)|started (?:in|with)"
    r"|larger (?:group|format|session|circle)|smaller (?:group|format|circle|meeting)"
    r"|narrow(?:er)? format|one-on-one|one on one|t[êe]te-[àa]-t[êe]te|face[- ]to[- ]face|alone|privately"
    r"|in private|separate(?:ly)?|plenary|after which|then|"
    r"opening session|closing session|final session|second session|third session|sub-?groups?|working groups?"
    r"|broke (?:up|into)|followed by|"
    r"after (?:the|that|this|these|those) (?:negotiations|talks|meeting|session|plenary)|afterwards?"
    r"|three (?:\w+ )?(?:from|on) each|a side|each side)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:led|leads|leading|headed|heads|heading)\b")
_BEFORE = re.compile(
    r"\b(?:before|ahead of) (?P<event>(?:(?:[A-Z][\w’'-]+ ){1,4}|the |his |her |their |a "
    r"|its )(?:\w+ ){0,2}(?:visit|trip|travels?|summit|meeting|talks|goes|flies)(?: (?:to|in|with"
    r"|of) (?:[A-Z][\w’'-]+ ?){1,4})?)"
)
_DURATION = re.compile(
    r"\b(?:(?:about|roughly|around|nearly|almost|more than|over|some) )?(?:an?|half an"
    r"|\w+(?: and a half)?) (?:hours?|minutes)\b"
)


def _duration(words):
    match = _DURATION.search(words)
    return match[0] if match else ""


def _is_title(text, sentence):
    """Whether a sentence is the heading of a section: short, and without a full stop."""
    return sentence.end - sentence.start < 60 and text[sentence.end - 1] not in '.!”"’)'


def _verb_of_saying(text, clause):
    match = _SAYING.search(text, clause.start, clause.end)
    return match.span() if match else None
