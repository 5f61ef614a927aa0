"""The files of the application in a checkout, in a wheel and in a frozen bundle."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oneenglish_desktop import resources
from oneenglish_desktop.resources import resource_path


def test_checkout_has_the_resources() -> None:
    assert resource_path("theme", "tokens.json").is_file()
    assert resource_path("fonts", "LICENSE.txt").is_file()
    assert resource_path("icons", "LICENSE").is_file()


def test_installed_wheel_carries_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "oneenglish_desktop"
    (package / "_resources" / "theme").mkdir(parents=True)
    shutil.copy(resources.__file__, package / "resources.py")
    (package / "__init__.py").touch()
    code = "from oneenglish_desktop.resources import resource_path; print(resource_path('theme'))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()) == package / "_resources" / "theme"


def test_frozen_bundle_unpacks_them_beside_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"


def test_importing_it_imports_no_library() -> None:
    code = (
        "import sys; import oneenglish_desktop.resources;"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'pydantic'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
