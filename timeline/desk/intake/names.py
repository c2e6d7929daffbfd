"""Who is named in a text: actors that the desk keeps, by any spelling, then new names, then unnamed groups."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from timeline.desk.intake.countries import also_called, seats_of_governments, state_called
from timeline.desk.intake.values import Article, Found, KnownActor, Mention
from timeline.public.store.folding import STEM, terms_of
from timeline.records.actor import ActorKind

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|M23\b|[^\W\d_]+(?:[-'’.](?=[^\W\d_])[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST = 10
_LONGEST_TITLE = 1
"""A full stop within a name stands behind an initial alone."""
_MOST_NEW = 200
"""More new names than this come from no article; what follows is read without them."""


class Naming:
    """The actors of one text: `mentions` in order, and `found` by key."""

    def __init__(self, article: Article, *, taken: list[tuple[int, int]]):
        self.text = article.text
        self.found: dict[str, Found] = {}
        self.mentions: list[Mention] = []
        self._titled = {match[1] for match in _TITLED.finditer(self.text)}
        self._lower = {match[0] for match in re.finditer(r"(?<![\w’'-])[a-z][\w-]+", self.text)}
        self._index = _index_of(article.known)
        self._taken = taken
        tokens = [one for one in _TOKEN.finditer(self.text) if not _covers(taken, one.start())]
        self._name_known(tokens)
        self._name_new(tokens)
        self._name_groups()
        self.mentions = sorted(map(self._in_group, self.mentions), key=lambda one: one.start)
        self._starts = [one.start for one in self.mentions]
        self.mentions = [self._with_capacity(mention) for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions between two places of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self.mentions[first:last] if one.end <= end]

    def _name_known(self, tokens):
        place = 0
        while place < len(tokens):
            length, actor, is_adjective = self._known_at(tokens, place)
            if actor:
                first, last = tokens[place], tokens[place + length - 1]
                self._mention(actor, first.start(), last.end(), is_adjective=is_adjective)
            place += length

    def _known_at(self, tokens, place):
        """How many tokens from `place` on name which known actor, the longest spelling first."""
        if not tokens[place][0][0].isupper():
            return 1, None, False
        candidates = [one for key in _keys(tokens[place][0]) for one in self._index.get(key, ())]
        for words, printed, actor, is_adjective in sorted(candidates, key=lambda one: -len(one[0])):
            run = tokens[place : place + len(words)]
            if len(run) == len(words) and _is_close(self.text, run) and _agree(words, printed, run):
                return len(words), actor, is_adjective
        return 1, None, False

    def _name_new(self, tokens):
        spans = [(one.start, one.end) for one in self.mentions] + self._taken
        # Full names first, so that a last name alone is known to be theirs.
        runs = sorted(self._capitalised(tokens, sorted(spans)), key=lambda run: -self.text.count(" ", *run))
        for start, end in runs:
            if len(self.found) < _MOST_NEW:
                self._consider(start, end)

    def _capitalised(self, tokens, spans):
        """Runs of capitalised words, joined by “of” and the like, that are not named yet."""
        run = []
        for token in [*tokens, None]:
            is_next = token and (not run or _is_close(self.text, [run[-1], token]))
            is_next = is_next and not (run and _is_of_state(run[-1][0]))
            if token and is_next and len(run) < _LONGEST and self._may_be_name(token, run, spans):
                run.append(token)
                continue
            yield from self._name_in(run)
            run = [token] if token and self._may_be_name(token, [], spans) else []

    def _may_be_name(self, token, run, spans):
        if _covers(spans, token.start()):
            return False
        word = token[0]
        if run and (word in _PARTICLES or word[:3].lower() in ("al-", "el-", "ad-", "as-", "ar-")):
            return True
        if run and word in _JOINING:
            return word == "of" or any(_ORGANISATION.search(one[0]) for one in run)
        return word[0].isupper() and word.lower() not in _NO_NAMES and not self._is_plain_word(token)

    def _is_plain_word(self, token):
        """Whether a capital is only that of a sentence's beginning."""
        return _begins_sentence(self.text, token.start()) and (
            token[0].lower() in self._lower or token[0].lower() in _BEGINNINGS or token[0].endswith("ing")
        )

    def _name_in(self, run):
        while run and (run[-1][0] in _JOINING or run[-1][0] in _PARTICLES or _OFFICE_ENDS.fullmatch(run[-1][0])):
            run = run[:-1]
        if run:
            yield run[0].start(), run[-1].end()

    def _consider(self, start, end):
        """Adds the name at a place, if it is somebody's."""
        start = self._behind_state(start, end)
        printed = _POSSESSIVE.sub("", self.text[start:end])
        name = _TITLES.sub("", " ".join(printed.split()))
        has_title = name != " ".join(printed.split())
        start += len(printed) - len(name) if has_title else 0
        name = name.partition(" of ")[0] if has_title or not _is_thing(name) else name
        if not name or name.lower() in _NO_NAMES:
            return
        name = name.replace(".", "") if re.fullmatch(r"(?:[A-Z]\.){2,}", name) else name
        before = self._by_name(name)
        if before:
            self._mention(before, start, start + len(name))
            return
        is_titled = has_title or (" " in name and name.split()[-1] in self._titled)
        kind = _kind_of(self.text, name, start, end, has_title=is_titled)
        if kind is None:
            return
        state = state_called().get(name.replace(".", ""))
        house = state or name
        actor = Found(key=f"+{house}", name=house, kind=kind)
        self._mention(
            self.found.get(actor.key, actor),
            start,
            start + len(name),
            is_adjective=bool(state) and name in also_called()[state][0],
        )
        acronym = re.match(r"[,]? \(([A-Z][A-Za-z-]{1,9})\)", self.text[end : end + 14])
        if acronym:
            self._aliases()[acronym[1]] = actor.key

    def _behind_state(self, start, end):
        """The place behind an article or a state in “The Congolese President Félix Tshisekedi”, which it mentions."""
        article = _ARTICLE.match(self.text, start, end)
        start = article.end() if article else start
        for count in (3, 2, 1):
            words = self.text[start:end].split()[:count]
            state = state_called().get(" ".join(words)) or (" ".join(words) if " ".join(words) in also_called() else "")
            behind = start + len(" ".join(words)) + 1
            if state and len(words) == count and _TITLES.match(self.text[behind:end]):
                found = self.found.get(f"+{state}", Found(key=f"+{state}", name=state, kind=ActorKind.STATE))
                self._mention(found, start, behind - 1, is_adjective=True)
                return behind
        return start

    def _aliases(self):
        if not hasattr(self, "_by_alias"):
            self._by_alias = {}
        return self._by_alias

    def _by_name(self, name):
        """The actor already found whom this name, or the last word of whose name, it is."""
        key = self._aliases().get(name)
        if key:
            return self.found.get(key)
        if name.isupper() and len(name) > 1:
            whole = [one for one in self.found.values() if _initials(one.name) == name]
            return whole[0] if whole else self.found.get(f"+{name}")
        if f"+{name}" in self.found:
            return self.found[f"+{name}"]
        ends = [one for one in self.found.values() if one.kind == ActorKind.PERSON and _ends_as(one.name, name)]
        return ends[0] if ends else None

    def _name_groups(self):
        self._groups = [match.span("who") for match in _GROUP.finditer(self.text)]
        for match in _GROUP.finditer(self.text):
            name = " ".join(match["who"].split())
            name = name[0].upper() + name[1:]
            side = state_called().get(match["adjective"] or "", "")
            known = next((one.key for one in self.found.values() if side and one.name == side), "")
            group = Found(
                key=self._group_key(name), name=name, kind=ActorKind.GROUP, side=known,
                count=_COUNTS.get(match["count"].lower()), is_unnamed=True,
            )  # fmt: skip
            self._mention(self.found.get(group.key, group), match.start("who"), match.end("who"))

    def _in_group(self, mention):
        """“A U.S. official”: the state is only part of who that is."""
        is_part = self.found[mention.key].kind == ActorKind.STATE and _covers(self._groups, mention.start)
        return replace(mention, is_aside=True) if is_part else mention

    def _group_key(self, name):
        keys = tuple(frozenset(_keys(word)) for word in name.split())
        for words, _printed, actor, _adjective in self._index.get(min(keys[0]), ()):
            if actor.kind == ActorKind.GROUP and words == keys:
                return actor.key
        return f"+{name}"

    def _mention(self, actor, start, end, *, is_adjective=False):
        printed = _POSSESSIVE.sub("", self.text[start:end])
        left = self.text[max(0, start - 40) : start]
        is_aside = actor.kind == ActorKind.STATE and bool(_ASIDE.search(left)) and not DELEGATES_OF.search(left)
        if is_aside and actor.key.startswith("+") and printed in seats_of_governments():
            return
        self.found.setdefault(actor.key, actor)
        self.mentions.append(
            Mention(
                start=start, end=start + len(printed), key=actor.key, printed=printed,
                is_adjective=is_adjective and printed != actor.name, is_aside=is_aside,
            )
        )  # fmt: skip

    def _with_capacity(self, mention):
        if self.found[mention.key].kind != ActorKind.PERSON:
            return mention
        after = _OFFICE_AFTER.match(self.text[mention.end : mention.end + 140])
        left = self.text[max(0, mention.start - 90) : mention.start]
        before = _OFFICE_BEFORE.search(_SENTENCE_END.split(left)[-1])
        office = after["office"] if after else before["office"] if before else ""
        # “Umerov, Chief of Staff Ignatov and …” is the office of the next one.
        names_another = after and any(
            self.found[one.key].kind == ActorKind.PERSON and not self.text.startswith(("'s ", "’s "), one.end)
            for one in self.within(mention.end, mention.end + after.end())
        )  # fmt: skip
        if names_another:
            office = before["office"] if before else ""
        return replace(mention, capacity=" ".join(office.split()))


