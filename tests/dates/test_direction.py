"""Past or future, told from the words around a date."""

import pytest

from timeline.dates.direction import leaning_of
from timeline.dates.grammar import Leaning


@pytest.mark.parametrize(
    "left, right, leaning",
    [
        ("Witkoff will meet Putin ", ".", Leaning.FUTURE),
        ("The talks are expected to resume ", ".", Leaning.FUTURE),
        ("The delegations met in Florida ", ".", Leaning.PAST),
        ("Peskov confirmed ", " that Witkoff will come.", Leaning.PAST),
        ("", ", the two sides will meet", Leaning.FUTURE),
        ("", ", the two sides met", Leaning.PAST),
        ("They will go on. The envoys spoke ", ".", Leaning.PAST),
        ("Voters will be asked ", " whether they agree.", Leaning.FUTURE),
        ("The hearing was moved ", ".", Leaning.PAST),
        ("The parliament meets ", ".", Leaning.FUTURE),
        ("It was rejected by unionists ", ".", Leaning.PAST),
        ("It was announced at 7 a.m. ", ", with the first part due later.", Leaning.PAST),
        ("They are to go to United ", ".", Leaning.FUTURE),
        ("He presented a plan for the region ", ".", Leaning.PAST),
        ("The parties plan to meet ", ".", Leaning.FUTURE),
        ("", " the bloc agreed to keep it frozen.", Leaning.PAST),
        ("The president set a ", " deadline for an answer.", Leaning.FUTURE),
        ("The two had met before the ", " deadline passed.", Leaning.PAST),
        ("a statement of ", "", Leaning.NEAREST),
        ("", "", Leaning.NEAREST),
    ],
)
def test_the_nearest_verb_of_the_clause_decides(left, right, leaning):
    assert leaning_of(left, right) == leaning
