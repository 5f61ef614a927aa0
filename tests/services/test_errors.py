"""Bugs are written down and get a name."""

import json
import logging
import re
from pathlib import Path

import pytest

from oneenglish_desktop.services import errors as errors_module
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.house import Services
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import owner_transaction
from tests.services.conftest import OpenPc
from tests.services.small_school import SmallSchool


def fail(message: str) -> None:
    raise RuntimeError(message)


def raised(message: str) -> Exception:
    with pytest.raises(RuntimeError) as info:
        fail(message)
    return info.value


def row(school: SmallSchool, reference: str) -> dict[str, object]:
    with owner_transaction(school.migrator) as connection:
        found = connection.exec_driver_sql(
            "select kind, message, user_id, details from app.error_log where reference = %s",
            (reference,),
        )
        return dict(found.mappings().one())


def test_the_school_keeps_a_report_with_who_and_where(
    pc: Services, small_school: SmallSchool
) -> None:
    reference = pc.errors.report(raised("a\0b"), "home page")
    assert re.fullmatch(r"E-[2-9A-HJKMNP-Z]{6}", reference)
    stored = row(small_school, reference)
    assert (stored["kind"], stored["message"]) == ("RuntimeError", "a\N{REPLACEMENT CHARACTER}b")
    assert pc.accounts.session is not None
    assert str(stored["user_id"]) == pc.accounts.session.person.id
    details = stored["details"]
    assert isinstance(details, dict)
    assert details["where"] == "home page"
    assert "test_errors.py" in details["trace"]


def test_before_sign_in_a_report_has_nobody(open_pc: OpenPc, small_school: SmallSchool) -> None:
    services = open_pc()
    assert services.errors.session is None
    assert row(small_school, services.errors.report(raised("x"), "start"))["user_id"] is None


@pytest.fixture
def away(tmp_path: Path) -> ErrorReports:
    database = Database("postgresql://oneenglish_pc_001:x@127.0.0.1:9/oneenglish")
    return ErrorReports(database, CurrentSession(), tmp_path / "log" / "errors.jsonl")


def test_without_the_school_a_file_keeps_the_report(away: ErrorReports, tmp_path: Path) -> None:
    references = [away.report(raised(f"bug {number}"), "start") for number in range(2)]
    lines = (tmp_path / "log" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    assert [report["reference"] for report in reports] == references
    assert [report["message"] for report in reports] == ["bug 0", "bug 1"]
    assert reports[0]["unstored"].startswith("Unavailable(")


def test_the_file_does_not_grow_for_ever(
    away: ErrorReports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors_module, "MAX_FILE_BYTES", 100)
    for number in range(3):
        away.report(raised(f"bug {number}"), "start")
    files = sorted((tmp_path / "log").iterdir())
    assert [file.name for file in files] == ["errors.jsonl", "errors.old"]
    assert [len(file.read_text(encoding="utf-8").splitlines()) for file in files] == [1, 1]


def test_without_a_disk_the_log_is_the_last_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    database = Database("postgresql://oneenglish_pc_001:x@127.0.0.1:9/oneenglish")
    reports = ErrorReports(database, CurrentSession(), blocked / "errors.jsonl")
    with caplog.at_level(logging.ERROR):
        reference = reports.report(raised("bug"), "start")
    assert reference in caplog.text
