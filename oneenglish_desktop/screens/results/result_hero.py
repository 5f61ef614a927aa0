"""The ink-blue head of a result: medal, points and how the run went."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.domain.medals import Medal as MedalKind
from oneenglish_desktop.screens.translation import counted, number
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.flow import FlowLayout
from oneenglish_desktop.widgets.learning.hero import RINGS_CENTRE, Hero
from oneenglish_desktop.widgets.learning.medal_scale import MedalScale
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

HEIGHT = 318
MEDAL, SMALL_MEDAL = 194, 96
FLAG = 88
TEXT_LEFT = 476
LEAST_TEXT = 400
"""Px at 100 % below which the facts go under the text."""
NARROW = 1000
_SIDE, _GAP, _FACT_GAP = 64, 40, 20
_ANY_WIDTH = 16_777_215
_MINUTE = 60


class ResultHero(Hero):
    """Medal on rings, the score with the medal scale, and the facts of the run."""

    def __init__(self, result: RunResult, parent: QWidget | None = None) -> None:
        self._stacked = current_theme().is_stacked
        super().__init__("plain" if self._stacked else "rings", parent=parent)
        self._result = result
        self._medal: Medal | None = None
        self.setMinimumHeight(HEIGHT)
        self._facts = self._make_facts()
        self._text = column(
            STRETCH,
            Label(
                self.tr("{0} finished").format(result.phase.name), "body", "heroAccent", bold=True
            ),
            Label(self._title(), "hero", "onHero", wrap=True),
            Label(self._score(), "answer", "onHero2", wrap=True, markup=True),
            *(24, row(self._scale(), STRETCH), 20, self._facts, STRETCH),
            spacing=6,
        )
        medal = self._medal_part()
        if self._stacked:
            self._line = row(medal, self._text, spacing=32, margins=(_SIDE, 24, _SIDE, 24))
        else:
            medal.setFixedWidth(2 * RINGS_CENTRE)
            gap = TEXT_LEFT - 2 * RINGS_CENTRE
            self._line = row(medal, gap, self._text, margins=(0, 24, _SIDE, 24))
        self._line.setStretchFactor(self._text, 1)
        self.setLayout(self._line)

    def celebrate(self) -> None:
        """Moves the medal once."""
        if self._medal is not None:
            self._medal.celebrate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fact = max(fact.sizeHint().width() for fact in self._facts.findChildren(_Fact))
        least = TEXT_LEFT + current_theme().scaled(LEAST_TEXT) + _GAP + fact + _SIDE
        self._place_facts(fact if not self._stacked and self.width() >= least else None)
        margins = self._line.contentsMargins()
        margins.setRight(_SIDE if self.width() >= NARROW else _SIDE // 2)
        self._line.setContentsMargins(margins)

    def _place_facts(self, column_width: int | None) -> None:
        """In a column beside the text where there is room, else in lines under it."""
        wide = column_width is not None
        is_wide = self._line.indexOf(self._facts) >= 0
        self._facts.setMaximumWidth(_ANY_WIDTH if column_width is None else column_width)
        if wide and not is_wide:
            self._text.removeWidget(self._facts)
            self._line.addWidget(self._facts, 0, Qt.AlignmentFlag.AlignVCenter)
        elif is_wide and not wide:
            self._line.removeWidget(self._facts)
            self._text.insertWidget(self._text.count() - 1, self._facts)

    def _medal_part(self) -> QWidget:
        kind = self._result.run.medal
        if kind is None:
            sign: QWidget = Icon("flag", FLAG, "heroAccent")
        else:
            size = SMALL_MEDAL if self._stacked else MEDAL
            sign = self._medal = Medal(
                kind.value, size=size, on_hero=True, name=self._medal_name(kind)
            )
        holder = QWidget()
        holder.setLayout(column(STRETCH, row(STRETCH, sign, STRETCH), STRETCH))
        return holder

    def _scale(self) -> MedalScale:
        percent, marks = self._result.run.percent, self._result.phase.thresholds
        name = self.tr("Your points")
        return MedalScale(percent, marks.bronze, marks.silver, marks.gold, name)

    def _title(self) -> str:
        medal = self._result.run.medal
        if medal is not None:
            return f"{self._medal_name(medal)}!"
        if self._result.run.passed:
            return self.tr("You finished this phase")
        return self.tr("Almost there")

    def _medal_name(self, medal: MedalKind) -> str:
        return {
            MedalKind.GOLD: self.tr("Gold medal"),
            MedalKind.SILVER: self.tr("Silver medal"),
            MedalKind.BRONZE: self.tr("Bronze medal"),
        }[medal]

    def _score(self) -> str:
        run = self._result.run
        score = self.tr("**{0} of {1} points, {2}%.**").format(
            number(run.points), number(run.max_points), round(run.percent)
        )
        return f"{score} {self._outlook()}"

    def _outlook(self) -> str:
        """What may still come, or what the next better medal takes."""
        pending, following = self._result.pending, self._result.points_to_next_medal
        if pending:
            one = self.tr("{count} answer waits for a mark.")
            return counted(pending, one, self.tr("{count} answers wait for a mark."))
        if following is None:
            return self.tr("That is the best medal.")
        medal, points = following
        one, many = {
            MedalKind.GOLD: (
                self.tr("{count} more point is gold."),
                self.tr("{count} more points are gold."),
            ),
            MedalKind.SILVER: (
                self.tr("{count} more point is silver."),
                self.tr("{count} more points are silver."),
            ),
            MedalKind.BRONZE: (
                self.tr("{count} more point is bronze."),
                self.tr("{count} more points are bronze."),
            ),
        }[medal]
        return counted(points, one, many)

    def _make_facts(self) -> QWidget:
        run, before = self._result.run, self._result.previous_best_percent
        facts = [
            _Fact("timer", self._time(run.active_seconds), self.tr("Your time")),
            _Fact("repeat", self._try(), self.tr("Best score counts")),
        ]
        if before is not None:
            better = run.percent > before
            words = self.tr("Up from {0}%") if better else self.tr("Best score {0}%")
            icon = "trending-up" if better else "medal"
            facts.append(_Fact(icon, words.format(round(before)), self.tr("in an earlier try")))
        widget = QWidget()
        line = FlowLayout(_GAP, _FACT_GAP)
        for fact in facts:
            line.addWidget(fact)
        widget.setLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
        return widget

    def _time(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, _MINUTE)
        if not minutes:
            return self.tr("{0} s").format(rest)
        return self.tr("{0} min {1} s").format(minutes, rest)

    def _try(self) -> str:
        run, limit = self._result.run.run, self._result.phase.max_runs
        if limit is None:
            return self.tr("Try {0}").format(run)
        return self.tr("Try {0} of {1}").format(run, limit)


class _Fact(QWidget):
    """An icon, a few words and what they are about."""

    def __init__(self, icon: str, words: str, note: str) -> None:
        super().__init__()
        texts = column(
            Label(words, "bodyStudent", "onHero", bold=True, tabular=True),
            Label(note, "ui", "onHero2", weight=400),
            spacing=2,
        )
        self.setLayout(row(Icon(icon, 22, "heroAccent"), texts, STRETCH, spacing=12))
