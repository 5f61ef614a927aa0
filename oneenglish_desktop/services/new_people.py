"""Makes the rows of new people: the password becomes a verifier, and is forgotten."""

from hashlib import sha256

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.services.passwords import HashCosts, password_proof
from oneenglish_desktop.storage.postgres.seed import SeedPerson

SALT_BYTES = 16


def new_person(  # noqa: PLR0913 - the columns of a person
    person_id: str,
    username: str,
    full_name: str,
    *,
    email: str | None,
    role: RoleName,
    password: str,
    salt: bytes,
    costs: HashCosts,
) -> SeedPerson:
    """A person who can sign in with the password.

    Args:
        person_id: UUID as text.
        username: how the person signs in.
        full_name: as it is shown.
        email: another way to sign in, None for none.
        role: what the person may do.
        password: as it will be typed.
        salt: 16 random bytes.
        costs: how dear one guess is.
    """
    proof = password_proof(password, salt, costs)
    return SeedPerson(
        id=person_id,
        username=username,
        full_name=full_name,
        email=email,
        salt=salt,
        # The database never holds what signs in, only its hash.
        verifier=sha256(proof).digest(),
        time_cost=costs.time_cost,
        memory_kib=costs.memory_kib,
        parallelism=costs.parallelism,
        roles=(role,),
    )
