"""Words that add little to a date: prepositions and “about”. Tried last, on what no other rule reads."""

from dataclasses import replace

from timeline.dates.grammar import rule

_ABOUT = (
    "about|around|roughly|circa|c|ca|nearly|almost|some|on or about|on or around|somewhere around|towards?|close to"
)
_PASSED_OVER = (
    "on in into at during of for over within sometime throughout through even already possibly perhaps probably likely"
    " maybe dated again also both exactly precisely back our my his her its their only just held ending ended years"
)


@rule(
    rf"(?:{_ABOUT}) (?P<day>REST)",
    r"(?P<day>REST) or (?:so|thereabouts)",
    words="about around roughly circa c ca nearly almost some on somewhere toward towards close so thereabouts",
    example="about 21 November",
    says="“About” marks the date as approximate.",
)
def about(match, context):
    span = context.read(match["day"])
    return span and replace(span, about=True)


@rule(
    r"(?P<day>REST) uncertain",
    words="uncertain",
    example="1 December 2025, uncertain",
    says="“Uncertain” marks the date as in doubt.",
)
def in_doubt(match, context):
    span = context.read(match["day"])
    return span and replace(span, uncertain=True)


@rule(
    rf"""(?:(?:at )?some (?:time|point|stage|day)|(?:at )?any time|1 day|this time|same period|as recently as
    |as long ago as|way back|year of|month of|day of|{_PASSED_OVER.replace(" ", "|")})
    [ ](?P<day>REST)""",
    r"(?P<day>REST) (?:itself|alone|only|time|at latest|at earliest|as well|already|period)",
    words=f"{_PASSED_OVER} some any 1 this as way same year month day itself alone time latest earliest well period",
    example="on 21 November",
)
def passed_over(match, context):
    return context.read(match["day"])


RULES = (about, in_doubt, passed_over)
