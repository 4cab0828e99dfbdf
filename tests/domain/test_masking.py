"""No contact data reaches a model, and all of it comes back."""

import pytest

from core.domain.masking import Mask
from core.domain.resume import Basics, Location, Profile, Reference, Resume

PERSON = Resume(
    basics=Basics(
        name="Zoë K. Marsh-Baker",
        email="zoe.marsh@example.org",
        phone="+44 20 7946 0018",
        url="https://zoe.example/cv",
        location=Location(address="12 Mill Lane", postal_code="N1 7AA", city="London"),
        profiles=[Profile(network="GitHub", username="zoemb", url="https://github.com/zoemb")],
    ),
    references=[Reference(name="Ivor Stone")],
)
SECRETS = (
    "Zoë K. Marsh-Baker",
    "ZOË K. MARSH-BAKER",
    "Marsh-Baker",
    "zoe.marsh@example.org",
    "+44 20 7946 0018",
    "https://zoe.example/cv",
    "github.com/zoemb",
    "zoemb",
    "12 Mill Lane",
    "N1 7AA",
    "Ivor Stone",
    "recruiter@company.example",
    "(415) 555-0137",
    "415-555-0137",
    "0049 30 901820",
    "www.company.example/apply?x=1",
)
WRITTEN_OTHERWISE = ("20 7946 0018", "zoe.example/cv", "marsh-baker", "Baker", "ZOË", "github.com/zoemb")
STAYS = (
    "From 2015 - 2019 (2015 - 2019), and 01/2015 - 03/2019, in the market of London.",
    "Built REST APIs in C#/.NET and Node.js for 12,000 users from 2019-05 to 2021-06, 40 % faster (+12 %).",
    "Cut costs from 1 200 000 to 900 000 and answered 3.500 calls in 2020-2021.",
)


@pytest.mark.parametrize("secret", SECRETS)
def test_it_is_hidden_and_comes_back(secret: str) -> None:
    mask = Mask(PERSON)
    text = f"Write to {secret}, or ask (twice: {secret})."
    hidden = mask.hide(text)
    assert secret not in hidden
    assert mask.restore(hidden) == text


@pytest.mark.parametrize("secret", WRITTEN_OTHERWISE)
def test_it_is_hidden_however_it_is_written(secret: str) -> None:
    mask = Mask(PERSON)
    hidden = mask.hide(f"Reach me:\n{secret}\nany time")
    assert secret not in hidden
    assert mask.restore(hidden) == f"Reach me:\n{secret}\nany time"


def test_small_words_of_a_name_stay_words() -> None:
    mask = Mask(Resume(basics=Basics(name="Li von der Heide")))
    assert mask.hide("Von der Leitung bis li, sagt Li Heide") == "Von der Leitung bis li, sagt NAME_2 NAME_1"


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_contact_stays(text: str) -> None:
    assert Mask(PERSON).hide(text) == text


def test_a_mark_of_the_model_s_own_is_not_filled_in() -> None:
    mask = Mask(PERSON)
    assert mask.hide("zoe.marsh@example.org") == "EMAIL_1"
    assert mask.restore("Call PHONE_7 or EMAIL_1") == "Call PHONE_7 or zoe.marsh@example.org"


def test_a_profile_without_contacts_hides_nothing() -> None:
    assert Mask(Resume()).hide("Plain words") == "Plain words"
