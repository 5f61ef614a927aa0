"""The player of ordering: rows to move."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.ordering.model import RESPONSE, OrderingContent
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.key_line import KeyLine
from oneenglish_desktop.widgets.learning.order_rows import OrderRows
from oneenglish_desktop.widgets.override import override

_VERDICTS = {"right": "correct", "almost": "almost", "not_yet": "not_yet", "missing": "not_yet"}


class OrderingPlayer(Player):
    """The mixed items under the question; nothing is answered before the first move."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        content = content_of(prompt, OrderingContent)
        self._unit = content.unit
        items = content.shown_items(shuffle_seed)
        self._ids = [item.id for item in items]
        self._is_answered = False
        self._rows = OrderRows([item.text for item in items], content.unit)
        self._rows.changed.connect(self._moved)
        self._rows.told.connect(self._tell)
        self._help = Label(
            self._by_unit(
                self.tr("Drag a sentence, or use the arrows."),
                self.tr("Drag a word, or use the arrows."),
            ),
            *("bodyStudent", "text2"),
            wrap=True,
        )
        self._line = KeyLine()
        for widget in (self._help, self._rows, self._line):
            self.body.addWidget(widget)
        self.setFocusProxy(self._rows)
        self._tell("")

    @override
    def response(self) -> JsonValue:
        return [self._ids[index] for index in self._rows.order()] if self._is_answered else []

    @override
    def set_response(self, response: JsonValue) -> None:
        shown = read_response(RESPONSE, response) or ()
        self._is_answered = sorted(shown) == sorted(self._ids)
        order = [self._ids.index(id_) for id_ in shown] if self._is_answered else None
        self._rows.set_order(order or range(len(self._ids)))

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        return self._by_unit(
            self.tr("Put the sentences in order."), self.tr("Put the words in order.")
        )

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        for index, id_ in enumerate(self._ids):
            part = parts.get(id_)
            if part is None:
                self._rows.set_verdict(index, "open")
            else:
                self._rows.set_verdict(index, _VERDICTS[part.verdict], self._word(part))

    @override
    def set_locked(self, locked: bool) -> None:
        self._rows.set_locked(locked)
        self._help.setHidden(locked)
        self._line.setHidden(locked)

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        texts = {item.id: item.text for item in content_of(prompt, OrderingContent).items}
        shown = read_response(RESPONSE, response) or ()
        separator = QCoreApplication.translate("OrderingPlayer", " / ")
        return separator.join(texts[id_] for id_ in shown if id_ in texts)

    def _word(self, part: Part) -> str:
        """The verdict in words, with the right place when it may be known."""
        if part.verdict == "right":
            return self.tr("Correct")
        word = self.tr("Almost") if part.verdict == "almost" else self.tr("Not yet")
        if part.expected is None or part.expected == part.given:
            return word
        return self.tr("{0}, place {1}").format(word, part.expected)

    def _by_unit(self, of_sentences: str, of_words: str) -> str:
        return of_words if self._unit == "word" else of_sentences

    def _moved(self) -> None:
        self._is_answered = True
        self.changed.emit()

    def _tell(self, sentence: str) -> None:
        """Says which keys go on with the movement, or begin one."""
        arrows = ("[↑]", "[↓]")
        if sentence:
            put, cancel = ("[Space]", self.tr("put down")), ("[Esc]", self.tr("cancel"))
            self._line.show_line(sentence, ((*arrows, self.tr("move")), put, cancel))
            return
        idle = self._by_unit(self.tr("Pick up a sentence."), self.tr("Pick up a word."))
        choose = (*arrows, self._by_unit(self.tr("sentence"), self.tr("word")))
        self._line.show_line(idle, (choose, ("[Space]", self.tr("pick up"))))
