"""An article's text becomes proposals: each clause that tells of an event with a date or an order, and who says so."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import islice

from timeline.dates.direction import leaning_of
from timeline.dates.grammar import Leaning
from timeline.dates.value import Precision
from timeline.desk.intake import judging, when
from timeline.desk.intake.chains import Attribution
from timeline.desk.intake.clauses import Clause, clauses_of
from timeline.desk.intake.denials import denial_of, denying_verbs, may_date_the_denied
from timeline.desk.intake.first_person import (
    acts_itself,
    in_third_person,
    is_bare,
    speaks_of_itself,
    without_quotations,
)
from timeline.desk.intake.furniture import without_furniture
from timeline.desk.intake.kinds import PLANNED, VERB, kind_of, status_of
from timeline.desk.intake.names import Naming
from timeline.desk.intake.parts import acts, heads_in, parts_of
from timeline.desk.intake.places import place_in
from timeline.desk.intake.plans import plans_in, points_in
from timeline.desk.intake.referents import CONJUNCTION, NO_SUBJECT, PRONOUN, Referents, first_verb
from timeline.desk.intake.sentences import Sentence, sentences_in
from timeline.desk.intake.stages import BEFORE, duration_in, is_of_stage
from timeline.desk.intake.titles import WITNESS, title_of
from timeline.desk.intake.values import Article, Draft, Proposals, Step
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind, Role, Status

LONGEST = 100_000
"""The most characters of one article: fifteen times a long one. What is longer is better taken in parts."""

_MOST_DRAFTS = 400
_MOST_DATES = 8
"""How many dates are taken out of one title."""

_NEAR_BY = 3
"""How many paragraphs further on talks are still the ones that are spoken of."""


def propose(article: Article) -> Proposals:
    """Everything that an article proposes. Publishes and stores nothing; the work grows with the text alone."""
    article = replace(article, text=without_furniture(article.text))
    reading = _Reading(article)
    drafts = reading.drafts()
    naming = reading.naming
    sides = {key: one.side or key for key, one in naming.found.items()} | {"": ""}
    camps = {key: one.side or key for key, one in naming.found.items() if one.side or one.kind != ActorKind.PERSON}
    drafts = judging.without_headings(drafts, reading.headings)
    drafts = judging.with_clashes(judging.without_repeats(drafts, camps), sides)
    sure = reading.sure
    drafts = [judging.with_confidence(one, is_sure_of_kind=sure.get(one.clause, True)) for one in drafts]
    acting = {mention.key for mention in naming.mentions if not mention.is_aside}
    return Proposals(
        drafts=tuple(drafts),
        actors=tuple(one for one in naming.found.values() if one.key in acting),
        mentions=tuple(naming.mentions),
        plans=tuple(reading.plans()),
    )


@dataclass(kw_only=True)
class _Context:
    """What goes on from clause to clause: the day under way, the last talks and the last drafts."""

    heading: when.Dated | None = None
    talks: Draft | None = None
    talks_at: int = 0
    last: Draft | None = None
    happened: Draft | None = None
    plan: Draft | None = None
    dated: when.Dated | None = None
    sentence: Sentence | None = None
    paragraph: int = 0
    revised_at: int = -_NEAR_BY - 1


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A clause with its sentence: who it is from, its words, and what kind of event they tell of."""

    sentence: Sentence
    clause: Clause
    steps: tuple[Step, ...]
    words: str
    kind: EventKind | None
    is_sure: bool