def _index_of(known):
    """First word's key -> (keys of each word, the words, actor, whether an adjective), for every spelling."""
    index = defaultdict(list)
    for actor in known:
        found = Found(key=actor.slug, name=actor.name, kind=actor.kind, side=actor.side)
        for spelling, is_adjective in _spellings_of(actor):
            words = _TOKEN.findall(spelling)[:_LONGEST]
            keys = tuple(frozenset(_keys(word)) for word in words)
            for key in keys[0] if keys else ():
                index[key].append((keys, words, found, is_adjective))
    return index


def _spellings_of(actor: KnownActor):
    for spelling in dict.fromkeys((actor.name, *actor.spellings)):
        yield spelling, False
    words = actor.name.split()
    if actor.kind == ActorKind.PERSON and len(words) > 1:
        yield words[-1], False
    if actor.kind == ActorKind.OUTLET and len(_initials(actor.name)) > 1:
        yield _initials(actor.name), False
    if actor.kind == ActorKind.OUTLET and len(words) > 1 and words[-1] not in _COMMON_OF_OUTLETS:
        yield words[-1], False
    adjectives, seats = also_called().get(actor.name, ((), ())) if actor.kind == ActorKind.STATE else ((), ())
    for adjective in adjectives:
        yield adjective, True
    for seat in seats:
        yield seat, False


