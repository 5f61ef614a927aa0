"""What every player of a question type does: show the question, take and show an answer."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions import marking
from oneenglish_desktop.questions.document import Prompt
from oneenglish_desktop.questions.marks import Mark, Part
from oneenglish_desktop.questions.stem import Stem
from oneenglish_desktop.widgets.layouts import column


class Player(QWidget):
    """Shows one question and takes its answer; every type has its own.

    A subclass lays its controls into `self.body`, emits `changed`, and gives the methods that
    raise NotImplementedError here. It must work with the keyboard alone.

    Attributes:
        prompt: the question.
        shuffle_seed: names the run and the question, for what is shown in a mixed order.
        body: the column under the text of the question.

    Signals:
        changed: the answer was changed.
        submitted: Enter was pressed inside the answer.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.shuffle_seed = shuffle_seed
        self.body = column(spacing=12)
        self._stem = Stem(prompt.content)
        self._outer = column(self._stem, self.body, spacing=16)
        self.setLayout(self._outer)

    def insert_feedback(self, widget: QWidget) -> None:
        """Puts what is said about the answer between the question and the answer."""
        self._outer.insertWidget(1, widget)

    def response(self) -> JsonValue:
        """The answer as it stands, complete or not."""
        raise NotImplementedError

    def set_response(self, response: JsonValue) -> None:
        """Shows an answer; None, or one that cannot be read, empties the controls."""
        raise NotImplementedError

    def missing(self) -> str | None:
        """Words about what is missing, None when the answer can be checked."""
        parts = marking.missing(self.prompt, self.response())
        return self.missing_words(parts) if parts else None

    def missing_words(self, parts: tuple[str, ...]) -> str:
        """Tells the student, in 12 words or fewer, what these parts still want."""
        raise NotImplementedError

    def show_mark(self, mark: Mapping[str, Any] | None) -> None:
        """Shows verdicts and takes no more answers; None clears them and goes on.

        Args:
            mark: JSON of a `Mark`, of which the right answers may be left out.
        """
        read = None if mark is None else Mark.model_validate(mark)
        parts = {part.id: part for part in read.parts} if read else {}
        self.show_parts(parts, marked=read is not None)
        self.set_locked(read is not None)

    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        """Shows the verdict of each part; without a mark all are open again."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Takes no answer while it is locked."""
        raise NotImplementedError

    def key_hint(self) -> tuple[tuple[str, ...], ...]:
        """Hints for the action bar, each as parts for `KeyHint`: "[A]" is a key."""
        return ()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Uses a key that no control wanted; False when it means nothing here."""
        del event
        return False

    def response_text(self, response: JsonValue) -> str:
        """An answer in words, for a page that lists answers; "" for an unreadable one."""
        return self.words(self.prompt, response)

    @classmethod
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        """As `response_text`, without a player on the screen."""
        raise NotImplementedError
