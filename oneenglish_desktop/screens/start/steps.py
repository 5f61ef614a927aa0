"""Words for the steps of opening a school."""

from PySide6.QtCore import QCoreApplication

from oneenglish_desktop.screens.translation import QT_TRANSLATE_NOOP

_WORDS: dict[str, str] = {
    "waiting": QT_TRANSLATE_NOOP("StartStep", "Waiting for another OneEnglish on this PC"),
    "creating_postgres": QT_TRANSLATE_NOOP("StartStep", "Making a place for your progress"),
    "starting_postgres": QT_TRANSLATE_NOOP("StartStep", "Opening your progress"),
    "creating_mongo": QT_TRANSLATE_NOOP("StartStep", "Making a place for the questions"),
    "starting_mongo": QT_TRANSLATE_NOOP("StartStep", "Opening the questions"),
    "preparing": QT_TRANSLATE_NOOP("StartStep", "Preparing the school"),
    "filling": QT_TRANSLATE_NOOP("StartStep", "Bringing in the demo school"),
}


def step_words(step: str) -> str:
    """What the start page says for a step, "" for one that is over at once."""
    words = _WORDS.get(step)
    return QCoreApplication.translate("StartStep", words) if words else ""
