"""The floor: the smallest PySide6 program with a window."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.programs.marks import PaintWatch, mark


def main() -> int:
    """Show a window of the app's size; end at once, or when the input ends with `stay`."""
    application = QApplication(sys.argv[:1])
    window = QLabel("OneEnglish")
    window.resize(1366, 768)

    def painted() -> None:
        mark("painted")
        if "stay" in sys.argv:
            sys.stdin.read()
        application.quit()

    PaintWatch(window, painted)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
