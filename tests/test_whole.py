import os

import pytest

from claimdiff.errors import ClaimdiffError
from claimdiff.whole import written_whole


def test_a_file_that_breaks_off_leaves_the_one_before_and_nothing_else(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("uno")
    with pytest.raises(ZeroDivisionError), written_whole(path) as temporary:
        temporary.write_bytes(bytes(1 // (temporary.write_text("do") - 2)))
    assert (path.read_text(), list(tmp_path.iterdir())) == ("uno", [path])


def test_a_name_that_is_taken_is_refused_before_anything_is_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("uno")
    with pytest.raises(ClaimdiffError, match=r"a\.txt: is there already"), written_whole(path, replace=False):
        pytest.fail("nothing may be written")


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_new_name_is_given_with_links_and_without(tmp_path, monkeypatch, links):
    path = tmp_path / "a.txt"

    def refused(*_):
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refused)
    with written_whole(path, replace=False) as temporary:
        temporary.write_text("uno")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("uno", [path])
    with pytest.raises(ClaimdiffError, match="is there already"), written_whole(path, replace=False):
        pass


def test_a_name_taken_while_it_is_written_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    with pytest.raises(ClaimdiffError, match="is there already"), written_whole(path, replace=False):
        path.write_text("uno")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("uno", [path])


def test_what_a_kill_left_unfinished_is_removed_after_a_day(tmp_path):
    old, new = tmp_path / ".claimdiff-old", tmp_path / ".claimdiff-new"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    with written_whole(tmp_path / "a.txt") as temporary:
        assert temporary.name.startswith(".claimdiff-")
    assert sorted(tmp_path.iterdir()) == [new, tmp_path / "a.txt"]
