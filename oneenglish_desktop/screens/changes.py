"""What has changed: pages listen and reload when they are looked at."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One object per window; every signal is emitted in the UI thread.

    Signals:
        progress_changed: an answer was marked, or a run was started or finished.
        setting_wanted: dict of `Preferences` fields that the person has just chosen.
        preferences_changed: the `Preferences` that are in force now.
        saving_changed: a `Saving`: how far the settings are kept for the other PCs.
        sender_changed: the `SenderStatus` of this PC's journal.
        session_expired: a service met the end of the session.
        signed_in_again: the same person signed in again; waiting calls are repeated.
    """

    progress_changed = Signal()
    setting_wanted = Signal(object)
    preferences_changed = Signal(object)
    saving_changed = Signal(object)
    sender_changed = Signal(object)
    session_expired = Signal()
    signed_in_again = Signal()
