"""The player of matching: two sides and the lines between them."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.document import Prompt, content_of
from oneenglish_desktop.questions.marks import Part
from oneenglish_desktop.questions.matching.model import RESPONSE, MatchingContent
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.question_type import read_response
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.learning.key_line import KeyLine
from oneenglish_desktop.widgets.learning.match_board import LETTERS, MatchBoard
from oneenglish_desktop.widgets.override import override


class MatchingPlayer(Player):
    """Words with numbers and meanings with letters; a letter matches the word that waits."""

    def __init__(
        self, prompt: Prompt, shuffle_seed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(prompt, shuffle_seed, parent)
        content = content_of(prompt, MatchingContent)
        right = content.shown_right(shuffle_seed)
        self._left_ids = [item.id for item in content.left]
        self._right_ids = [item.id for item in right]
        self._right_texts = [item.text for item in right]
        left = [item.text for item in content.left]
        self._board = MatchBoard(left, self._right_texts, reuse=content.reuse)
        self._board.changed.connect(self._matched)
        help_ = self.tr("Drag a line, or choose a word and type its letter.")
        self._help = Label(help_, "bodyStudent", "text2", wrap=True)
        self._line = KeyLine()
        for widget in (self._help, self._board, self._line):
            self.body.addWidget(widget)
        self.body.insertSpacing(self.body.indexOf(self._line), 4)
        self.setFocusProxy(self._board)
        self._count()

    @override
    def response(self) -> JsonValue:
        return {
            self._left_ids[word]: self._right_ids[place]
            for word, place in self._board.pairs().items()
        }

    @override
    def set_response(self, response: JsonValue) -> None:
        shown = read_response(RESPONSE, response) or {}
        self._board.set_pairs(
            {
                self._left_ids.index(word): self._right_ids.index(meaning)
                for word, meaning in shown.items()
                if word in self._left_ids and meaning in self._right_ids
            }
        )
        self._count()

    @override
    def missing_words(self, parts: tuple[str, ...]) -> str:
        return self.tr("Match all {0} to continue.").format(len(self._left_ids))

    @override
    def show_parts(self, parts: Mapping[str, Part], *, marked: bool) -> None:
        for word, id_ in enumerate(self._left_ids):
            part = parts.get(id_)
            if part is None:
                self._board.set_verdict(word, "open")
            elif part.verdict == "right":
                self._board.set_verdict(word, "correct", self.tr("Correct"))
            else:
                self._board.set_verdict(word, "not_yet", self._not_yet(part))

    @override
    def set_locked(self, locked: bool) -> None:
        self._board.set_locked(locked)
        self._help.setHidden(locked)
        self._line.setHidden(locked)

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        return self._board.press_letter(event)

    @classmethod
    @override
    def words(cls, prompt: Prompt, response: JsonValue) -> str:
        content = content_of(prompt, MatchingContent)
        meanings = {item.id: item.text for item in content.right}
        shown = read_response(RESPONSE, response) or {}
        pair = QCoreApplication.translate("MatchingPlayer", "{0}: {1}")
        pairs = (
            pair.format(item.text, meanings[shown[item.id]])
            for item in content.left
            if shown.get(item.id) in meanings
        )
        return QCoreApplication.translate("MatchingPlayer", "; ").join(pairs)

    def _not_yet(self, part: Part) -> str:
        """The verdict in words, with the letter of the right partner when it may be known."""
        word = self.tr("Not yet") if part.given else self.tr("No answer")
        if part.expected not in self._right_texts:
            return word
        letter = LETTERS[self._right_texts.index(part.expected)]
        return self.tr("{0}, {1} is right").format(word, letter)

    def _matched(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        matched, total = len(self._board.pairs()), len(self._left_ids)
        last = LETTERS[len(self._right_ids) - 1]
        match = ("[A]", self.tr("to"), f"[{last}]", self.tr("match"))
        hints = (("[↑]", "[↓]", self.tr("word")), match, ("[Del]", self.tr("remove")))
        self._line.show_line(self.tr("{0} of {1} matched").format(matched, total), hints)
