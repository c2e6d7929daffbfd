"""The stylesheet: one file on the wire, in the order that app.css states, with colours that can be read."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from tests.look.stylesheets import CSS, classes_styled, classes_used, templates
from timeline.public.drawing.marks import Mark
from timeline.static_bundle import STYLESHEETS, BundlingFinder, bundle

WHOLE = sorted(Path(stylesheet).name for stylesheet in STYLESHEETS)
PARTS = sorted(path.name for path in CSS.parent.glob("*.css") if path.name not in WHOLE)
LAYERS = ["reset", "tokens", "base", "layout", "components", "utilities", "print"]


def test_every_component_file_is_imported_exactly_once():
    assert sorted(re.findall(r'^@import "([^"]+)";$', CSS.read_text(), re.MULTILINE)) == PARTS


def test_the_bundle_is_the_components_in_the_order_of_the_imports():
    imported = re.findall(r'^@import "([^"]+)";$', CSS.read_text(), re.MULTILINE)
    starts = [bundle(CSS).index(CSS.with_name(part).read_text().rstrip()) for part in imported]

    assert starts == sorted(starts)


def test_nothing_is_left_to_import_on_the_wire():
    assert "@import" not in bundle(CSS)


def test_the_first_rule_fixes_the_order_of_the_layers():
    rules = re.sub(r"/\*.*?\*/", "", bundle(CSS), flags=re.DOTALL).strip()

    assert rules.split(";")[0] == f"@layer {', '.join(LAYERS)}"


@pytest.mark.parametrize("part", PARTS)
def test_every_rule_stands_in_one_of_the_layers(part):
    rules = re.sub(r"/\*.*?\*/", "", CSS.with_name(part).read_text(), flags=re.DOTALL).strip()

    assert re.match(r"@layer (\w+) \{", rules)[1] in LAYERS
    assert depth_never_returns_to_zero_before_the_end(rules)


def depth_never_returns_to_zero_before_the_end(rules):
    depth = 0
    for place, sign in enumerate(rules):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "}" and depth == 0:
            return place == len(rules) - 1
    return False


def test_a_missing_component_is_an_error_and_no_gap(tmp_path):
    (tmp_path / "app.css").write_text('@import "gone.css";\n')

    with pytest.raises(FileNotFoundError):
        bundle(tmp_path / "app.css")


def test_whoever_asks_for_the_stylesheet_gets_the_bundle():
    assert Path(finders.find("css/app.css")).read_text() == bundle(CSS)


def test_whoever_asks_for_a_component_gets_nothing():
    assert finders.find("css/tokens.css") is None


def test_only_the_bundle_is_collected(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path

    call_command("collectstatic", interactive=False, verbosity=0)

    assert sorted(path.name for path in (tmp_path / "css").iterdir()) == WHOLE
    assert (tmp_path / "css" / "app.css").read_text() == bundle(CSS)
    assert "@import" not in (tmp_path / "css" / "desk.css").read_text()
    assert (tmp_path / "js" / "app.js").exists()


def test_a_change_to_a_component_shows_without_a_restart(tmp_path, settings):
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "app.css").write_text('@import "one.css";\n')
    (tmp_path / "css" / "one.css").write_text(".before {}\n")
    finder = BundlingFinder()
    before = Path(finder.find("css/app.css")).read_text()

    (tmp_path / "css" / "one.css").write_text(".after {}\n")

    assert (before, Path(finder.find("css/app.css")).read_text()) == (".before {}\n", ".after {}\n")


# The desk keeps the stylesheet of Django's admin.
READERS = templates(leaving_out=("admin",))


@pytest.mark.parametrize("name", READERS)
def test_every_class_that_a_template_uses_has_a_rule(name):
    assert classes_used(READERS[name]) - classes_styled() == set()


def test_every_side_has_a_colour_and_a_shape():
    shapes = set(re.findall(r'<symbol id="g-(s\d)"', READERS["public/_marks/defs.html"]))

    assert shapes == {name for name in classes_styled() if re.fullmatch(r"s\d", name)} == {f"s{n}" for n in range(7)}


def test_every_mark_has_a_shape_for_the_rail():
    assert set(re.findall(r'<symbol id="rail-(\w+)"', READERS["public/_marks/defs.html"])) == set(Mark)


# --- Colours: contrast as WCAG 2 reckons it --------------------------------------------------------------------------

TOKENS = {
    name: re.findall(r"#[0-9A-F]{6}", value)
    for name, value in re.findall(r"--([\w-]+): (light-dark\([^)]*\)|#\w{6});", CSS.with_name("tokens.css").read_text())
}
LIGHT, DARK = 0, -1


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("text", ["ink", "ink-2", "ink-3", "act", *(f"s{n}-ink" for n in range(7))])
def test_text_stands_out_seven_to_one(text, ground, scheme):
    assert contrast(TOKENS[text][scheme], TOKENS[ground][scheme]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("side", [f"s{n}" for n in range(7)])
@pytest.mark.parametrize("text", ["ink", "ink-2", "own ink"])
def test_text_stands_out_on_the_tint_of_a_side(text, side, scheme):
    ink = TOKENS[f"{side}-ink" if text == "own ink" else text][scheme]

    assert contrast(ink, TOKENS[f"{side}-tint"][scheme]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_the_borders_of_controls_stand_out_three_to_one(ground, scheme):
    assert contrast(TOKENS["line-2"][scheme], TOKENS[ground][scheme]) >= 3


def contrast(one, other):
    darker, lighter = sorted(luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
