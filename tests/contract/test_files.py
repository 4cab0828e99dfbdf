"""What every `FileStore` does, wherever the files lie."""

import secrets

import pytest

from core.domain.errors import ErrorCode, UserError
from tests.contract.homes import Home


def is_gone(home: Home, key: str) -> bool:
    try:
        home.files.get(key)
    except UserError as error:
        assert error.code is ErrorCode.NOT_FOUND
        return True
    return False


@pytest.mark.parametrize("size", [0, 1, 2, 255, 65_536, 65_537, 1_048_577, 5_000_001])
def test_a_file_comes_back_byte_for_byte(ann: Home, size: int) -> None:
    key, data = f"{ann.user_id}/job/cv-{size}.pdf", secrets.token_bytes(size)
    ann.files.put(key, data)
    assert ann.files.get(key) == data


@pytest.mark.parametrize(
    "name", ["cv.pdf", "cv.html", "cv.docx", "form_data.json", "cover_letter-0a1b.v2.pdf", "A-Z_9.pdf"]
)
def test_every_form_of_a_document_can_be_kept(ann: Home, name: str) -> None:
    key, data = f"{ann.user_id}/job/{name}", b'\x00\xff\r\n--boundary\r\n{"not": "parsed"}'
    ann.files.put(key, data)
    assert ann.files.get(key) == data


def test_a_file_put_again_is_the_new_one(ann: Home) -> None:
    key = f"{ann.user_id}/job/cv.pdf"
    for data in (b"first", b"second, and longer", b"3"):
        ann.files.put(key, data)
        assert ann.files.get(key) == data


def test_a_file_that_is_not_there_is_not_found(ann: Home) -> None:
    assert is_gone(ann, f"{ann.user_id}/job/cv.pdf")
    assert is_gone(ann, f"{ann.user_id}/nowhere/at/all.pdf")


def test_a_file_goes_once_and_may_be_removed_again(ann: Home) -> None:
    key, other = f"{ann.user_id}/job/cv.pdf", f"{ann.user_id}/job/letter.pdf"
    for name in (key, other):
        ann.files.put(name, b"x")
    for _ in range(2):
        ann.files.remove(key)
        assert is_gone(ann, key)
    assert ann.files.get(other) == b"x"


def test_a_folder_goes_with_everything_below_it_and_nothing_beside_it(ann: Home) -> None:
    job, beside = f"{ann.user_id}/job", [f"{ann.user_id}/job2/cv.pdf", f"{ann.user_id}/jo/cv.pdf"]
    inside = [f"{job}/{number}.pdf" for number in range(12)] + [f"{job}/deep/er/cv.pdf"]
    for key in inside + beside:
        ann.files.put(key, b"x")
    for _ in range(2):
        ann.files.remove_folder(job)
        assert all(is_gone(ann, key) for key in inside)
    assert [ann.files.get(key) for key in beside] == [b"x", b"x"]


def test_everything_of_a_person_goes_at_once_and_nothing_of_another(ann: Home, bob: Home) -> None:
    keys = [f"{ann.user_id}/{job}/cv.pdf" for job in ("one", "two")]
    for key in keys:
        ann.files.put(key, b"x")
    bob.files.put(f"{bob.user_id}/one/cv.pdf", b"bob's")
    ann.files.remove_folder(ann.user_id)
    assert all(is_gone(ann, key) for key in keys)
    assert bob.files.get(f"{bob.user_id}/one/cv.pdf") == b"bob's"
