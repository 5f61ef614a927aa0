"""Filling gaps from a word bank, by mouse or by key."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from oneenglish_desktop.questions.fill_blank.controls import BoundedSlot
from oneenglish_desktop.questions.fill_blank.dragging import WordDrags
from oneenglish_desktop.questions.fill_blank.model import FillBlankContent
from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.learning.word_bank import WordBank

_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Letters, because the gaps have the numbers; words after Z are picked by arrows or mouse."""
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Bank(QWidget):
    """The words under the text, and which of them are in a gap.

    A word goes into the gap that was focused last, else into the first empty one.

    Signals:
        changed: a word went into a gap or came back.
    """

    changed = Signal()

    def __init__(
        self,
        content: FillBlankContent,
        slots: Sequence[BoundedSlot],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = content.word_bank
        self._reuse = content.reuse_words
        self._slots = slots
        self._locked = False
        self._active: BoundedSlot | None = None
        self._bank = WordBank([_labelled(place, word) for place, word in enumerate(self._words)])
        WordDrags(self._bank.findChildren(QAbstractButton), self)
        self._bank.picked.connect(self.put)
        for slot in slots:
            slot.clicked.connect(self._slot_clicked)
            slot.dropped.connect(self._dropped)
        self.setLayout(column(self._bank))

    def refresh(self) -> None:
        """Looks at the gaps again after somebody else changed them."""
        self._bank.set_used(self._used())

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Gives no word while it is locked."""
        self._locked = locked
        self._bank.set_locked(locked)

    def last_key(self) -> str:
        """The key of the last word that has one."""
        return _KEYS[min(len(self._words), len(_KEYS)) - 1]

    def handle_key(self, event: QKeyEvent) -> bool:
        """Puts the word with that key into a gap; False for other keys."""
        key = event.text().upper()
        place = _KEYS.find(key) if key else -1
        if not 0 <= place < len(self._words):
            return False
        if not self._locked:
            self.put(place)
        return True

    def clear_focused(self, event: QKeyEvent) -> bool:
        """Delete and Backspace take the word out of the focused gap."""
        slot = next((slot for slot in self._slots if slot.hasFocus()), None)
        if slot is None or self._locked or event.key() not in _REMOVE or not slot.text():
            return False
        self._fill(slot, "")
        return True

    def put(self, index: int) -> None:
        """Puts a word into the gap that waits for one; a used word stays where it is."""
        self._put_into(self._waiting_slot(), index)

    def _put_into(self, slot: BoundedSlot, index: int) -> None:
        """Fills the gap and goes on to the next empty one."""
        if not self._reuse and index in self._used():
            return
        self._fill(slot, self._words[index])
        empty = next((other for other in self._slots if not other.text()), None)
        self._activate(empty)
        if empty is not None and slot.hasFocus():
            empty.setFocus(Qt.FocusReason.TabFocusReason)

    def _used(self) -> set[int]:
        """Indexes of the words that are in a gap."""
        used: set[int] = set()
        for slot in () if self._reuse else self._slots:
            same = (n for n, word in enumerate(self._words) if word == slot.text())
            used.update(next(([n] for n in same if n not in used), []))
        return used

    def _waiting_slot(self) -> BoundedSlot:
        focused = next((slot for slot in self._slots if slot.hasFocus()), self._active)
        empty = next((slot for slot in self._slots if not slot.text()), self._slots[0])
        return focused or empty

    def _slot_clicked(self) -> None:
        """A word that is clicked in its gap goes back; the gap waits for another one."""
        slot = self._sending_slot()
        if slot.text():
            self._fill(slot, "")
        self._activate(slot)

    def _dropped(self, index: int) -> None:
        self._put_into(self._sending_slot(), index)

    def _sending_slot(self) -> BoundedSlot:
        return next(slot for slot in self._slots if slot is self.sender())

    def _activate(self, slot: BoundedSlot | None) -> None:
        self._active = slot
        for other in self._slots:
            other.set_active(other is slot)

    def _fill(self, slot: BoundedSlot, word: str) -> None:
        with QSignalBlocker(slot):
            slot.setText(word)
        self.refresh()
        announce(slot, slot.accessibleName())
        self.changed.emit()


def _labelled(place: int, word: str) -> str:
    """A word with the key that picks it."""
    return f"{_KEYS[place]}  {word}" if place < len(_KEYS) else word
