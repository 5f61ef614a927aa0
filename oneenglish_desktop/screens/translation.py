"""Translated sentences outside of a widget's own `tr`; the names are those that lupdate reads."""

from PySide6.QtCore import QCoreApplication, QLocale


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - lupdate's name
    """Mark a text of a table for translation; `translate` it where it is shown."""
    return text


def translate(context: str, text: str, /, **values: object) -> str:
    """Translate a sentence.

    Args:
        context: group of sentences, as in `QT_TRANSLATE_NOOP`.
        text: the English sentence.
        **values: what to put into its braces; without any the braces stay.
    """
    translated = QCoreApplication.translate(context, text)
    return translated.format(**values) if values else translated


def counted(count: float, one: str, many: str) -> str:
    """The sentence for one or for many, already translated, with `{count}` filled in."""
    return (one if count == 1 else many).format(count=number(count))


def number(value: float) -> str:
    """A number as people write it: 25, 27.5."""
    return QLocale().toString(float(value), "g", 6) if value % 1 else str(int(value))
