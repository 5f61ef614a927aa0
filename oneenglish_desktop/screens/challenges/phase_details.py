"""What one phase is about: what it practises, its question types, its medals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.challenges import PHASES_PER_CHALLENGE, Phase
from oneenglish_desktop.domain.medals import Medal
from oneenglish_desktop.domain.progress import PhaseState, PhaseStatus
from oneenglish_desktop.screens.challenges import words
from oneenglish_desktop.screens.translation import counted, number, translate
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.medals import Medal as MedalPicture

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def practice(state: PhaseState) -> QWidget:
    """Name, status, length and what the phase practises."""
    phase = state.phase
    length = ", ".join(part for part in (words.length(phase), words.tries(state)) if part)
    points = column(spacing=10)
    for index, point in enumerate(phase.practice):
        title = Label(point.title, "body", bold=True, wrap=True)
        example = Label(point.example, "meta", "text2", wrap=True)
        points.addLayout(row((_practice_icon(index), _TOP), 12, column(title, example)))
    heading = Label(translate("Challenge", "What you will practise"), "label", "text2")
    if not phase.practice:
        heading.hide()
    return _column(
        row((Label(phase.name, "section"), _MIDDLE), 12, (status_chip(state), _MIDDLE), STRETCH),
        4,
        Label(length, "bodyStudent", "text2", wrap=True),
        14,
        heading,
        8,
        points,
        STRETCH,
    )


def question_types(phase: Phase) -> QWidget:
    """How many questions of which type."""
    lines = column(spacing=8)
    for name, count in phase.question_types.items():
        title = words.question_type_name(name)
        line = row(
            Icon(words.question_type_icon(name), 20, "text2"),
            10,
            Label(title, "ui", wrap=True),
            8,
            Label(str(count), "ui", bold=True, tabular=True),
        )
        line.setStretch(2, 1)
        lines.addLayout(line)
    return _column(
        Label(translate("Challenge", "Question types"), "label", "text2"), 12, lines, STRETCH
    )


def medal_targets(phase: Phase) -> QWidget:
    """The points and the share that each medal needs."""
    lines = column(spacing=8)
    for medal, share, text in targets(phase):
        name = column(
            Label(words.medal_name(medal), "body", bold=True), Label(text, "meta", "text2")
        )
        line = row(
            (MedalPicture(medal.value, size=42), _MIDDLE),
            12,
            (name, _MIDDLE),
            STRETCH,
            (Label(words.percent(share), "body", bold=True, tabular=True), _MIDDLE),
        )
        lines.addLayout(line)
    return _column(
        Label(translate("Challenge", "Medal targets"), "label", "text2"), 6, lines, STRETCH
    )


def targets(phase: Phase) -> list[tuple[Medal, float, str]]:
    """Each medal with its lowest per cent and its points in words, gold first."""
    thresholds = phase.thresholds
    shares = (thresholds.gold, thresholds.silver, thresholds.bronze)
    upper = phase.max_points
    found = []
    for medal, share in zip(Medal, shares, strict=True):
        least = words.least_points(phase, share)
        found.append((medal, share, _points(phase, share, least, upper)))
        upper = least - 1
    return found


def _points(phase: Phase, share: float, least: float, upper: float) -> str:
    if share == phase.pass_percent:
        values = {"points": number(least), "next": phase.position + 1}
        if phase.position == PHASES_PER_CHALLENGE:
            return translate("Challenge", "{points} points opens the podium", **values)
        return translate("Challenge", "{points} points opens phase {next}", **values)
    if upper <= least:
        return counted(
            least,
            translate("Challenge", "{count} point"),
            translate("Challenge", "{count} points"),
        )
    return translate(
        "Challenge", "{least} to {most} points", least=number(least), most=number(upper)
    )


def status_chip(state: PhaseState) -> Chip:
    """Where the phase stands, in a word with an icon."""
    if state.status is PhaseStatus.STARTED:
        return Chip(translate("Challenge", "Started"), "primary", icon="pencil-line")
    if state.status is PhaseStatus.LOCKED:
        return Chip(translate("Challenge", "Locked"), icon="lock")
    if state.best is not None and state.best.passed:
        return Chip(translate("Challenge", "Done"), "success", icon="check")
    if state.best is not None:
        return Chip(translate("Challenge", "Not yet"), "accent", icon="rotate-ccw")
    return Chip(translate("Challenge", "Open"), "primary", icon="lock-open")


def _practice_icon(index: int) -> IconTile:
    return IconTile(("book-open", "message-square", "lightbulb")[index % 3])


def _column(*items: object) -> QWidget:
    part = QWidget()
    part.setLayout(column(*items))  # type: ignore[arg-type]
    return part
