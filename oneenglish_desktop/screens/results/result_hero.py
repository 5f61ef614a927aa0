"""The ink-blue head of a result: medal, points and how the run went."""

from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.medals import Medal as MedalKind
from oneenglish_desktop.services.runs import RunResult
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.hero import Hero
from oneenglish_desktop.widgets.learning.medal_scale import MedalScale
from oneenglish_desktop.widgets.learning.medals import Medal
from oneenglish_desktop.widgets.theme.holder import current_theme

HEIGHT = 318
MEDAL = 190
MEDAL_COLUMN = 336
SCALE_WIDTH = 560


class ResultHero(Hero):
    """Medal on rings, the score with the medal scale, and three facts."""

    def __init__(self, result: RunResult, parent: QWidget | None = None) -> None:
        super().__init__("rings", parent=parent)
        self._result = result
        self._medal: Medal | None = None
        stacked = current_theme().is_stacked
        self.setMinimumHeight(0 if stacked else HEIGHT)
        parts: list[QWidget | int | None] = [self._text_part()]
        if not stacked:
            parts = [self._medal_part(), 28, self._text_part(), STRETCH, self._facts()]
        self.setLayout(row(*parts, spacing=28, margins=(56, 24, 64, 24)))

    def celebrate(self) -> None:
        """Moves the medal once."""
        if self._medal is not None:
            self._medal.celebrate()

    def _medal_part(self) -> QWidget:
        holder = QWidget()
        kind = self._result.run.medal
        holder.setFixedWidth(MEDAL_COLUMN)
        if kind is None:
            icon = Icon("flag", 88, "heroAccent")
            holder.setLayout(column(STRETCH, row(STRETCH, icon, STRETCH), STRETCH))
        else:
            self._medal = Medal(kind.value, size=MEDAL, on_hero=True, name=self._medal_name(kind))
            holder.setLayout(column(STRETCH, row(STRETCH, self._medal, STRETCH), STRETCH))
        return holder

    def _text_part(self) -> QWidget:
        result = self._result
        part = QWidget()
        over = self.tr("{0} finished").format(result.phase.name)
        thresholds = result.phase.thresholds
        scale = MedalScale(
            result.run.percent,
            thresholds.bronze,
            thresholds.silver,
            thresholds.gold,
            self.tr("{0} per cent").format(round(result.run.percent)),
        )
        if not current_theme().is_stacked:
            scale.setFixedWidth(SCALE_WIDTH)
        part.setLayout(
            column(
                STRETCH,
                Label(over, "body", "heroAccent", bold=True),
                Label(self._title(), "hero", "onHero", wrap=True),
                Label(self._score(), "answer", "onHero2", wrap=True, markup=True),
                *(24, scale, STRETCH),
                spacing=6,
            )
        )
        return part

    def _title(self) -> str:
        medal = self._result.run.medal
        if medal is not None:
            return self.tr("{0}!").format(self._medal_name(medal))
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
            f"{run.points:g}", f"{run.max_points:g}", round(run.percent)
        )
        if self._result.pending:
            more = self.tr("{0} answers wait for a mark.").format(self._result.pending)
        elif self._result.points_to_next_medal is None:
            more = self.tr("That is the best medal.")
        else:
            medal, points = self._result.points_to_next_medal
            more = self.tr("{0} more points is {1}.").format(
                f"{points:g}",
                {
                    MedalKind.GOLD: self.tr("gold"),
                    MedalKind.SILVER: self.tr("silver"),
                    MedalKind.BRONZE: self.tr("bronze"),
                }[medal],
            )
        return f"{score} {more}"

    def _facts(self) -> QWidget:
        run = self._result.run
        facts = [
            ("timer", self._time(run.active_seconds), self.tr("Your time")),
            ("repeat", self._try(), self.tr("Best score counts")),
        ]
        before = self._result.previous_best_percent
        if before is not None:
            better = run.percent > before
            words = self.tr("Up from {0}%") if better else self.tr("Best score {0}%")
            icon = "trending-up" if better else "medal"
            facts.append((icon, words.format(round(before)), self.tr("in an earlier try")))
        part = QWidget()
        lines = [self._fact(*fact) for fact in facts]
        part.setLayout(column(STRETCH, *lines, STRETCH, spacing=26))
        return part

    def _fact(self, icon: str, words: str, note: str) -> QWidget:
        line = QWidget()
        texts = column(
            Label(words, "bodyStudent", "onHero", bold=True, tabular=True),
            Label(note, "ui", "onHero2"),
            spacing=2,
        )
        line.setLayout(row(Icon(icon, 22, "heroAccent"), texts, STRETCH, spacing=12))
        return line

    def _time(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.tr("{0} s").format(rest)
        return self.tr("{0} min {1} s").format(minutes, rest)

    def _try(self) -> str:
        run, limit = self._result.run.run, self._result.phase.max_runs
        if limit is None:
            return self.tr("Try {0}").format(run)
        return self.tr("Try {0} of {1}").format(run, limit)
