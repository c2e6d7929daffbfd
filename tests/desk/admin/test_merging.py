"""Merging in the admin: two rows side by side, which is kept, the way back, and who may."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.desk.admin.pages import change_page, form_of, list_page, messages_of, save
from tests.factories import NOON, cite, make_actor, make_event, make_source
from timeline.desk.models import Actor, Merge, Name, Participation, Source
from timeline.desk.publishing import publish


@pytest.fixture
def two(curator):
    """Two spellings of one man, both public: Hnatov, and Ignatov who took part in talks."""
    kept, other = make_actor("Andrii Hnatov"), make_actor("Andriy Ignatov", note="As one source prints it.")
    Name.objects.create(actor=other, text="Ignatov")
    event = make_event("Envoys meet")
    Participation.objects.create(event=event, actor=other)
    for row in (event, kept):
        publish(row, by=curator, at=NOON)
    return Actor.objects.get(pk=kept.pk), Actor.objects.get(pk=other.pk)


def ask(desk, *rows):
    return desk.post(list_page(type(rows[0])), {"action": "merge_selected", "_selected_action": [r.pk for r in rows]})


def answer(desk, page, **typed):
    return desk.post(page.context["action"], {"row": form_of(page)["row"]} | typed)


def refusals(response):
    return [str(sentence) for sentences in response.context["form"].errors.values() for sentence in sentences]


def test_two_are_shown_side_by_side_merged_and_taken_apart_again(desk, two):
    kept, other = two
    page = ask(desk, kept, other)
    lines = {what: (first, second) for what, first, second in page.context["lines"]}
    assert lines["Name"] == (["Andrii Hnatov"], ["Andriy Ignatov"])
    assert lines["Note"] == ([], ["As one source prints it."])
    assert lines["Names"] == ([], ["Ignatov"])
    assert lines["Named in"] == ([], ["participations: 1"])

    assert refusals(answer(desk, page)) == ["Say which of the two is kept."]
    assert refusals(answer(desk, page, kept=kept.pk)) == ["Readers see that something changed: give a reason."]
    assert Merge.objects.count() == 0

    done = answer(desk, page, kept=kept.pk, reason="One man.")
    assert (done.status_code, done.url) == (302, change_page(kept))
    assert messages_of(done) == ["“Andriy Ignatov” merged into “Andrii Hnatov”. It can be undone under “Merges”."]
    made = Merge.objects.get()
    looked_at = desk.get(change_page(other))
    assert looked_at.context["has_change_permission"] is False
    assert f'href="{change_page(made)}"' in looked_at.content.decode()

    undo = reverse("admin:timeline_merge_undo", args=[made.pk])
    assert f'href="{undo}"' in desk.get(change_page(made)).content.decode()
    assert desk.get(undo).status_code == 200
    assert refusals(desk.post(undo)) == ["Readers see that something changed: give a reason."]
    undone = desk.post(undo, {"reason": "Two men."})
    assert (undone.url, Actor.objects.get(pk=other.pk).merged_into) == (change_page(other), None)
    assert "undone already" in desk.get(undo).content.decode()


def test_what_stands_in_the_way_is_said_before_and_after(desk, two):
    kept, other = two
    Actor.objects.filter(pk=other.pk).update(kind="outlet")
    page = ask(desk, kept, other)
    sentence = "“Andrii Hnatov” and “Andriy Ignatov” are of different kinds: only actors of one kind are merged."
    assert (page.context["barred"], page.context["ways"]) == ([sentence], [(kept, []), (other, [])])
    assert 'type="submit" class="default"' not in page.content.decode()
    assert refusals(answer(desk, page, kept=kept.pk, reason="One man.")) == [sentence]


def test_one_who_was_changed_meanwhile_is_looked_at_again(desk, two):
    kept, other = two
    page = ask(desk, kept, other)
    save(desk, change_page(other), note="Not what was looked at.")

    again = answer(desk, page, kept=kept.pk, reason="One man.")

    assert refusals(again) == ["One of the two was changed while you were looking. Here is how they stand now."]
    assert answer(desk, again, kept=kept.pk, reason="One man.").status_code == 302


def test_two_and_no_other_number_are_merged(desk, two):
    assert messages_of(ask(desk, two[0])) == ["Choose two to merge."]
    third = make_actor("Third")
    assert messages_of(ask(desk, *two, third))[-1] == "Choose two to merge."
    address = reverse("admin:timeline_actor_merge")
    for rows in ([], ["x"], ["1:0"], [f"{two[0].pk}:0"] * 2, [f"{two[0].pk}:0", "999999:0"], ["1:2:3", "4:5:6"]):
        assert desk.post(address, {"row": rows}).status_code == 400
    assert desk.get(address).status_code == 400


def test_sources_are_merged_on_the_same_page(desk, curator):
    kept, other = make_source("a"), make_source("b")
    cite(make_event("Envoys meet", cited=False), source=other)
    answer(desk, ask(desk, kept, other), kept=kept.pk)
    assert Source.objects.get(pk=other.pk).merged_into == kept


def test_who_may_not_publish_neither_merges_nor_undoes(client, django_user_model, two, curator, desk):
    answer(desk, ask(desk, *two), kept=two[0].pk, reason="One man.")
    looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename__in=["view_actor", "view_source", "change_actor"]))
    client.force_login(looker)
    made = Merge.objects.get()
    undo = reverse("admin:timeline_merge_undo", args=[made.pk])

    assert undo not in client.get(change_page(made)).content.decode()
    assert client.post(undo, {"reason": "Two men."}).status_code == 403
    assert client.post(reverse("admin:timeline_actor_merge"), {"row": ["1:0", "2:0"]}).status_code == 403
    client.logout()
    assert client.get(undo).url.startswith(reverse("admin:login"))
