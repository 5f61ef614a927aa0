"""The journal: an answer is safe here before anything else happens to it."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from oneenglish_desktop.domain.answers import Answer
from oneenglish_desktop.storage.local.journal_file import JournalFile, Row


class AnswerState(StrEnum):
    """What became of a journalled answer."""

    WAITING = "waiting"
    SENT = "sent"
    SUPERSEDED = "superseded"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalledAnswer:
    """An answer and what became of it.

    Attributes:
        reason: why the school refused it.
        added_at: by this PC's clock.
    """

    answer: Answer
    state: AnswerState
    reason: str | None
    added_at: datetime


class Journal:
    """Answers and drafts of everybody who uses this PC; safe for threads and processes.

    Every method raises JournalFull when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        """Open the journal, or make it.

        Args:
            path: a file of this PC alone, not one that PCs share over the network.

        Raises:
            Unavailable: the file cannot be opened or made.
        """
        self._file = JournalFile(path)

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged journal was moved, None when all was well."""
        return self._file.set_aside

    def add(self, answer: Answer) -> None:
        """Keep an answer; it is on the disk when this returns. Twice is once.

        Raises:
            JournalFull: it is not kept.
        """
        fields = asdict(answer)
        signature = fields.pop("signature")
        self._file.execute(
            "insert into answer"
            " (answer_id, phase_progress_id, item, attempt, body, signature, added_at)"
            " values (?, ?, ?, ?, ?, ?, ?) on conflict (answer_id) do nothing",
            answer.answer_id,
            answer.phase_progress_id,
            answer.item,
            answer.attempt,
            json.dumps(fields),
            signature,
            _now(),
            durable=True,
        )

    def waiting(self, limit: int = 50) -> tuple[Answer, ...]:
        """Answers to send, oldest first."""
        rows = self._file.execute(
            "select body, signature from answer where state = 'waiting' order by seq limit ?",
            limit,
        )
        return tuple(_answer(*row) for row in rows)

    def count_waiting(self) -> int:
        """How many answers are not sent."""
        rows = self._file.execute("select count(*) from answer where state = 'waiting'")
        return int(rows[0][0])

    def set_sent(self, answer_id: str) -> None:
        """The school has the answer."""
        self._settle(answer_id, AnswerState.SENT)

    def set_superseded(self, answer_id: str) -> None:
        """Another answer holds this try of the question."""
        self._settle(answer_id, AnswerState.SUPERSEDED)

    def set_refused(self, answer_id: str, reason: str) -> None:
        """The school does not take the answer."""
        self._settle(answer_id, AnswerState.REFUSED, reason)

    def attempts(self, phase_progress_id: str) -> dict[int, int]:
        """The highest try of each item of a run; one that was refused is free again."""
        rows = self._file.execute(
            "select item, max(attempt) from answer"
            " where phase_progress_id = ? and state <> 'refused' group by item",
            phase_progress_id,
        )
        return dict(rows)

    def answers(self, phase_progress_id: str) -> tuple[JournalledAnswer, ...]:
        """The answers of a run, oldest first."""
        rows = self._file.execute(
            "select body, signature, state, reason, added_at from answer"
            " where phase_progress_id = ? order by seq",
            phase_progress_id,
        )
        return tuple(map(_journalled, rows))

    def save_draft(
        self,
        user_id: str,
        phase_progress_id: str,
        item: int,
        response: Any,  # noqa: ANN401 - JSON
    ) -> None:
        """Keep what is on the screen; None forgets it."""
        text = None if response is None else json.dumps(response)
        self._touch_item("response", user_id, phase_progress_id, item, text)

    def drafts(self, user_id: str, phase_progress_id: str) -> dict[int, Any]:
        """Item -> response that was on the screen."""
        rows = self._file.execute(
            "select item, response from draft"
            " where user_id = ? and phase_progress_id = ? and response is not null",
            user_id,
            phase_progress_id,
        )
        return {item: json.loads(response) for item, response in rows}

    def set_flag(
        self,
        user_id: str,
        phase_progress_id: str,
        item: int,
        flagged: bool,  # noqa: FBT001 - the one value to set
    ) -> None:
        """Flag an item to come back to, or not."""
        self._touch_item("flagged", user_id, phase_progress_id, item, int(flagged))

    def flags(self, user_id: str, phase_progress_id: str) -> frozenset[int]:
        """The flagged items of a run."""
        rows = self._file.execute(
            "select item from draft where user_id = ? and phase_progress_id = ? and flagged",
            user_id,
            phase_progress_id,
        )
        return frozenset(item for (item,) in rows)

    def set_active_seconds(self, user_id: str, phase_progress_id: str, seconds: int) -> None:
        """The time that the person has spent in a run so far, in seconds."""
        self._file.execute(
            "insert into run values (?, ?, ?, ?)"
            " on conflict (user_id, phase_progress_id) do update"
            " set active_seconds = excluded.active_seconds, touched_at = excluded.touched_at",
            user_id,
            phase_progress_id,
            seconds,
            _now(),
        )

    def active_seconds(self, user_id: str, phase_progress_id: str) -> int:
        """Seconds that the person has spent in a run, 0 for an unknown one."""
        rows = self._file.execute(
            "select active_seconds from run where user_id = ? and phase_progress_id = ?",
            user_id,
            phase_progress_id,
        )
        return int(rows[0][0]) if rows else 0

    def forget(self, before: datetime) -> None:
        """Drop settled answers and drafts that are older; what waits stays for ever."""
        moment = before.timestamp()
        self._file.execute("delete from answer where state <> 'waiting' and added_at < ?", moment)
        self._file.execute("delete from draft where touched_at < ?", moment)
        self._file.execute("delete from run where touched_at < ?", moment)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _settle(self, answer_id: str, state: AnswerState, reason: str | None = None) -> None:
        # Not flushed: an answer that waits again after a power cut is stored once all the same.
        self._file.execute(
            "update answer set state = ?, reason = ? where answer_id = ?",
            state,
            reason,
            answer_id,
        )

    def _touch_item(
        self, column: str, user_id: str, phase_progress_id: str, item: int, value: object
    ) -> None:
        self._file.execute(
            f"insert into draft (user_id, phase_progress_id, item, {column}, touched_at)"  # noqa: S608 - one of our two columns
            " values (?, ?, ?, ?, ?) on conflict (user_id, phase_progress_id, item) do update"
            f" set {column} = excluded.{column}, touched_at = excluded.touched_at",
            user_id,
            phase_progress_id,
            item,
            value,
            _now(),
        )


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _answer(body: str, signature: bytes) -> Answer:
    return Answer(**json.loads(body), signature=signature)


def _journalled(row: Row) -> JournalledAnswer:
    body, signature, state, reason, added_at = row
    return JournalledAnswer(
        answer=_answer(body, signature),
        state=AnswerState(state),
        reason=reason,
        added_at=datetime.fromtimestamp(added_at, UTC),
    )
