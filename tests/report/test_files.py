import os
import stat

import pytest

from claimdiff.errors import ClaimdiffError
from claimdiff.report.files import write_whole


def test_a_report_replaces_the_one_before_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "reports" / "2026-01-31.md"
    write_whole(path, "uno\n")
    write_whole(path, "dos, año\n")
    assert path.read_bytes() == "dos, año\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_report_that_cannot_be_written_leaves_the_one_before(tmp_path, monkeypatch):
    path = tmp_path / "report.md"
    write_whole(path, "uno\n")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ClaimdiffError, match=r"report\.md: cannot write it \(No space left on device\); free"):
        write_whole(path, "dos\n")
    assert path.read_text() == "uno\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ClaimdiffError, match="cannot write it"):
        write_whole(tmp_path / "file" / "report.md", "uno\n")


def test_half_a_surrogate_pair_is_written_as_json_does(tmp_path):
    write_whole(tmp_path / "r.json", '"\ud800"')
    assert (tmp_path / "r.json").read_bytes() == b'"\\ud800"'


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_a_report_as_they_may_any_new_file(tmp_path):
    write_whole(tmp_path / "r.md", "")
    (tmp_path / "plain").touch()
    assert stat.S_IMODE((tmp_path / "r.md").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)
