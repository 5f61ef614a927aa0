"""Every icon that the code names is in the bundle."""

import re
from pathlib import Path

import oneenglish_desktop
from oneenglish_desktop.resources import resource_path

NAMED = re.compile(
    r"""(?:\bicon=|\bIcon\(|\bIconTile\(|\bIconButton\(|set_icon\()["']([a-z0-9-]+)["']"""
)


def test_named_icons_exist() -> None:
    sources = Path(oneenglish_desktop.__file__).parent.rglob("*.py")
    named = {name for path in sources for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert len(named) > 30
    assert [
        name for name in sorted(named) if not resource_path("icons", f"{name}.svg").is_file()
    ] == []
