"""Short movements that stop at once for people who want less of them."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from oneenglish_desktop.widgets.theme.holder import current_theme


def animate(
    owner: QObject,
    duration: str,
    step: Callable[[float], None],
    done: Callable[[], None] | None = None,
) -> None:
    """Call `step` with 0 to 1 over time, fast first; with less movement only with 1.

    Args:
        owner: the movement ends with it.
        duration: name of a duration in the tokens: fast, base, slow, celebrate.
        step: a bound method of a widget; moves something.
        done: called after the last step.
    """
    milliseconds = current_theme().duration(duration)
    if milliseconds == 0:
        step(1.0)
        if done is not None:
            done()
        return
    animation = QVariantAnimation(owner)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(milliseconds)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    animation.valueChanged.connect(step)
    if done is not None:
        animation.finished.connect(done)
    animation.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
