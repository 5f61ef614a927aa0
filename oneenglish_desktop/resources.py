"""Where the files that come with the application are: fonts, icons, theme, demo school."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Path of a file or folder under `resources`.

    Works in a frozen bundle, in an installed wheel and in a checkout.

    Args:
        parts: names of folders and of the file, from the outside in.
    """
    return _root().joinpath(*parts)


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle, "resources")
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
