"""What stands in a pasted article and is not its text: bylines, hours of change, credits, links to other pages."""

import re

_LINE = re.compile(
    r"^[ \t]*(?:"
    r"[Bb]y [A-Z][\w’'.-]+(?:,? (?:and |& |in |for )?[A-Z][\w’'.-]+){1,8}"
    r"|(?:First |Last )?(?:[Uu]pdated|[Pp]ublished|[Mm]odified|[Pp]osted|Issued)(?: (?:on"
    r"|at))?:? [^.\n]{0,60}\d[^.\n]{0,40}"
    r"|[(\[]?(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]dit(?:ing|ed)|[Tt]ranslation) (?:and \w+ )?by\b.*"
    r"|[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3}\n[ \t]*(?:[\w ]{2,40} )?(?:correspondent|editor|reporter"
    r"|analyst)(?: in [\w ]{2,20})?"
    r"|(?:Analysis|Opinion|Report|Story|Words) by [A-Z].{2,100}"
    r"|[a-z]{2,3}/[a-z,]{2,12} \([\w, ]{2,60}\)"
    r"|(?:[A-Z][\w’-]+ ){2,3}in [A-Z][\w’-]+(?:,? and (?:[A-Z][\w’-]+ ){2,3}in [A-Z][\w’-]+){0,3}"
    r"|(?:Photo|Image|Image source|Picture|File photo|Video|Credit)s?(?: by)?: ?.*"
    r"|(?:Read more|Read also|See also|Also read|More on this story|Follow us)\b[:.]?.{0,120}"
    r"|(?:Related|Watch|Listen)(?: \w+)?: .{0,120}"
    r"|(?:Share|Save|Advertisement|Comments|Copy link|Subscribe|Sign up)(?: (?:now|this|here|with|to|for) .{0,80})?"
    r"|.{0,160}\bcontributed (?:reporting|to this (?:report|story|article))\.?"
    r"|.{0,80}\b(?:[Ss]ubscribe (?:here|now|to)|[Oo]ur newsletters?|your inbox)\b.{0,80}"
    r"|.{0,80}\b\d+ (?:min(?:ute)?s?|hours?)[ -](?:read|ago)"
    r")[ \t]*$",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"\[(?:[Ii]mage|[Pp]hoto|[Vv]ideo|[Cc]aption|[Ff]ile)\b[^\[\]]{0,400}\]|\((?:Photo|Image|Picture|AP Photo"
    r"|File)\b[^()]{0,120}\)|\[[^\[\]]{0,60}/[^\[\]]{0,60}\]"
)
# “Why it matters: …”, “Flashback: …”: what a paragraph is for, and no name before its words.
_LABEL = re.compile(
    r"^(?P<before>[ \t]*(?:[-•*·–—][ \t]+)?)(?P<label>(?:Background|Flashback|Context|Analysis|Explainer|Update"
    r"|Breaking|Exclusive|Scoop|Live"
    r"|(?![^:\n]*\b(?:said|says|tells?|told|wrote|writes|adds|asks|\w+ed)\b)"
    r"[A-Z][\w’']+(?: [a-z’']+){1,4}): )(?=[A-Z“‘\"'])",
    re.MULTILINE,
)
_BULLET = re.compile(r"^[ \t]*[-•*·–—][ \t]+", re.MULTILINE)


def without_furniture(text: str) -> str:
    """The text with blanks in place of what is only about the article, so that every place in it stays as it was."""
    for furniture in (_LINE, _CREDIT):
        text = furniture.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    text = _LABEL.sub(lambda match: match["before"] + " " * len(match["label"]), text)
    # Each point of a list is a paragraph of its own, be it that it ends without a full stop.
    return _BULLET.sub(lambda match: "\n" + " " * (len(match[0]) - 1), text)
