"""The key that signs what a person writes from this PC: made at sign-in, kept in memory only."""

from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from oneenglish_desktop.domain.answers import Answer


class SigningKey:
    """An Ed25519 key of one sign-in; its public half lies in the session row."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()

    @property
    def public(self) -> bytes:
        """The 32 bytes that verify."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, answer: Answer) -> Answer:
        """The same answer with its signature."""
        return replace(answer, signature=self._key.sign(answer.signed_bytes()))


def is_signed(answer: Answer, public: bytes) -> bool:
    """Whether the key with the half `public` signed exactly this answer."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(answer.signature, answer.signed_bytes())
    except (InvalidSignature, ValueError):
        # ValueError: the key is not 32 bytes, or the response is no JSON.
        return False
    return True
