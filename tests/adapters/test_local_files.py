"""Files on disk and the tokens that hand them out."""

from pathlib import Path

import pytest

from core.adapters.local_files import LocalFiles, SignedTokens, installation_secret
from core.domain.errors import ErrorCode, UserError
from core.domain.records import Download

LINK = Download(artifact_id="a1", user_id="ann", expires=1_800_000_000)


def test_a_file_comes_back_and_leaves_no_half_written_one(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    files.put("job/cv.pdf", b"%PDF-")
    assert files.get("job/cv.pdf") == b"%PDF-"
    assert [path.name for path in (tmp_path / "job").iterdir()] == ["cv.pdf"]
    files.remove("job/cv.pdf")
    with pytest.raises(UserError) as caught:
        files.get("job/cv.pdf")
    assert caught.value.code is ErrorCode.NOT_FOUND


@pytest.mark.parametrize("key", ["../escape", "/etc/passwd", "job/../../escape"])
def test_no_key_leaves_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        LocalFiles(tmp_path / "files").put(key, b"x")


def test_a_token_is_read_back_only_as_it_was_signed() -> None:
    tokens = SignedTokens("secret")
    token = tokens.sign(LINK)
    assert tokens.read(token) == LINK
    for position in range(len(token)):
        changed = token[:position] + ("A" if token[position] != "A" else "B") + token[position + 1 :]
        with pytest.raises(UserError):
            tokens.read(changed)
            assert tokens.read(changed) != LINK


def test_another_installation_does_not_accept_it() -> None:
    with pytest.raises(UserError):
        SignedTokens("theirs").read(SignedTokens("ours").sign(LINK))


def test_the_secret_is_made_once_and_private(tmp_path: Path) -> None:
    first = installation_secret(tmp_path)
    assert len(first) >= 32
    assert installation_secret(tmp_path) == first
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
