"""Signs what is told to a webhook, as Standard Webhooks (standardwebhooks.com, 1.0.0) has it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from according.errors import AccordingError, Problem

_PREFIX = "whsec_"
_SHORTEST, _LONGEST = 24, 64


def key_of(secret: str) -> bytes:
    """Return the key that a secret holds: "whsec_" and base64 of 24 to 64 bytes.

    Raises AccordingError where it holds none. The secret is in no message.
    """
    try:
        key = base64.b64decode(secret.strip().removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not _SHORTEST <= len(key) <= _LONGEST:
        remedy = f"Give {_PREFIX} and the base64 of {_SHORTEST} to {_LONGEST} random bytes."
        raise AccordingError(
            Problem("secret-unclear", "webhook secret", "The secret of the webhook is not one.", remedy)
        )
    return key


def signature_headers(key: bytes, id_: str, at: int, body: bytes) -> dict[str, str]:
    """Return the headers that prove from whom a body is; `at` are seconds since 1970."""
    signed = b".".join((id_.encode("ascii"), str(at).encode("ascii"), body))
    mark = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode("ascii")
    return {"webhook-id": id_, "webhook-timestamp": str(at), "webhook-signature": f"v1,{mark}"}
