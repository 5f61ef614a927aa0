"""The floor of a first start: both stores alone, made when they are not there.

Marks: ready. The last one out stops them, so they are stopped at the end.
"""

from benchmarks.programs.marks import mark
from oneenglish_desktop.settings import load_settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool


def main() -> None:
    """Start, tell, stop."""
    with EmbeddedSchool(load_settings()):
        mark("ready")


if __name__ == "__main__":
    main()
