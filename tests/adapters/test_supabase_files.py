"""Files in Supabase Storage, as asked for on the wire."""

import json

import httpx
import pytest

from core.adapters.supabase import SupabaseFiles
from core.domain.errors import ErrorCode, UserError
from tests.adapters.supabase_answers import Answers, refusal

BUCKET = "/storage/v1/object/artifacts"


def files(answers: Answers) -> SupabaseFiles:
    return SupabaseFiles(answers.project.as_user("ann's token"))


def test_a_file_is_put_with_its_type_and_may_be_put_again() -> None:
    answers = Answers(httpx.Response(200, json={"Id": "1", "Key": "artifacts/ann/job/cv.pdf"}))
    files(answers).put("ann/job/cv.pdf", b"%PDF")
    assert (answers.last.method, answers.last.url.path) == ("POST", f"{BUCKET}/ann/job/cv.pdf")
    assert answers.last.headers["x-upsert"] == "true"
    assert answers.last.headers["authorization"] == "Bearer ann's token"
    body = answers.last.read()
    assert b"%PDF" in body
    assert b"application/pdf" in body


def test_a_file_that_is_gone_says_how_to_get_it_back() -> None:
    answers = Answers(refusal(400, statusCode="404", error="not_found"))
    with pytest.raises(UserError) as caught:
        files(answers).get("ann/job/cv.pdf")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert "Make it again" in caught.value.message


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/ann/cv",
        "../cv",
        "ann/../bob/cv",
        "ann//cv",
        "ann/./cv",
        "ann/a%2f..",
        "ann/für",
        "ann/cv?x",
        "ann/",
    ],
)
def test_a_key_that_could_be_read_in_two_ways_is_our_bug(key: str) -> None:
    answers = Answers(httpx.Response(200, json={}))
    store = files(answers)
    for call in (store.get, store.remove, store.remove_folder, lambda key: store.put(key, b"x")):
        with pytest.raises(ValueError, match="signs that it must not"):
            call(key)
    assert answers.asked == []


class Bucket:
    """Lists one level at a time, as storage does; removes what it is allowed to."""

    def __init__(self, *keys: str, kept: str = "-") -> None:
        self.keys = list(keys)
        self.kept = kept

    def __call__(self, request: httpx.Request) -> httpx.Response:
        asked = json.loads(request.content)
        if request.method == "DELETE":
            gone = [key for key in asked["prefixes"] if key in self.keys and key != self.kept]
            self.keys = [key for key in self.keys if key not in gone]
            return httpx.Response(200, json=[{"name": key} for key in gone])
        below = [
            key.removeprefix(asked["prefix"] + "/")
            for key in self.keys
            if key.startswith(asked["prefix"] + "/")
        ]
        names = sorted({name.split("/")[0]: "/" in name for name in below}.items())
        page = names[asked["offset"] : asked["offset"] + asked["limit"]]
        return httpx.Response(200, json=[{"name": name, "id": None if deep else name} for name, deep in page])


def test_a_folder_goes_with_everything_below_it_and_nothing_beside_it() -> None:
    many = [f"ann/job/{number}.pdf" for number in range(250)]
    bucket = Bucket(*many, "ann/job/deep/er/cv.pdf", "ann/job2/cv.pdf", "bob/job/cv.pdf")
    files(Answers(bucket)).remove_folder("ann/job")
    assert bucket.keys == ["ann/job2/cv.pdf", "bob/job/cv.pdf"]
    files(Answers(bucket)).remove_folder("ann/job")


def test_files_that_could_not_be_removed_are_not_passed_over() -> None:
    bucket = Bucket("ann/job/cv.pdf", "ann/job/letter.pdf", kept="ann/job/cv.pdf")
    with pytest.raises(UserError) as caught:
        files(Answers(bucket)).remove_folder("ann/job")
    assert caught.value.code is ErrorCode.STORAGE
    assert bucket.keys == ["ann/job/cv.pdf"]
