"""What a password becomes before it leaves the PC."""

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

PROOF_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class HashCosts:
    """How dear one guess is (argon2id).

    Attributes:
        time_cost: passes over the memory.
        memory_kib: memory in KiB.
        parallelism: lanes.
    """

    time_cost: int
    memory_kib: int
    parallelism: int


# About 100 ms on a PC of a classroom.
SCHOOL_COSTS = HashCosts(time_cost=2, memory_kib=64 * 1024, parallelism=1)
# The demo school's password is printed in the manual; its people sign in at once.
DEMO_COSTS = HashCosts(time_cost=1, memory_kib=1024, parallelism=1)


def password_proof(password: str, salt: bytes, costs: HashCosts) -> bytes:
    """The proof that the database compares by its hash; the password itself is never sent.

    Args:
        password: as typed; two ways to type one letter give the same proof.
        salt: of the account, at least 8 bytes.
        costs: of the account.

    Returns:
        32 bytes of argon2id.
    """
    return hash_secret_raw(
        secret=unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"),
        salt=salt,
        time_cost=costs.time_cost,
        memory_cost=costs.memory_kib,
        parallelism=costs.parallelism,
        hash_len=PROOF_BYTES,
        type=Type.ID,
    )
