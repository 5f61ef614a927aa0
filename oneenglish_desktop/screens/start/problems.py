"""Words for a school that cannot be opened, and what the person can do."""

from PySide6.QtCore import QCoreApplication

from oneenglish_desktop.domain.errors import Invalid, OneEnglishError
from oneenglish_desktop.screens.problems import problem

Actions = tuple[tuple[str, str], ...]


def start_problem(error: BaseException) -> tuple[str, str, Actions]:
    """Title, text and (id, words) of the actions.

    The ids are `again`, `aside` (set the data aside and start anew), `choose` (another school)
    and `quit`.
    """
    again = ("again", _tr("Try again"))
    leave = ("quit", _tr("Close OneEnglish"))
    choose = ("choose", _tr("Choose a school"))
    path = getattr(error, "path", None)
    if isinstance(error, OneEnglishError) and path is not None:
        text = _tr("Nothing is deleted. The old data stay in a new folder beside {0}.")
        reason = f"{text.format(path)} ({error})"
        aside = ("aside", _tr("Set the old data aside and start anew"))
        return _tr("The school on this PC is damaged"), reason, (again, aside, leave)
    if isinstance(error, Invalid):
        return _tr("This PC cannot find its school"), str(error), (choose, leave)
    if isinstance(error, OneEnglishError):
        text = f"{_tr('Your work is safe.')} ({error})"
        return _tr("The school did not open"), text, (again, choose, leave)
    words = problem(error)
    return _tr("The school did not open"), f"{words.text} ({error})", (again, leave)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StartProblem", text)
