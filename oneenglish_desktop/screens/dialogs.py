"""Dialogs of the app, with words from the start."""

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.controls.dialogs import Dialog


def make_dialog(
    window: QWidget, title: str, text: str, *, icon: str, kind: str = "accent"
) -> Dialog:
    """A dialog that says `text`; see `Dialog` for the rest.

    The text is given after the dialog is built: a label that is shown before it has a parent
    is a window of its own for a moment, and takes the keyboard away from this one.
    """
    dialog = Dialog(window, title, icon=icon, kind=kind)
    dialog.set_text(text)
    return dialog
