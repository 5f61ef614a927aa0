"""The short reasons of a mark in the student's words."""

from PySide6.QtCore import QCoreApplication

from oneenglish_desktop.questions.marks import Note


def note_text(note: Note) -> str:
    """A reason as a sentence; "" for none."""
    translate = QCoreApplication.translate
    return {
        "": "",
        "spelling": translate("MarkNote", "Right, but check the spelling."),
        "used_twice": translate("MarkNote", "Use each word once."),
        "too_many": translate("MarkNote", "Choose one answer only."),
        "unreadable": translate("MarkNote", "We could not read this answer."),
    }[note]
