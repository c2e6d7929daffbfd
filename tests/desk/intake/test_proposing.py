"""What is read from an article: events with dates and chains, who is named, versions of the plan, what is doubtful."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.intake.marked import articles, total
from timeline.desk.intake.furniture import without_furniture
from timeline.desk.intake.plans import plans_in
from timeline.desk.intake.propose import LONGEST, propose
from timeline.desk.intake.sentences import sentences_in
from timeline.desk.intake.values import Article, KnownActor
from timeline.records.actor import ActorKind


def read(text, *known, day="2025-12-01"):
    return propose(Article(text=text, published_on=date.fromisoformat(day), outlet="wire", known=known))


def person(name, *spellings, slug="somebody"):
    return KnownActor(slug=slug, kind=ActorKind.PERSON, name=name, spellings=spellings)


@pytest.fixture(scope="module")
def florida():
    """The article that the shipped facts are told by, in words of our own."""
    return propose(next(one.article for one in articles("development") if one.name == "florida"))


def test_the_figures_of_the_development_articles_do_not_fall():
    score = total("development")
    assert score.datable.recall >= 0.97
    assert score.events.precision >= 0.93
    assert score.dates.recall >= 0.96
    assert (score.actors.recall, score.actors.precision) >= (0.95, 0.95)


def test_one_report_gives_the_nine_entries_of_the_shipped_facts(florida):
    entries = [(draft.title, draft.date and draft.date.edtf) for draft in florida.drafts if draft.stage_of is None]
    assert entries == [
        ("United States and Ukraine meet in Florida", "2025-11-30"),
        (
            "Kremlin spokesman Dmitry Peskov confirms that Witkoff would come to Russia before Putin's visit to India",
            "2025-11-30",
        ),
        ("Steve Witkoff to visit Russia", "2025-12-01/2025-12-03"),
        ("Vladimir Putin to visit India", None),
        ("US President Donald Trump confirms that Witkoff will meet with Putin", "2025-11-30/2025-12-01"),
        ("The United States is promoting a new peace plan for Ukraine", "2025-11-11~/2025-11-20~"),
        ("United States sends negotiators to Geneva for talks", "[2025-11-23,2025-11-30]"),
        ("The plan is cut from 28 points to 19", "2025-11-11/2025-12-01"),
        (f"Russian President {PUTIN_SAYS}", "2025-11-21"),
    ]
    assert [(part.key, part.role.value) for part in florida.drafts[0].parts] == [
        ("united-states", "party"),
        ("ukraine", "party"),
        ("marco-rubio", "head of delegation"),
        ("rustem-umerov", "head of delegation"),
    ]


PUTIN_SAYS = "Vladimir Putin says that the plan could become the basis of a final settlement in Ukraine"


def test_stages_of_one_meeting_are_kept_together_in_order_with_who_told_of_them(florida):
    stages = [draft for draft in florida.drafts if draft.stage_of == 1]
    assert [[part.key for part in stage.parts][:2] for stage in stages] == [
        [],
        ["marco-rubio", "steve-witkoff"],
        ["rustem-umerov", "steve-witkoff"],
        ["rustem-umerov", "volodymyr-zelensky"],
    ]
    assert {tuple((step.key, step.verb.value) for step in stage.chain) for stage in stages} == {
        (("two-ukrainian-officials", "told"), ("axios", "reported"), ("sputnik-international", "relayed"))
    }
    assert stages[0].duration == "roughly an hour"


def test_two_gatherings_of_one_side_on_one_day_are_doubtful_and_keep_both_readings(florida):
    doubtful = [draft for draft in florida.drafts if draft.doubts]
    assert [draft.place for draft in doubtful] == ["Geneva"]
    assert doubtful[0].date.choices == (date(2025, 11, 23), date(2025, 11, 30))
    assert doubtful[0].doubts == (
        "“On Sunday” fits either day: the usual rule gives 30 November 2025, when draft 1 has one side elsewhere.",
    )


def test_an_announced_event_that_is_told_twice_keeps_the_narrower_window(florida):
    visit = next(draft for draft in florida.drafts if draft.title == "Steve Witkoff to visit Russia")
    assert visit.reasons[0] == "“in the coming days” gives a wider window, 1 to 7 December 2025, and agrees."


def test_versions_of_the_plan_are_named_by_their_points(florida):
    assert [(plan.points, plan.revises) for plan in florida.plans] == [(28, None), (19, 28)]


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("They tabled a 15-point plan, down from the 22-point draft.", [(15, 22), (22, None)]),
        ("A twelve-point proposal was cut to 9 points.", [(12, None), (9, 12)]),
        ("Polls went from 28 to 19 percent.", []),
        ("The army was cut to 600 men.", []),
    ],
)
def test_a_number_of_points_is_that_of_a_plan_only_where_the_words_say_so(text, versions):
    assert [(plan.points, plan.revises) for plan in plans_in(text)] == versions


CUT = "A 28-point plan was cut to 19 points. "


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (f"{CUT}Provisions on armed forces, on less aid, and on a ban on foreign troops were said to be gone.",
         ["removed: Armed forces", "removed: Less aid", "removed: A ban on foreign troops"]),
        (f"{CUT}Four of them, on elections, amnesty and army size, were removed.",
         ["removed: Elections", "removed: Amnesty", "removed: Army size"]),
        (f"{CUT}Four points were dropped, among them a cap on the army and an amnesty.",
         ["removed: A cap on the army", "removed: An amnesty"]),
        (f"{CUT}It drops the demand for elections, and a clause on guarantees was added.",
         ["removed: Elections", "added: Guarantees"]),
        (f"{CUT}The wording on NATO was softened. The points on Crimea were kept.",
         ["changed: NATO", "included: Crimea"]),
        (f"{CUT}Points on elections were dropped or merged, and those on the army were not removed.", []),
        ("Of a 28-point plan the provisions on elections were removed.", []),
    ],
)  # fmt: skip
def test_what_became_of_points_is_read_where_the_text_says_so_plainly(text, readings):
    found = [reading for plan in plans_in(text) for reading in plan.readings]
    assert [f"{reading.state}: {reading.subject}" for reading in found] == readings


def test_points_that_were_removed_are_a_revision_even_where_no_number_is_told():
    found = read("The plan was tabled on Friday.\n\nFour points were removed, among them a cap on the army.")
    assert [(draft.kind.value, draft.after) for draft in found.drafts] == [("announcement", None), ("plan revision", 1)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ann Lee met Bob Ray in Oslo on Friday.", ("talks", "happened")),
        ("Ann Lee plans to visit Oslo on Friday.", ("visit", "planned")),
        ("Ann Lee is expected to telephone Bob Ray on Friday.", ("call", "planned")),
        ("Talks on Friday between Ann Lee and Bob Ray were called off.", ("talks", "cancelled")),
        ("Ann Lee signed the accord on Friday.", ("announcement", "happened")),
        ("Ann Lee warned on Friday that the truce was at risk.", ("statement", "happened")),
        ("The draft was revised on Friday.", ("plan revision", "happened")),
        ("According to Reuters, Ann Lee met Bob Ray on Friday.", ("talks", "reported")),
    ],
)
def test_kind_and_status_follow_from_the_verb(sentence, told):
    (draft,) = read(sentence, person("Ann Lee", slug="ann"), person("Bob Ray", slug="bob")).drafts
    assert (draft.kind.value, draft.status.value) == told


@pytest.mark.parametrize("printed", ["Zelensky", "Zelenskyy", "Зеленський", "Volodymyr Zelenskiy"])
def test_a_known_actor_is_found_by_any_spelling(printed):
    known = person("Volodymyr Zelensky", "Зеленський", slug="zelensky")
    found = read(f"On Friday {printed} met the envoys.", known)
    assert [mention.key for mention in found.mentions] == ["zelensky"]


def test_small_words_are_no_names_of_states():
    known = KnownActor(slug="united-states", kind=ActorKind.STATE, name="United States", spellings=("US",))
    assert read("They told us on Friday that it ended.", known).mentions == ()
    assert [one.key for one in read("The U.S. agreed on Friday.", known).mentions] == ["united-states"]


def test_new_names_are_offered_with_their_kind_and_office():
    found = read(
        "The Inner Council sent Karin Aune, the foreign minister, to the talks on Friday. Ms Aune met two officials."
    )
    assert {one.name: one.kind.value for one in found.actors} == {
        "Inner Council": "organisation",
        "Karin Aune": "person",
        "Two officials": "group",
    }
    assert found.mentions[1].capacity == "the foreign minister"


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Ann Lee met Bob Ray on Friday.", ["wire reported"]),
        ("Ann Lee met Bob Ray on Friday, Reuters reported, citing two diplomats.",
         ["+Two diplomats told", "+Reuters reported", "wire relayed"]),
        ("Two officials told Reuters that Ann Lee met Bob Ray on Friday.",
         ["+Two officials told", "+Reuters reported", "wire relayed"]),
        ("Ann Lee said that Bob Ray would visit Oslo on Friday.", ["ann said", "wire reported"]),
    ],
)  # fmt: skip
def test_verbs_of_attribution_become_a_chain_origin_first(sentence, chain):
    draft = read(sentence, person("Ann Lee", slug="ann"), person("Bob Ray", slug="bob")).drafts[-1]
    assert [f"{step.key} {step.verb}" for step in draft.chain] == chain


def test_the_heading_of_a_day_dates_what_stands_below_it():
    found = read("Tuesday 2 May 2023\n\nAnn Lee arrived in Oslo.\n\nWhat comes next\n\nNothing was said.")
    assert [(draft.date.edtf, draft.title) for draft in found.drafts] == [("2023-05-02", "Ann Lee visits Oslo")]


def test_the_dateline_is_no_event():
    assert read("OSLO, December 1 (Wire) - Ann Lee is in town.").drafts == ()


@pytest.mark.parametrize(
    "furniture",
    [
        "By Karin Aune and Tom Ruiz",
        "Updated: 21:14, 2 December 2025",
        "Zoe Marsh, Leon Pratt · 2 hours ago",
        "[image: Karin Aune meets Tom Ruiz in Oslo on Nov. 20.]",
        "(Reporting by Karin Aune in Oslo; editing by Tom Ruiz)",
        "Associated Press writer Tom Ruiz in Oslo contributed to this report.",
        "Karin Aune\nOslo correspondent",
        "Karin Aune in Oslo and Tom Ruiz in Rome",
        "dh/rc (AFP, Reuters)",
        "Sign up for the newsletter that Karin Aune writes on Monday",
    ],
)
def test_what_is_about_the_article_itself_is_not_read(furniture):
    text = f"Talks go on\n\n{furniture}\n\nMore."
    found = read(text)
    assert (found.drafts, found.actors) == ((), ())
    assert without_furniture(text).split() == ["Talks", "go", "on", "More."]
    assert without_furniture(text).index("More.") == text.index("More.")


@pytest.mark.parametrize(
    "line",
    [
        "Related talks were held in Oslo on Friday",
        "By Friday the envoys had met in Oslo",
        "Lee said on that day: “It is over.”",
    ],
)
def test_a_line_that_only_begins_like_furniture_is_read(line):
    assert without_furniture(f"A.\n\n{line}\n\nB.") == f"A.\n\n{line}\n\nB."


def test_each_point_of_a_list_is_read_by_itself_and_without_its_label():
    found = read(
        "Why it matters: Ann Lee arrived in Oslo on Friday\n- Bob Ray visited Rome on Saturday\n- Nothing else",
        person("Ann Lee", slug="ann"),
        person("Bob Ray", slug="bob"),
    )
    assert [draft.title for draft in found.drafts] == ["Ann Lee visits Oslo", "Bob Ray visits Rome"]


def test_a_heading_that_the_text_tells_in_full_is_no_draft_of_its_own():
    known = person("Ann Lee", slug="ann")
    found = read("Ann Lee to visit Oslo on 2 December\n\nAnn Lee will visit Oslo on Tuesday, it is said.", known)
    assert [(draft.date.edtf, draft.paragraph) for draft in found.drafts] == [("2025-12-02", 2)]


def test_an_hour_before_a_heading_in_a_live_blog_is_no_event():
    assert read("09:12 Ann Lee hands over the paper\n\nNothing else was said.").drafts == ()


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("The envoys met in Oslo on Friday. Others met in Rome earlier in the day.", ["2025-11-28", "2025-11-28"]),
        ("Ann Lee pushed for an accord before Thursday's holiday.", ["../2025-12-03"]),
        ("The truce, agreed in January, collapsed on 18 March.", ["2025-01", "2025-03-18"]),
        ("Ann Lee visited Oslo twice this year: in February and on 6 August.", ["2025-02", "2025-08-06"]),
        ("War broke out in April 2023. A truce was signed on 11 May of that year.", ["2023-04", "2023-05-11"]),
        ("War broke out in April 2020 and went on until May.", ["2020-04", "../2025-05"]),
        ("War broke out in February 2022. The last talks were held in July.", ["2022-02", "2025-07"]),
        ("Talks were due to resume on 5 November.", ["2025-11-05"]),
        ("Ann Lee is to fly to Oslo later on Monday.", ["2025-12-01"]),
        ("Talks are expected to start next week.", ["2025-12-08/2025-12-14"]),
        ("It was agreed on 20 November, hours after the envoys met in Oslo.", ["2025-11-20", "2025-11-20"]),
        ("The envoys met on Friday, according to a paper that was published on Sunday.", ["2025-11-28", "2025-11-30"]),
        ("The envoys worked on it for about a month.", []),
        ("The envoys met for five hours on Saturday and again in Rome on Sunday.", ["2025-11-29", "2025-11-30"]),
        ("The envoys met in Oslo in May, June and July.", ["2025-05", "2025-06", "2025-07"]),
        ("The envoys met on Friday. A paper was signed late in the evening.", ["2025-11-28", "2025-11-28"]),
        ("The envoys will keep to the terms that were reached in August.", ["2025-08"]),
        ("“We have a list, and that is more than we had last week,” Ann Lee said on Friday.", ["2025-11-28"]),
        ("Talks mediated by the United States and the World Bank ran from May to June.", ["2025-05/2025-06"]),
        ("The envoys wrapped up two days of talks in Oslo on Saturday.", ["2025-11-28/2025-11-29"]),
        ("Ann Lee presented a 20-point plan for the region on Sunday. Hours later the envoys met in Oslo.",
         ["2025-11-30", "2025-11-30"]),
        ("Another round could take place as early as next week.", ["2025-12-08/2025-12-14"]),
        ("They will vote on Thursday; on Friday they agreed to go on.", ["2025-12-04", "2025-11-28"]),
        ("The envoys met on 7 November.\n\nThey took Ferrin in January and Velden three weeks later.",
         ["2025-11-07", "2025-01"]),
    ],
)  # fmt: skip
def test_each_date_is_that_of_its_own_event(sentence, dates):
    drafts = read(sentence, person("Ann Lee", slug="ann")).drafts
    assert [draft.date.edtf for draft in drafts] == dates


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Ann Lee, who led the team, told reporters on Friday that talks go on.",
         "Ann Lee tells reporters that talks go on"),
        ("“We will not go,” spokeswoman Ann Lee told a briefing on Friday.", "Ann Lee says: “We will not go”"),
        ("The talks will go on, Ann Lee said on Friday.", "Ann Lee says that the talks will go on"),
        ("A visit by Ann Lee to Oslo could take place as soon as this week, according to officials.",
         "Ann Lee to visit Oslo"),
        ("A meeting of Ann Lee and Bob Ray in Oslo on Friday did not take place.",
         "Ann Lee and Bob Ray do not meet in Oslo"),
        ("The plan, which was drafted in October by Bob Ray, alarmed many.", "The plan is drafted by Bob Ray"),
        ("A stop in Oslo, where they had been due to see Bob Ray on Friday, was cancelled.",
         "A stop in Oslo, where they had been due to see Bob Ray, is cancelled"),
        ("It was revised on Friday.", "The plan is revised"),
        ("Ann Lee had set a deadline of Thursday to accept the plan.", "Ann Lee has set a deadline to accept the plan"),
        ("The North and the South-backed rebels signed an accord on Friday, the latest of four.",
         "The North and the South-backed rebels sign an accord"),
    ],
)  # fmt: skip
def test_titles_are_sentences_that_can_stay(sentence, title):
    drafts = read(sentence, person("Ann Lee", slug="ann"), person("Bob Ray", slug="bob")).drafts
    assert [draft.title for draft in drafts] == [title]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ann Lee, secretary of the Inner Council, denied on Friday that it was over.", "ann"),
        ("Ann Lee had given Bob Ray a week but told reporters on Friday that it was not final.", "ann"),
        ("Bob Ray wrote to Ann Lee. He said on Friday that it was over.", "bob"),
        ("Bob Ray wrote to Ann Lee. The talks go on, he told a newspaper on Friday.", "bob"),
    ],
)
def test_whoever_speaks_is_the_subject_and_not_whom_the_sentence_names_last(sentence, speaker):
    drafts = read(sentence, person("Ann Lee", slug="ann"), person("Bob Ray", slug="bob")).drafts
    assert [[part.key for part in draft.parts] for draft in drafts] == [[speaker]]


def test_names_stand_without_the_state_that_they_act_for():
    (draft,) = read("Congolese President Félix Tal met Oman's Badr Hami and leaders of Chad on Friday.").drafts
    assert [part.key for part in draft.parts] == ["+Félix Tal", "+Badr Hami", "+Chad"]


def test_what_somebody_calls_a_meeting_is_no_call_and_its_house_is_not_its_place():
    known = [
        KnownActor(slug="united-states", kind=ActorKind.STATE, name="United States", spellings=("US", "American")),
        replace(person("Marco Rubio", slug="rubio"), side="united-states"),
    ]
    (session,) = read("Marco Rubio, who led the American team, called Sunday's session useful.", *known).drafts
    assert (session.kind, session.title) == ("talks", "Marco Rubio calls session useful")
    (meeting,) = read("The two sides met for nine hours at the US mission on Sunday.", *known).drafts
    assert (meeting.kind, meeting.place, meeting.parts) == ("talks", "", ())
    (call,) = read("Marco Rubio called Bob Ray on Sunday.", *known).drafts
    assert (call.kind, len(call.parts)) == ("call", 2)


def test_whoever_is_cited_tells_of_it_and_takes_no_part_in_it():
    (cut,) = read(
        "The plan was cut to 19 points on 23 November, according to Ann Lee, an adviser to the cabinet."
    ).drafts
    assert (cut.title, cut.parts) == ("The plan is cut to 19 points", ())
    assert [step.key for step in cut.chain] == ["+Ann Lee", "wire"]


def test_an_outlet_that_reports_is_quoted_and_not_whoever_was_named_before_it():
    (drafted,) = read("It was drawn up by Ann Lee and Bob Ray over three days in late October, Axios reported.").drafts
    assert drafted.title == "It is drawn up by Ann Lee and Bob Ray over three days"
    assert [step.key for step in drafted.chain] == ["+Axios", "wire"]


@pytest.mark.parametrize("opening", ["In an interview with", "Speaking to", "In remarks to"])
def test_whoever_an_outlet_asked_speaks_and_not_the_outlet(opening):
    told = f"{opening} Fox News Radio on Friday, he said the deadline could be extended."
    proposed = read(f"Donald Trump met his advisers in Washington on Thursday. {told}")
    assert [
        (draft.kind, [(part.key, part.role) for part in draft.parts], [step.key for step in draft.chain])
        for draft in proposed.drafts[1:]
    ] == [("statement", [("+Donald Trump", "speaker")], ["+Fox News Radio", "wire"])]


def test_a_deadline_that_was_set_is_ahead():
    said, deadline = read("Hamas answered on Friday, hours after Donald Trump set a Sunday evening deadline.").drafts
    assert said.title == "Hamas answers"
    assert (deadline.date.edtf, deadline.status) == ("2025-12-07", "planned")


def test_people_who_know_of_something_are_unnamed_whatever_it_is():
    (visit,) = read(
        "A US team arrived in Oslo on Friday for the first talks since Ann Lee took office, two people familiar with "
        "the visit told the Daily News."
    ).drafts
    assert visit.title == "A US team arrives in Oslo for the first talks"
    assert [step.key for step in visit.chain] == ["+Two people familiar with the visit", "+Daily News", "wire"]


def test_each_of_two_dates_has_the_place_beside_it():
    (one, other) = read("Ann Lee flew to Rome on Friday and to Oslo on Saturday.", person("Ann Lee", slug="ann")).drafts
    assert [one.title, other.title] == ["Ann Lee visits Rome", "Ann Lee visits Oslo"]


def test_two_meetings_of_one_day_and_place_stay_two_where_other_sides_met():
    found = read("The United States and Ukraine met in Geneva on Sunday. France and Ukraine met in Geneva on Sunday.")
    assert [[part.key for part in draft.parts] for draft in found.drafts] == [
        ["+United States", "+Ukraine"],
        ["+France", "+Ukraine"],
    ]


def test_sentences_are_not_parted_at_abbreviations_or_line_breaks():
    text = (
        "Mr. Lee, who had been away from the town for some days, met the\nU.S. envoy at 6 p.m. It ended.\n\nNext\n\nNo."
    )
    assert [text[one.start : one.end] for one in sentences_in(text)] == [
        "Mr. Lee, who had been away from the town for some days, met the\nU.S. envoy at 6 p.m.",
        "It ended.",
        "Next",
        "No.",
    ]


@pytest.mark.parametrize(
    "piece", ["Ab ", "on Sunday, ", "said that ", "Mr. Lee met on Monday ", "and ", "(\n", "\x00 A. "]
)
def test_no_text_takes_long_or_breaks(piece):
    assert len(read((piece * LONGEST)[:1500]).drafts) <= 400
