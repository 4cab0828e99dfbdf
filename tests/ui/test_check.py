"""The page where people check any text of their own."""

import pytest

from core.bootstrap import Runtime
from core.domain.stated import stated_in
from core.services.profiles import add_profile
from core.settings import ROOT
from tests.domain.claim_tables import DATA
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, words

pytestmark = pytest.mark.slow

PAGE = str(ROOT / "pages" / "check.py")


def test_without_a_cv_the_page_says_where_to_add_one(open_app: Open) -> None:
    assert "Add one on the Profiles page" in words(open_app().switch_page(PAGE).run())


def test_what_the_cv_does_not_support_is_marked_with_its_reason(open_app: Open, shared: Runtime) -> None:
    add_profile(shared.ports, "local", (DATA / "profile_en.json").read_bytes(), "amara.json")
    app = open_app().switch_page(PAGE).run()
    text = f"I led the infection control group.\nMy English is native.\n{HOSTILE}"
    app.text_area(key="check-text").set_value(text)
    app.button[-1].click().run()
    assert not app.exception
    assert ":red-background[I led the infection control group\\.]" in words(app)
    assert "gives a smaller part" in words(app)
    assert ":material/check: My English is native" in words(app)
    assert HOSTILE not in words(app)


def test_a_reason_stands_once_before_it_all_that_it_is_about(open_app: Open, shared: Runtime) -> None:
    add_profile(shared.ports, "local", (DATA / "profile_en.json").read_bytes(), "amara.json")
    app = open_app().switch_page(PAGE).run()
    app.text_area(key="check-text").set_value("I hold a PhD and trained 431 cooks in 57 kitchens.")
    app.button[-1].click().run()
    assert "“431”, “57”: The profile has no such number here\\." in words(app)
    assert "“PhD”: The profile names no such degree\\." in words(app)
    assert "“phd”" not in words(app)


CLAIM = "I trained 431 cooks in 57 kitchens."


def test_what_is_true_is_added_to_the_chosen_cv_and_the_text_stays(open_app: Open, shared: Runtime) -> None:
    first = add_profile(shared.ports, "local", (DATA / "profile_en.json").read_bytes(), "amara.json", "First")
    other = add_profile(shared.ports, "local", (DATA / "profile_de.json").read_bytes(), "other.json", "Other")
    app = open_app().switch_page(PAGE).run()
    app.selectbox(key="check-cv").set_value(first.id)
    app.text_area(key="check-text").set_value(f"{CLAIM}\nI hold a PhD.")
    app.button[-1].click().run()
    before = [button.label for button in app.button if button.label.startswith("This is true")]
    app.button(key="is-true-0").click().run()
    assert not app.exception
    assert app.text_area(key="check-text").value == f"{CLAIM}\nI hold a PhD."
    assert app.selectbox(key="check-cv").value == first.id
    assert ":material/check: I trained 431 cooks in 57 kitchens\\." in words(app)
    assert "You stated this" in words(app)
    assert "1 of 2 sentences" in words(app)
    after = [button.label for button in app.button if button.label.startswith("This is true")]
    assert (len(before), len(after)) == (2, 1)
    kept = {row.id: stated_in(row.resume.meta) for row in shared.ports.profiles.list("local")}
    assert kept == {first.id: [CLAIM], other.id: []}


def test_a_text_that_was_left_behind_is_not_checked_again(open_app: Open, shared: Runtime) -> None:
    add_profile(shared.ports, "local", (DATA / "profile_en.json").read_bytes(), "amara.json")
    app = open_app().switch_page(PAGE).run()
    app.text_area(key="check-text").set_value(CLAIM)
    app.button[-1].click().run()
    assert "431" in words(app)
    app.switch_page(str(ROOT / "pages" / "profiles.py")).run()
    assert "431" not in words(app.switch_page(PAGE).run())
