"""“I”, “we”, “my” and “our” in what somebody is quoted with: whom they stand for, and words without them."""

import re

_WORD = r"(?:I|[Ww]e|[Mm]e|us|[Mm]y|[Oo]ur|[Mm]yself|[Oo]urselves)"
_FIRST_PERSON = re.compile(
    rf"(?<![\w.’'-])(?<!\bMinsk )(?<!\bWar )(?<!\bGeneva )(?<!\bStage )(?P<word>{_WORD})(?![\w.-])"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_ACTS = ("i", "we", "me", "us")
_OWNS = ("my", "our")
_VERBS = {"am": "is", "are": "is", "have": "has", "were": "was", "do": "does", "’m": " is", "’re": " is", "’ve": " has"}
_WITH_VERB = re.compile(r"(?<![\w.’'-])(?:I|[Ww]e)(?P<verb> (?:am|are|have|were|do)\b|['’](?:m|re|ve|ll|d)\b)")
_SHORT = {"’ll": " will", "’d": " would"}


def speaks_of_itself(words: str) -> bool:
    """Whether somebody in words that are quoted speaks of themselves."""
    return bool(_FIRST_PERSON.search(words))


def acts_itself(words: str) -> bool:
    """Whether the speaker takes part: “I met him”, but not “my envoy met him”."""
    return any(match["word"].lower() in _ACTS for match in _FIRST_PERSON.finditer(words))


def is_bare(title: str) -> bool:
    """Whether a title speaks in the first person outside of a quotation."""
    return speaks_of_itself(_QUOTED.sub(" ", title))


def without_quotations(words: str) -> str:
    """The words with blanks for what stands between quotation marks; places stay."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), words)


def in_third_person(words: str, name: str) -> str:
    """The words with a name for whoever speaks, and without quotation marks: “I met him” as “Ann Lee met him”."""
    words = re.sub(r"[“”\"]", "", words)
    words = _WITH_VERB.sub(lambda match: f"{name}{_verb(match['verb'])}", words)
    return _FIRST_PERSON.sub(lambda match: f"{name}’s" if match["word"].lower() in _OWNS else name, words)


def _verb(verb):
    verb = verb.replace("'", "’")
    return f" {_VERBS[verb.strip()].strip()}" if verb.strip() in _VERBS else _SHORT[verb]