def _initials(name):
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_of_state(token):
    """“Russia’s” in “Russia’s Maria Zakharova”: no part of a name that follows."""
    bare = _POSSESSIVE.sub("", token)
    return bare != token and (bare in state_called() or bare in also_called() or bare.isupper())


def _keys(word):
    """What a word is looked up by: itself folded, its Latin spellings and their sound, whatever the alphabet."""
    bare = _POSSESSIVE.sub("", word).replace(".", "")
    return {term.lstrip("~") for term in terms_of(bare) if not term.startswith(STEM)}


def _agree(words, printed, run):
    for keys, spelt, token in zip(words, printed, run, strict=True):
        bare = _POSSESSIVE.sub("", token[0]).replace(".", "")
        if not keys & _keys(token[0]) or (len(spelt) <= 4 and spelt.isupper() and bare != spelt.replace(".", "")):
            return False
    return True


def _is_close(text, run):
    return all(_are_joined(text, one, two) for one, two in pairwise(run))


def _are_joined(text, one, two):
    between = text[one.end() : two.start()]
    return between in (" ", "\n", "  ", "\u00a0") or (between == ". " and len(one[0]) <= _LONGEST_TITLE)


def _covers(spans, place):
    """Whether one of the spans, in order, holds a place."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= place


def _begins_sentence(text, place):
    before = text[max(0, place - 3) : place].rstrip(" “‘\"'([-•–")
    return not before or before[-1] in '.!?:\n”"'


def _ends_as(name, last):
    return name.split()[-1] == last or (len(last.split()) > 1 and name.endswith(f" {last}"))


def _kind_of(text, name, start, end, *, has_title):
    """What a new name is of, by its words and those around it; None where nothing says that it acts."""
    return _kind_by_words(name) if _is_thing(name) else _kind_of_person(text, name, start, end, has_title=has_title)


def _is_thing(name):
    """Whether the words of a name alone tell what it is, be it no actor."""
    words = name.split()
    is_acronym = name.isupper() and 2 <= len(name) <= 7
    is_body = name in _BODIES or (_ORGANISATION.search(name) and (len(words) > 1 or name in _SINGLE))
    return bool(is_acronym or is_body or _is_of_places(words) or name in state_called() or _OUTLET.search(name))


def _kind_by_words(name):
    if name in state_called():
        return ActorKind.STATE
    if _OUTLET.search(name):
        return ActorKind.OUTLET
    return None if _is_of_places(name.split()) else ActorKind.ORGANISATION


def _is_of_places(words):
    return _PLACE_WORD.search(words[-1]) or all(word in state_called() or word in _PEOPLES for word in words)


def _kind_of_person(text, name, start, end, *, has_title):
    """PERSON where the words around a name say so, or where it is built like one and not like a thing or a place."""
    if _OF_STATE.search(text[max(0, start - 30) : start]):
        return ActorKind.STATE
    words = name.split()
    left, right = text[max(0, start - 40) : start], text[end : end + 60]
    if _IS_OUTLET.match(right) or _OUTLET_BEFORE.search(left):
        return ActorKind.OUTLET
    if _FALLS.match(right):
        return None
    has_office = _OFFICE_BEFORE.search(text[max(0, start - 90) : start]) and not _LOCATING.search(left)
    if has_title or has_office:
        return ActorKind.PERSON
    if _LOCATING.search(left) or any(word in _JOINING for word in words):
        return None
    if 2 <= len(words) <= 4 and (_SPEAKS.match(right) or _OFFICE_AFTER.match(text[end : end + 140])):
        return ActorKind.PERSON
    bare = [word for word in words if word not in _PARTICLES]
    if 2 <= len(bare) <= 3 and all(word[0].isupper() and word[1:].islower() for word in bare):
        return None if right.lstrip().startswith(_THING_AFTER) or _NO_PERSON.search(name) else ActorKind.PERSON
    is_single = len(words) == 1 and len(name) > 2 and not _begins_sentence(text, start)
    return ActorKind.PERSON if is_single and (_SPEAKS.match(right) or _COUNTERPART.search(left)) else None


# “Mr. Begin” somewhere in the text tells that “Menachem Begin” is a person.
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|General|Gen|Senator)\.? ([A-Z][\w’'-]+)")
_THING_AFTER = ("Agreement", "accord", "agreement", "process", "plan", "region", "province", "line", "formula")
_NO_PERSON = re.compile(
    r"\b(?:Plan|Accords?|Agreement|Peace|Protocol|Act|War|Line|Resolution|Principles|Treaty|Declaration|House"
    r"|Hotel|Palace"
    r"|Street|Square|Hall|Day|Summit|Conference|Framework|Communique|Charter|Constitution|Memorandum|Roadmap"
    r"|Process|East|West"
    r"|North|South|Northern|Southern|Eastern|Western|Central|New|Camp|Base|Prize|Article|Annex|Chapter|Airport"
    r"|River|Valley"
    r"|Strip|Bank|Talks|Question|Answer|Background|Update|Live|Q|Statement|Document|Points?|Prison|Church|Zone|Belt)\b"
)
_PLACE_WORD = re.compile(
    r"\b(?:Hotel|Palace|Street|Square|Hall|City|Airport|Island|Bay|Lake|Mount|River|Province|Camp|Base)\b"
)
_LOCATING = re.compile(
    r"\b(?:in|at|near|from|(?<!according )(?<!told )to|into|outside|around|across|towards?|via|between|over)"
    r"\s+(?:the\s+)?$"
)
_IS_OUTLET = re.compile(r", (?:[\w’'-]+ ){0,4}(?:news agency|newspaper|broadcaster|daily|news site|magazine|portal)\b")
_OUTLET_BEFORE = re.compile(r"\b(?:news agency|newspaper|broadcaster|daily|news site|portal) $")
_FALLS = re.compile(r" (?:fell|falls|had fallen) (?:to|on|in)\b")  # a town
_ARTICLE = re.compile(r"(?:The|A|An) (?=[A-Z])")
_COUNTERPART = re.compile(r"\b(?:met|discuss\w*|spoke|talk(?:s|ed)?|meetings?|call|negotiat\w+)(?: it| this)? with $")
_OF_STATE = re.compile(r"\b(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom|[Pp]arliament|[Aa]rmy|[Pp]eople) of (?:the )?$")
DELEGATES_OF = re.compile(
    r"\b(?:leaders|presidents|ministers|governments|delegations?|envoys|representatives|negotiators|teams?|officials"
    r"|advisers|advisors|diplomats|mediators|lawmakers) (?:of|from) (?:the )?$",
    re.IGNORECASE,
)
"""“The leaders of Egypt and Qatar”, “advisers from Britain”: there a state stands for those who act for it."""

_ASIDE = re.compile(
    r"\b(?:in|at|near|from|into|outside|around|across|towards?|via|over|(?:flew|went|go|going|travel\w*"
    r"|return\w*|trip|visit|c[ao]me|sent|fly"
    r"|arriv\w+|back|bound|continu\w+|head\w*|proceed\w*|mov\w+|drove|driv\w+|envoys?|negotiators) to|(?:president"
    r"|minister|king|queen|leader|ambassador|capital"
    r"|premier|city|chancellor) of"
    r"|(?:visit|visits|visited|visiting|leave|left)) (?:the )?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s+(?:\w+ly )?(?:said|says|told|added|confirmed|wrote|warned|announced|met|flew|arrived|signed|agreed"
    r"|called|led|will|would"
    r"|has|had|is|was|visited|travelled|traveled|rejected|accepted|declared|insisted|left|returned|hosted"
    r"|chaired|mediated"
    r"|stated|urged|reported|denied|spoke|and [A-Z][a-z]+ (?:met|signed|agreed|spoke))\b"
)
_OUTLET = re.compile(
    r"^(?:Reuters|AFP|AP|BBC|CNN|Axios|TASS|Xinhua|DPA|UPI|Interfax|Al Jazeera|Bloomberg|Politico|Sputnik"
    r"|Anadolu|Le Monde)\b"
    r"|\b(?:News|Times|Post|Guardian|Tribune|Herald|Gazette|Journal|Telegraph|Broadcasting|Radio|Television|TV"
    r"|Press Agency"
    r"|News Agency|Observer|Chronicle|Monitor|Daily|Courier|Wire|Associated Press|Dispatch|Standard|Mail|Mirror)$"
)
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Council|Union|Army|Front|Party|Agency|Nations|Movement|Committee|Commission|Group"
    r"|Organi[sz]ation|League"
    r"|Court|Parliament|Assembly|Congress|Senate|Forces?|Directorate|Bureau|Department|Office|Federation"
    r"|Alliance|Authority"
    r"|Command|Staff|Secretariat|Centre|Center|Institute|University|Community|Coalition|Liberation|Tigers"
    r"|Brigades?|Mission"
    r"|Foundation|Association|Cabinet|Government|Bank of|Red Cross|Vatican|Holy See|Corps|Board|Panel"
    r"|Initiative|Guards?"
    r"|Resistance|Contact Group|Bloc|Militia|Republic of|Kingdom of|Fein|Quartet|Forum)\b"
)
_OFFICE = (
    r"(?:president|prime minister|minister|secretary|secretary-general|ambassador|envoy|negotiator|spokesman"
    r"|spokeswoman"
    r"|spokesperson|mediator|leader|chief|commander|general|chairman|chairwoman|chair|adviser|advisor|director"
    r"|head|deputy"
    r"|representative|commissioner|governor|senator|delegate|facilitator|coordinator|king|queen|premier"
    r"|chancellor|bishop"
    r"|archbishop|cardinal|judge|official|aide|counsellor|taoiseach|undersecretary|colonel|son-in-law|co-chair)"
)
_OFFICE_BEFORE = re.compile(
    rf"(?P<office>(?:\b(?!(?i:the|by|and|with|as|of|a|an|when|after|said|met|former(?! ))\b)[A-Z’'][\w.’'-]*\s+"
    rf"|\b(?:former|foreign|special|chief|prime"
    rf"|deputy|acting|defen[cs]e|senior|lead|vice|interior|national|security|rebel|government|peace|top|press"
    rf"|presidential|economic"
    rf"|army)[\s-]){{0,5}}(?i:{_OFFICE})(?: general)?)[,]?\s+$"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?]\s|\n\s*\n|(?<=[A-Z]{2})\n")
_OFFICE_AFTER = re.compile(
    rf",\s+(?P<office>(?:(?!who|which|and|but)[^,.;:()]){{0,70}}?\b(?i:{_OFFICE})\b(?: (?:of|to|for|at"
    rf"|in) [^,.;:()]{{2,60}})?)(?=[,.;)])"
)
_TITLES = re.compile(
    r"^(?:(?:[A-Z]{2,5}|(?:[A-Z]\.){2,})\s+)?(?:(?:(?:Secretary|Minister) of (?:State|Defense|Defence|War"
    r"|Foreign Affairs)|(?:Army|Navy|Treasury|Energy|Home|Finance|Justice|Trade|Economy) (?:Secretary|Minister)"
    r"|Mr|Mrs|Ms|Dr|Gen|General"
    r"|Lt|Col|Colonel|Sen|Senator|President|Prime|Minister|Premier|Foreign|Defen[cs]e|Interior"
    r"|Secretary|Ambassador|Archbishop|Bishop|Cardinal|King|Queen|Prince|Sheikh|Professor|Prof|Judge|Chancellor"
    r"|Chairman"
    r"|Vice|Deputy|Envoy|Special|Commander|Captain|Chief|Sir|Lord|Lady|Pope|Governor|State|Secretary-General|Taoiseach"
    r"|Representative|Spokesman|Spokeswoman|Mediator|Commissioner|Major|Admiral|Former)\.?\s+)+(?=[A-Z])"
)
_GROUP = re.compile(
    r"\b(?P<who>(?P<count>one|two|three|four|five|six|several|some|a few|a|an|unnamed|senior|both|anonymous"
    r"|multiple|various|news)"
    r"\s+(?:(?:senior|unnamed|other|anonymous|high-ranking"
    r"|former)\s+)?(?:(?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[UE]\.?[SKNU]\b\.?)\s+)?"
    r"(?:(?:government|rebel|military|security|diplomatic|opposition|army|peace)\s+)?"
    r"(?P<what>officials?|diplomats?|sources?|delegates?|aides?|outlets|media outlets|negotiators?|mediators"
    r"|participants?"
    r"|people (?:familiar with|briefed on|close to|with (?:direct )?knowledge of|involved in)"
    r" (?:(?:the|these|those|his|her|its|their) \w+|them)))\b",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "a": 1, "an": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_JOINING = {"of", "for", "the", "and"}
_PARTICLES = {
    "de",
    "del",
    "la",
    "las",
    "los",
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "van",
    "der",
    "von",
    "du",
    "da",
    "dos",
    "ould",
}
_OFFICE_ENDS = re.compile(r"Secretary-General|President|Minister|Ambassador|Secretary|Envoy|Prime")
_PEOPLES = set(
    "Asian African European Arab Western Baltic Balkan Latin Southeast Central Nordic Muslim Kurdish Tamil "
    "Albanian".split()
)
_SINGLE = set("Congress Senate Parliament Vatican Assembly Cabinet Pentagon Knesset".split())
_BODIES = set(
    "Hamas Hezbollah Hizbollah Taliban Houthis Fatah Polisario M23 Eta Frelimo Renamo Unita Nato Asean Ecowas "
    "Igad".split()
)
_COMMON_OF_OUTLETS = set("News Press Agency Television Radio TV International Online World Today Times Wire".split())
_NO_NAMES = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec i gmt utc am pm christmas "
    "easter ramadan q a "
    "north south east west northern southern eastern western western-style islam christian muslim muslims "
    "catholic catholics "
    "dc protestant protestants english french-language internet god article annex chapter resolution covid mr mrs "
    "ms dr".split()
)
_BEGINNINGS = set(
    "the a an in on at by of to for from with as it its he she they his her their we our this that these those "
    "there then when while "
    "after before since until if but and or so yet not no both all some many most several two three four five "
    "six eight ten one "
    "earlier later afterwards meanwhile however also again now today yesterday tomorrow last next first second "
    "third under over "
    "between during within about around despite although though because what who why how where which neither "
    "each every such "
    "other another more less only even still once here key talks officials negotiators delegates diplomats "
    "mediators rebels "
    "leaders ministers representatives envoys sources reports according asked speaking reporting separately "
    "instead nothing "
    "nobody none half few little much those mediation peace question answer background update live weeks months "
    "years days hours "
    "violence fighting war elections prisoners refugees troops technical commission monitors sides parties can "
    "could will would "
    "should may might must is are was were do does did has have had note editor correction timeline chronology".split()
)
