"""Who may use a server: tokens, of which only hashes are kept, and the sessions of those who are signed in.

They lie in the ledger's database and are no part of the journal. A secret is 256 random bits, so that a plain
SHA-256 of it is enough; passwords are never asked for.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import delete, insert, select, update

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.facts import sha256
from according.ledger.store import Store
from according.times.moments import iso, now

Scope = Literal["read", "review", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What may be done, each with all before it: look; add and decide; see everybody's decisions and tokens."""

LONGEST_SESSION_S = 12 * 3600.0
_PREFIX = "acc_"
_ANY = select(tables.token.c.id).where(tables.token.c.revoked_at.is_(None)).limit(1)


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret: whose it is, what they may do, when it was made and revoked (None: not)."""

    id: str
    name: str
    scope: Scope
    made_at: str
    revoked_at: str | None = None


class Keys:
    """The tokens and sessions of a ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, scope: Scope) -> tuple[Token, str]:
        """Make a token for somebody, and return it with its secret, which is not kept.

        Raises AccordingError where nobody is named.
        """
        if not name.strip():
            raise AccordingError(
                Problem("name-missing", "name", "It is not said whose token it is.", "Give a name.")
            )
        secret = _PREFIX + secrets.token_urlsafe(32)
        token = Token(f"t_{secrets.token_hex(5)}", name.strip(), scope, now())
        with self._store.writing() as connection:
            values = {"id": token.id, "name": token.name, "scope": scope, "made_at": token.made_at}
            connection.execute(insert(tables.token), [{**values, "hash": sha256(secret)}])
        return token, secret

    def all(self) -> list[Token]:
        """Return all tokens, revoked ones too, the oldest first."""
        table = tables.token
        with self._store.reading() as connection:
            return [_token(row) for row in connection.execute(select(table).order_by(table.c.made_at))]

    def revoke(self, id_: str) -> Token:
        """Revoke a token, and end its sessions. Raises AccordingError where there is none of that id."""
        table, session = tables.token, tables.session
        with self._store.writing() as connection:
            row = connection.execute(select(table).where(table.c.id == id_)).first()
            if row is None:
                raise AccordingError(
                    Problem(
                        "token-unknown", id_, "No token has this id.", "`according token list` shows them."
                    )
                )
            if row.revoked_at is None:
                connection.execute(update(table).where(table.c.id == id_).values(revoked_at=now()))
            connection.execute(delete(session).where(session.c.token == id_))
            return _token(connection.execute(select(table).where(table.c.id == id_)).one())

    def are_needed(self) -> bool:
        """Tell whether there is a token that holds: then everybody needs one."""
        with self._store.reading() as connection:
            return connection.scalar(_ANY) is not None

    def holder(self, secret: str) -> Token | None:
        """Return the token that a secret is of; None where it is of none that holds."""
        table = tables.token
        query = select(table).where(table.c.hash == sha256(secret), table.c.revoked_at.is_(None))
        with self._store.reading() as connection:
            row = connection.execute(query).first()
        return _token(row) if row is not None else None

    def begin(self, token: Token, seconds: float = LONGEST_SESSION_S) -> str:
        """Begin a session of a token's holder, and return its secret, which is not kept."""
        secret, table, moment = secrets.token_urlsafe(32), tables.session, dt.datetime.now(dt.UTC)
        ends_at = iso(moment + dt.timedelta(seconds=seconds))
        with self._store.writing() as connection:
            connection.execute(delete(table).where(table.c.ends_at <= iso(moment)))
            connection.execute(
                insert(table), [{"hash": sha256(secret), "token": token.id, "ends_at": ends_at}]
            )
        return secret

    def guest(self, secret: str) -> Token | None:
        """Return the token whose holder's session a secret is of; None where it has ended."""
        table, session = tables.token, tables.session
        query = (
            select(table)
            .join(session, session.c.token == table.c.id)
            .where(session.c.hash == sha256(secret), session.c.ends_at > now(), table.c.revoked_at.is_(None))
        )
        with self._store.reading() as connection:
            row = connection.execute(query).first()
        return _token(row) if row is not None else None

    def end(self, secret: str) -> None:
        """End a session."""
        table = tables.session
        with self._store.writing() as connection:
            connection.execute(delete(table).where(table.c.hash == sha256(secret)))


def _token(row: Any) -> Token:
    return Token(row.id, row.name, row.scope, row.made_at, row.revoked_at)
