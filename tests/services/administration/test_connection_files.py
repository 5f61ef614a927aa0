"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.services.administration.connection_files import (
    FileState,
    MarkerFile,
    new_password,
    read_marker_file,
    write_marker_file,
)


def marker_file(password: str) -> MarkerFile:
    return MarkerFile(
        postgres="postgresql://db.example/hill",
        mongo="mongodb://docs.example/",
        mongo_database="hill",
        password=password,
        tls_ca="/etc/ca file.pem",
    )


def test_the_markers_file_comes_back_as_it_was(tmp_path: Path) -> None:
    first = write_marker_file(tmp_path / "new", marker_file("secret"))
    assert first.state is FileState.NEW
    read = read_marker_file(tmp_path / "new")
    assert read is not None
    assert (read.password, read.tls_ca) == ("secret", "/etc/ca file.pem")
    assert read_marker_file(tmp_path) is None
    assert "secret" not in repr(read)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_marker_file(tmp_path, marker_file("old")).path
    before = path.read_text()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Invalid, match="No space left"):
        write_marker_file(tmp_path, marker_file("new"))
    assert path.read_text() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "marker.env"
    path.write_bytes(b"\xff")
    with pytest.raises(Invalid, match="cannot be read"):
        read_marker_file(tmp_path)
    with pytest.raises(Invalid, match="cannot be written"):
        write_marker_file(tmp_path, marker_file("new"))
    assert path.read_bytes() == b"\xff"


def test_passwords_are_long_and_mean_the_same_everywhere() -> None:
    assert len({new_password() for _ in range(100)}) == 100
    assert all(len(new_password()) == 32 for _ in range(10))
    assert all(char.isalnum() or char in "-_" for char in new_password())
