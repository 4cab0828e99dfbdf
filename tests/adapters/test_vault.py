"""Secrets sealed for one person under keys that can be changed."""

import pytest

from core.adapters.vault import FernetVault, new_key
from core.domain.errors import ErrorCode, UserError
from core.settings import load_settings

OLD, NEW = new_key(), new_key()


def refusal(vault: FernetVault, user_id: str, sealed: str) -> tuple[ErrorCode, str]:
    with pytest.raises(UserError) as caught:
        vault.open(user_id, sealed)
    return caught.value.code, caught.value.message


@pytest.mark.parametrize("secret", ["x", "Glimmerfaunt-7", "pässwört „✓“", "a" * 1000, "\0\n"])
def test_what_is_sealed_opens_and_shows_nothing(secret: str) -> None:
    vault = FernetVault([OLD])
    sealed = vault.seal("ann", secret)
    assert vault.open("ann", sealed) == secret
    assert len(secret) == 1 or secret not in sealed
    assert vault.seal("ann", secret) != sealed


def test_a_row_copied_to_another_person_does_not_open() -> None:
    vault = FernetVault([OLD])
    assert refusal(vault, "bob", vault.seal("ann", "secret"))[0] is ErrorCode.STORAGE


def test_a_changed_row_does_not_open() -> None:
    vault = FernetVault([OLD])
    sealed = vault.seal("ann", "secret")
    for place in range(0, len(sealed), 7):
        letter = "A" if sealed[place] != "A" else "B"
        refusal(vault, "ann", sealed[:place] + letter + sealed[place + 1 :])


def test_keys_are_changed_without_losing_anything() -> None:
    sealed = FernetVault([OLD]).seal("ann", "secret")
    both = FernetVault([NEW, OLD])
    assert both.open("ann", sealed) == "secret"
    again = both.seal("ann", both.open("ann", sealed))
    assert FernetVault([NEW]).open("ann", again) == "secret"
    assert "old key" in refusal(FernetVault([NEW]), "ann", sealed)[1]


def test_without_a_key_it_refuses_and_says_what_to_do() -> None:
    vault = FernetVault([])
    assert not vault.is_open
    with pytest.raises(UserError, match="python -m core vault key") as caught:
        vault.seal("ann", "secret")
    assert caught.value.code is ErrorCode.STORAGE
    assert refusal(vault, "ann", FernetVault([OLD]).seal("ann", "secret"))[0] is ErrorCode.STORAGE


@pytest.mark.parametrize(
    ("given", "keys"),
    [("", []), (OLD, [OLD]), (f"{NEW}, {OLD}", [NEW, OLD]), (f" {OLD} ,", [OLD])],
    ids=["none", "one", "two", "one and a comma"],
)
def test_keys_come_from_the_settings(given: str, keys: list[str]) -> None:
    settings = load_settings({"VAULT_KEY": given})
    assert settings.vault_keys == keys
    assert all(key not in repr(settings) for key in keys)


@pytest.mark.parametrize(
    "given",
    ["secret", OLD[:-2], f"{OLD},{OLD[:20]}", "ü" * 44, OLD + OLD, "!" + OLD[1:]],
    ids=["a word", "cut short", "the second cut short", "no base64", "no comma", "a strange sign"],
)
def test_what_is_no_key_is_refused_at_the_start(given: str) -> None:
    with pytest.raises(ValueError, match="VAULT_KEY needs keys") as caught:
        load_settings({"VAULT_KEY": given})
    assert given not in str(caught.value)