class _Reading:
    def __init__(self, article):
        self.article, self.text = article, article.text
        self.dates = when.dates_in(self.text, anchor=article.published_on)
        self.date_starts = [one.start for one in self.dates]
        self.datelines = [match.span() for match in islice(_DATELINE.finditer(self.text), 2)]
        taken = [*self.datelines, *((one.start, one.end) for one in self.dates)]
        self.naming = Naming(article, taken=sorted(taken))
        self.attribution = Attribution(self.text, self.naming, outlet=article.outlet)
        self.referents = Referents(self.text, self.naming)
        self.so_far = _Context()
        self.sure = {}
        self.headings = set()
        self.said = []
        self.made = []

    def drafts(self):
        for sentence in sentences_in(self.text):
            if len(self.made) >= _MOST_DRAFTS:
                break
            behind = next((end for start, end in self.datelines if sentence.start <= start < sentence.end), None)
            self._read_sentence(replace(sentence, start=behind) if behind else sentence)
        return self.made

    def plans(self):
        """Versions of the plan with their readings, each with whose word it is."""
        for plan in plans_in(self.text):
            readings = tuple(replace(one, chain=self._chain_at(one.start)) for one in plan.readings)
            yield replace(plan, readings=readings, chain=self._chain_at(plan.start))

    def _chain_at(self, place):
        at = bisect_right(self.said, place, key=lambda one: one[0]) - 1
        return self.attribution.whole(self.said[at][1] if at >= 0 else ())

    def _dates_within(self, start, end):
        return self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]

    def _read_sentence(self, sentence):
        dates = self._dates_within(sentence.start, sentence.end)
        is_new_paragraph = sentence.paragraph != self.so_far.paragraph
        self.so_far.paragraph, self.so_far.sentence = sentence.paragraph, sentence
        heading = when.heading_date(self.text, sentence.start, sentence.end, dates)
        if heading:
            self.so_far.heading = heading
            return
        if _is_title(self.text, sentence):
            self.so_far.heading = None
            if self._hour_at(sentence):
                return  # the heading of an entry in a live blog, which says it again
        lent = (is_new_paragraph and self._hour_at(sentence)) or self.so_far.heading
        steps = self.attribution.of(sentence.start, sentence.end, carries_on=not is_new_paragraph and not dates)
        self.said.append((sentence.start, steps))
        for clause in clauses_of(self.text, sentence.start, sentence.end, [(one.start, one.end) for one in dates]):
            own = self._dates_within(clause.start, clause.end)
            hours = _HOURS_FROM.match(self.text, clause.start, clause.end)
            if not own and hours and self._is_in_mind(sentence):
                own = [when.of_same_day(self.so_far.dated, phrase=hours[0])]
            self.so_far.dated = own[-1] if own else self.so_far.dated
            made = self._read_clause(sentence, clause, own or ([lent] if lent else []), steps)
            lent = None if made else lent
        self.referents.behind(sentence)

    def _is_in_mind(self, sentence):
        """Whether a day was named just before, in the same paragraph."""
        dated = self.so_far.dated
        is_day = dated and dated.date.precision == Precision.DAY
        return is_day and "\n\n" not in self.text[dated.end : sentence.start]

    def _hour_at(self, sentence):
        return when.hour_at(self.text, sentence.start, day=self.so_far.heading, anchor=self.article.published_on)

    def _read_clause(self, sentence, clause, dates, steps):
        """Adds what a clause tells, and returns whether it tells anything."""
        if self._is_attribution(clause) or self._is_amid_quotation(clause):
            return False
        words, before = self.text[clause.start : clause.end], len(self.made)
        if _THE_TALKS.match(words) and sentence.paragraph - self.so_far.talks_at <= _NEAR_BY:
            self.so_far.talks_at = sentence.paragraph
        kind, is_sure = (EventKind.REPORT, True) if self._is_report(clause) else kind_of(words)
        told = _Told(sentence=sentence, clause=clause, steps=steps, words=words, kind=kind, is_sure=is_sure)
        since = clause.start
        for one in _that_date_something(self.text, dates):
            self._add_dated(told, one, since=since)
            since = one.end if clause.start <= one.start < clause.end else since
        if len(self.made) == before:
            self._add_undated(told)
        self._add_what_comes_after(told)
        mentions = self.naming.within(clause.start, clause.end)
        acting = tuple(one for one in mentions if acts(self.text, self.naming, mentions, one))
        self.referents.acting = acting or self.referents.acting
        return len(self.made) > before

    def _is_attribution(self, clause):
        """“Axios reported on Monday, citing two officials”: a step of the chain and no event of its own."""
        words = self.text[clause.start : clause.end]
        if not clause.speech and not _TAIL_OF_SAYING.search(words):
            return False
        speaker = self._speaker(clause)
        if not speaker:
            return bool(_NOBODY.search(words))
        return self.naming.found[speaker].kind in (ActorKind.OUTLET, ActorKind.GROUP)

    def _is_amid_quotation(self, clause):
        """Whether a clause goes on with words that somebody is quoted with: the statement holds what they tell."""
        before = self.text[self.so_far.sentence.start : clause.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _is_report(self, clause):
        """“Axios first reported on the plan on 18 November”: that an outlet came out with something."""
        mentions = self.naming.within(clause.start, clause.end)
        outlets = [one for one in mentions if self.naming.found[one.key].kind == ActorKind.OUTLET]
        return any(_COMES_OUT.match(self.text, one.end, clause.end) for one in outlets)

    def _speaker(self, clause):
        """Key of who says what a clause tells, be it that the clause leaves its subject to the words before it."""
        verb = _SAYING.search(self.text, clause.start, clause.end)
        place = clause.speech or (verb and verb.span())
        if not place:
            return ""
        before = [one for one in self.naming.within(clause.start, place[0]) if not self._is_asking(one)]
        outlets = [one.key for one in before if self.naming.found[one.key].kind == ActorKind.OUTLET]
        if outlets:
            return outlets[-1]
        speaker = self.attribution.speaker(*place, clause.start, clause.end)
        if speaker or before:
            return speaker
        referents = self.referents.of_speaker(clause, self.so_far.sentence, place[0])
        return referents[0].key if len(referents) == 1 else ""

    def _is_asking(self, mention):
        """“In an interview with Fox News, he said”: the outlet asked, and did not say it."""
        is_outlet = self.naming.found[mention.key].kind == ActorKind.OUTLET
        return is_outlet and bool(_ASKED_BY.search(self.text, self.so_far.sentence.start, mention.start))

    def _add_dated(self, told, dated, *, since):
        if told.kind is None and (not VERB.search(told.words) or _is_of_a_year(dated)):
            return
        draft = self._draft(told, kind=told.kind or EventKind.ANNOUNCEMENT, since=since)
        dated = when.of_days(dated, told.words, anchor=self.article.published_on)
        if draft.status == Status.PLANNED and not _WAS_TO.search(told.words):
            if self._is_over(dated):
                draft = replace(draft, status=Status.HAPPENED)
            else:
                dated = when.ahead(dated, anchor=self.article.published_on)
        self._keep(
            replace(
                draft,
                date=dated.date,
                phrase_at=(dated.start, dated.end),
                is_ongoing=dated.is_start,
                status=self._status_on(dated, draft.status),
                doubts=(dated.doubt,) if dated.doubt else (),
                stage_of=self.so_far.talks.number if self._is_stage(told, draft, dated) else None,
            ),
            is_sure=told.is_sure,
        )

    def _is_over(self, dated):
        """Whether the words beside a past date speak of the past: “will keep to the terms reached in August”."""
        if when.is_term(dated) or not dated.date.latest or dated.date.latest >= self.article.published_on:
            return False
        sentence = self.so_far.sentence
        left, right = self.text[sentence.start : dated.start], self.text[dated.end : sentence.end]
        return leaning_of(left, right) == Leaning.PAST

    def _status_on(self, dated, status):
        """The status that goes with a date: what lies ahead is announced, and what goes on since then has begun."""
        if dated.is_start and status == Status.UNDER_WAY:
            return Status.HAPPENED
        is_ahead = dated.date.earliest and dated.date.earliest > self.article.published_on
        return Status.PLANNED if is_ahead and status != Status.CANCELLED else status

    def _add_undated(self, told):
        """A stage of the talks told of before, or an event of which only an order is given."""
        if self._adds_heads(told) or told.kind is None:
            return
        draft = self._draft(told, kind=told.kind)
        if self._is_stage(told, draft, None):
            last = self.made[-1]
            if last.stage_of and last.passage == draft.passage and last.parts == draft.parts:
                return  # “went into another room and spoke alone”
            lasting = duration_in(self.text[told.sentence.start : told.sentence.end])
            self._keep(replace(draft, stage_of=self.so_far.talks.number, duration=lasting), is_sure=True)
            return
        order = when.ORDER.search(told.words)
        is_revision = told.kind == EventKind.PLAN_REVISION
        is_news = is_revision and (draft.points or draft.paragraph - self.so_far.revised_at > _NEAR_BY)
        last = (self.so_far.plan if is_revision else None) or self.so_far.happened
        is_plain = told.is_sure or told.kind != EventKind.ANNOUNCEMENT
        is_ordered = (
            order and last and draft.parts and is_plain and draft.status not in (Status.PLANNED, Status.UNDER_WAY)
        )
        if is_ordered or is_news:
            self._keep(self._after(last, order, draft), is_sure=told.is_sure)

    def _after(self, last, order, draft):
        """The draft with the date that an order gives it."""
        if not order:
            return replace(draft, after=last and last.number)
        start = draft.clause[0] + order.start("words")
        date = when.after(last and last.date, order["words"], anchor=self.article.published_on)
        return replace(draft, date=date, phrase_at=(start, start + len(order["words"])), after=last and last.number)

    def _adds_heads(self, told):
        """“Rubio headed the American team”: no event, but who led in the talks that were told of just before."""
        talks = self.so_far.talks
        if not talks or self.so_far.paragraph - self.so_far.talks_at > _NEAR_BY or not _LEADS.search(told.words):
            return False
        heads = heads_in(self.text, self.naming, self.naming.within(told.clause.start, told.clause.end))
        keys = {part.key for part in heads}
        parts = (*(part for part in talks.parts if part.key not in keys), *heads)
        self.so_far.talks_at = told.sentence.paragraph
        self.so_far.talks = self.made[talks.number - 1] = replace(talks, parts=parts)
        return bool(heads)

    def _add_what_comes_after(self, told):
        """“… before his visit to India”: something announced of which only the order is known."""
        match, last = BEFORE.search(self.text, told.clause.start, told.clause.end), self.so_far.last
        if not match or not last or not PLANNED.search(self.text, told.sentence.start, told.sentence.end):
            return
        inner = Clause(start=match.start("event"), end=match.end("event"))
        kind, _sure = kind_of(match["event"])
        if kind is None or self._dates_within(inner.start, inner.end):
            return
        draft = self._draft(replace(told, clause=inner, words=match["event"]), kind=kind)
        if not draft.parts and not draft.place:
            return  # “ahead of the summit”: nobody knows which
        draft = replace(draft, status=Status.PLANNED, phrase_at=match.span(), after=last.number)
        self._keep(replace(draft, title=self._title(told.sentence, inner, draft)), is_sure=True)

    def _draft(self, told, *, kind, since=0):
        """A draft without its date; `since` is where the part of its clause begins that is its own place’s."""
        clause = told.clause
        end = next((match.start() for match in BEFORE.finditer(self.text, clause.start, clause.end)), clause.end)
        words = self.text[clause.start : end]
        parts = self._parts(clause, end, words, kind)
        is_hearsay = self.attribution.rests_on_others(told.steps) and kind != EventKind.REPORT
        told_words = words.partition(" that ")[0] if kind == EventKind.STATEMENT else words
        status = status_of(told_words, is_hearsay=is_hearsay)
        draft = Draft(
            number=len(self.made) + 1,
            title="",
            kind=kind,
            status=status,
            passage=(told.sentence.start, told.sentence.end),
            clause=(clause.start, clause.end),
            paragraph=told.sentence.paragraph,
            place=place_in(self.text, self.naming, max(since, clause.start), end, kind)
            or place_in(self.text, self.naming, clause.start, end, kind),
            parts=parts,
            chain=self.attribution.whole(self._told_by(told, kind)),
            points=points_in(words),
        )
        end = told.sentence.end if clause.speech else end
        return replace(draft, title=self._title(told.sentence, replace(clause, end=end), draft))

    def _parts(self, clause, end, words, kind):
        witness = WITNESS.search(self.text, clause.start, end)
        cited = range(*witness.span()) if witness else ()
        named = [one for one in self.naming.within(clause.start, end) if one.start not in cited]
        mentions = [*self._quoted(clause, words, kind), *self.referents.of(clause, self.so_far.sentence), *named]
        if _SIDES.match(words):
            # “The two sides met at the US mission”: whose house it is says nothing of who they are.
            mentions = [one for one in mentions if self.naming.found[one.key].kind == ActorKind.PERSON]
        speaker = self._speaker(clause) if kind == EventKind.STATEMENT else ""
        parts = parts_of(self.text, self.naming, mentions, kind, speaker=speaker)
        if parts or not PRONOUN.search(words):
            return parts
        sides = [part for part in self.so_far.talks.parts if part.role == Role.PARTY] if self.so_far.talks else []
        if sides and _SIDES.search(words):
            return tuple(sides)
        return parts_of(self.text, self.naming, list(self.referents.acting), kind)

    def _quoted(self, clause, words, kind):
        """Who “I” is in the words of a quotation, where they take part and their sentence names them."""
        speaker = self._quoted_speaker(clause) if kind != EventKind.STATEMENT and acts_itself(words) else ""
        sentence = self.so_far.sentence
        mentions = self.naming.within(sentence.start, sentence.end) if speaker else []
        return [one for one in mentions if one.key == speaker][:1]

    def _quoted_speaker(self, clause):
        """Key of whoever is quoted with a clause; empty where its sentence names nobody who says it."""
        start, end = self.so_far.sentence.start, self.so_far.sentence.end
        words = self.text[start:end]
        if not _QUOTATION_MARK.search(words):
            return ""
        places = ((start + one.start(), start + one.end()) for one in _QUOTES.finditer(without_quotations(words)))
        if not _QUOTATION_MARK.search(self.text, clause.start, clause.end):
            places = (place for place in places if not clause.start <= place[0] < clause.end)
        said = (self.attribution.speaker(*place, start, end) for place in places)
        return next((one for one in said if one), "")

    def _in_third_person(self, clause, words):
        speaker = self._quoted_speaker(clause)
        return in_third_person(words, self.naming.found[speaker].name if speaker else "the speaker")

    def _title(self, sentence, clause, draft):
        words = self.text[clause.start : clause.end]
        said = self.text[sentence.start : clause.start].strip(" ,;")
        if said and draft.kind == EventKind.STATEMENT and (_IS_TAIL.match(words) or said.startswith(("“", '"'))):
            words = _with_content(said, words)
        antecedent = _ANTECEDENT.search(self.text, sentence.start, clause.start) if _WHICH.match(words) else None
        if antecedent:
            words = f"{antecedent[0]}{_WHICH.sub('', words)}"
        elif clause.start != sentence.start and NO_SUBJECT.match(words):
            subject = self._subject(sentence)
            words = f"{subject} {words[CONJUNCTION.match(words).end() :]}" if subject else words
        if draft.kind != EventKind.STATEMENT and speaks_of_itself(words):
            words = self._in_third_person(clause, words)
        return title_of(
            words,
            phrases=[one.date.phrase for one in self._dates_within(clause.start, sentence.end)[:_MOST_DATES]],
            kind=draft.kind,
            status=draft.status,
            names=self._named_in_title(draft.parts),
            place=draft.place,
        )

    def _named_in_title(self, parts):
        """Who takes part, with their roles, but for a state of whose people somebody is named: they are its side."""
        found = self.naming.found
        spoken_for = {found[part.key].side for part in parts if found[part.key].kind == ActorKind.PERSON}
        return [(found[part.key].name, part.role) for part in parts if part.key not in spoken_for]

    def _subject(self, sentence):
        """The words before the first verb of a sentence, for a clause that goes on without a subject of its own."""
        words = _RELATIVE.sub("", self.text[sentence.start : first_verb(self.text, sentence)])
        return " ".join(words.split()).strip(" ,") if len(words) <= _LONGEST_SUBJECT else ""

    def _is_stage(self, told, draft, dated):
        talks = self.so_far.talks
        if not talks or draft.kind not in (EventKind.TALKS, EventKind.CALL) or draft.status in _NOT_YET:
            return False
        if draft.paragraph - self.so_far.talks_at > _NEAR_BY or (dated and dated.date.edtf != talks.date.edtf):
            return False
        return is_of_stage(told.words)

    def _keep(self, draft, *, is_sure):
        draft = self._as_asserted(draft) if draft.title else None
        if not draft:
            return
        self.made.append(draft)
        self.sure[draft.clause] = is_sure
        if _is_title(self.text, self.so_far.sentence):
            self.headings.add(draft.clause)
        if draft.kind == EventKind.PLAN_REVISION:
            self.so_far.revised_at = draft.paragraph
        if draft.stage_of is None:
            self._note(draft)
        else:
            self.so_far.talks_at = draft.paragraph

    def _as_asserted(self, draft):
        """The draft, with a doubt where its sentence may deny it; None where the sentence does."""
        sentence = self.so_far.sentence
        denial = denial_of(
            self.text,
            sentence=(sentence.start, sentence.end),
            clause=draft.clause,
            dates=[(one.start, one.end) for one in self._dates_within(sentence.start, sentence.end)],
            kind=draft.kind,
            status=draft.status,
            phrase_at=draft.phrase_at,
        )
        if denial and denial.is_plain:
            return None
        doubts = (*draft.doubts, *([denial.doubt] if denial else ()), *self._doubts_of_speech(draft))
        if not is_bare(draft.title):
            return replace(draft, doubts=doubts)
        title = in_third_person(draft.title, "the writer")
        doubts = doubts if _WHOSE_WORDS in doubts else (*doubts, _WHOSE_WORDS)
        return replace(draft, title=title[:1].upper() + title[1:], doubts=doubts)

    def _doubts_of_speech(self, draft):
        """What is open where somebody speaks: whose words they are, and whether the date is of saying them."""
        clause = Clause(start=draft.clause[0], end=draft.clause[1])
        if draft.kind != EventKind.STATEMENT:
            if speaks_of_itself(self.text[clause.start : clause.end]) and not self._quoted_speaker(clause):
                yield _WHOSE_WORDS
            return
        if self._may_date_the_denied(draft):
            yield "The date may be of what is denied, and not of the denial."
        if self._is_date_quoted(draft):
            yield "The date stands in what is quoted, and may not be that of saying it."

    def _is_date_quoted(self, draft):
        """Whether the date of a statement stands in the words that somebody is quoted with."""
        place, start = draft.phrase_at, self.so_far.sentence.start
        if not place or place[0] < start:
            return False
        before = self.text[start : place[0]]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _may_date_the_denied(self, draft):
        start, _end = draft.phrase_at or draft.clause
        return may_date_the_denied(self.text[draft.clause[0] : start])

    def _told_by(self, told, kind):
        """The steps of a clause: whoever denies it is no origin of it."""
        if kind == EventKind.STATEMENT:
            return told.steps
        start, end = told.sentence.start, told.sentence.end
        deniers = {self.attribution.speaker(*verb, start, end) for verb in denying_verbs(self.text, start, end)}
        return tuple(step for step in told.steps if step.key not in deniers)

    def _note(self, draft):
        """What later clauses may refer to."""
        so_far, has_happened = self.so_far, draft.status not in _NOT_YET
        so_far.last = draft
        so_far.happened = draft if has_happened else so_far.happened
        if draft.date and _PLAN.search(self.text, *draft.clause):
            so_far.plan = draft
        if draft.kind == EventKind.TALKS and draft.date and has_happened:
            so_far.talks, so_far.talks_at = draft, draft.paragraph


def _that_date_something(text, dates):
    """Of several dates in one clause those that stand for events of their own: exact days, or the first one."""
    dated = [one for one in dates if not one.is_naming]
    chosen = [one for one in dated if one.date.precision in _EXACT and not one.is_start] or dated[:1]
    listed = [one for one in dated if one.date.precision != Precision.YEAR]
    return [
        one
        for one in dated
        if one in chosen or (one in listed and any(_are_listed(text, one, other) for other in chosen))
    ]


def _are_listed(text, one, other):
    """“In February, March, twice in April and on 6 August”: dates of one list, be they not equally exact."""
    first, last = sorted((one, other), key=lambda date: date.start)
    return last.start - first.end < _LONGEST_LIST and not _NO_LIST.search(text[first.end : last.start])


def _is_of_a_year(dated):
    return dated.is_start and dated.date.precision == Precision.YEAR


_PLAN = re.compile(r"\b(?:plan|proposal|draft|document|text)\b")
_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z./’' -]{2,40}(?:, [A-Z][\w .]{2,25})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:, \d{4})?\s*"
    r"(?:\([\w /.]{2,40}\)\s*)?[-–—]{1,2}\s(?:\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?:\s)?",
    re.MULTILINE,
)
_LONGEST_LIST = 60
_NO_LIST = re.compile(
    r"\b(?!(?:in|on|at|the|and|or|twice|again|then|once|also|late|early|mid|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b)[a-z]{2,}"
)
_HOURS_FROM = re.compile(
    r"(?:just |only )?(?:(?:a few|some|\w+) )?(?:hours|minutes) (?:after|before|later|earlier)\b", re.IGNORECASE
)
_THE_TALKS = re.compile(r"(?:The|These|Those) (?:talks|meeting|negotiations|session|discussions)\b")
_LONGEST_SUBJECT = 70
_RELATIVE = re.compile(r",? (?:who|which|that)\s*$")
_EXACT = (Precision.DAY, Precision.BEFORE, Precision.AFTER)
_NOT_YET = (Status.PLANNED, Status.CANCELLED)
_SAYING = re.compile(
    r"\b(?:said|says|told|confirmed|confirms|stated|warned|declared|wrote|reported|announced|urged|insisted"
    r"|accused|blamed|thanked|praised|called|denied|denies|welcomed|condemned|vowed|pledged|demanded|acknowledged)\b"
)
_QUOTES = re.compile(
    r"\b(?:said|says|told|tells|added|wrote|writes|stated|confirmed|announced|declared|insisted|explained|replied|noted)\b"
)
_QUOTATION_MARK = re.compile(r"[“”\"]")
_WHOSE_WORDS = "“I” or “we” is somebody whom the sentence does not name."
_IS_TAIL = re.compile(r"[^,]{3,80}?\b(?:said|says|announced|confirmed|told [\w ]{3,40})(?! that)[^,]{0,40}[,.]?\s*$")
_SMALL = re.compile(r"^(?:The|A|An|He|She|It|They|Both|Talks|No|This|There|Its|His|Her|Their)\b")
_WAS_TO = re.compile(r"\b(?:was|were|had been) (?:due|set|expected|scheduled|slated|supposed|meant|to)\b")
_COMES_OUT = re.compile(r" (?:had |has )?(?:first |also )?(?:reported|published|released|obtained|broke|revealed)\b")
_WHICH = re.compile(r"(?:that|which) ")
_ANTECEDENT = re.compile(r"\b(?:an?|the|its|their) (?:[\w-]+ ){1,4}$")
_SIDES = re.compile(r"\b(?:the|both|the two|two) (?:sides|parties|delegations|teams)\b", re.IGNORECASE)
_TAIL_OF_SAYING = re.compile(
    r"^[^.;]{0,40}\btold (?!.* that )|\b(?:said|says|reported|reports|wrote)\b[^.;]{0,100}[.;,]?\W*$|^\W*according to\b"
)
_NOBODY = re.compile(
    r"\b(?:officials?|sources?|diplomats?|[Mm]edia|reports?|witnesses|analysts|observers|delegates?|correspondent)\b"
)
_ASKED_BY = re.compile(
    r"\b(?:interview(?:ed)? (?:with|to|for|on|by)|(?:[Ss]peaking|spoke|[Tt]alking|talked) (?:to|with|on)"
    r"|(?:remarks|comments) to|appear(?:ing|ance|ed) on) (?:the )?$"
)
_LEADS = re.compile(r"\b(?:led|leads|leading|headed|heads|heading)\b")


def _with_content(said, words):
    """“The White House said” with what it said: behind a quotation as it stands, else behind “that”."""
    if said.startswith(("“", '"')):
        return f"{said} {words}"
    return f"{words.rstrip(' .,;')} that {_SMALL.sub(lambda first: first[0].lower(), said)}"


def _is_title(text, sentence):
    """Whether a sentence is the heading of a section: short, and without a full stop."""
    return sentence.end - sentence.start < 60 and text[sentence.end - 1] not in '.!”"’)'
