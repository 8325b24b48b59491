"""Reads saved messages: a Telegram export (result.json) and mail (.eml)."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from according.reports.decode import without_surrogates
from according.reports.lines import Fields
from according.reports.markup import text_of, tree_of

_MAIL_HEADER = re.compile(rb"(?im)^(?:from|to|subject|date|message-id|received|return-path|mime-version):")
_MISHAPS = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


def is_telegram(value: Any) -> bool:
    """Tell whether a JSON object is an export of Telegram: of one chat, or of all of them."""
    return isinstance(value, dict) and any(True for _ in _chats(value))


def read_telegram(value: dict[str, Any]) -> Iterator[Fields]:
    """Yield the messages of an export that hold words, each known by its chat and number.

    The time is that of the last change, with a zone where the export has one. Telegram's own scheme of
    addresses names chat and message: so the same message in a later export revises it, if it was edited.
    """
    for chat in _chats(value):
        name, number = _words(chat.get("name")), chat.get("id")
        for message in chat["messages"]:
            if not isinstance(message, dict) or message.get("type", "message") != "message":
                continue
            text = _plain(message.get("text"))
            if text.strip():
                own = message.get("id")
                address = (
                    f"tg://privatepost?channel={number}&post={own}" if own is not None and number else None
                )
                teller = _words(message.get("forwarded_from")) or name or _words(message.get("from"))
                yield Fields(text, f"{name or number or 'chat'}/{own}", address, teller, _time(message))


def _chats(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    chats = value.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    for chat in [value, *(listed if isinstance(listed, list) else [])]:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        if isinstance(messages, list) and ("type" in chat or "name" in chat):
            yield chat


def _plain(text: Any) -> str:
    """Return the words of a message: a string, or a list of strings and of marked-up pieces."""
    pieces = text if isinstance(text, list) else [text]
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(each for each in words if isinstance(each, str))


def _time(message: dict[str, Any]) -> str | None:
    """Return when a message was last changed, as precisely as the export says."""
    for key in ("edited_unixtime", "date_unixtime"):
        stated = message.get(key)
        if isinstance(stated, (str, int)) and str(stated).isdecimal() and len(str(stated)) < 12:
            return dt.datetime.fromtimestamp(int(stated), dt.UTC).isoformat()
    return _words(message.get("edited")) or _words(message.get("date"))


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def looks_like_mail(data: bytes) -> bool:
    """Tell whether a file begins as a message of e-mail does."""
    head = data[:4096].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return len({match.group().lower() for match in _MAIL_HEADER.finditer(head)}) >= 3


def read_mail(data: bytes) -> Fields | None:
    """Return the fields of a message of e-mail: its own words, not its attachments. None where it is none.

    The publisher is the sender's name or, without one, the domain that it came from.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        content = body.get_content() if body is not None else None
        text = (
            _body(content, body.get_content_type()) if body is not None and isinstance(content, str) else ""
        )
        sender = message["from"].addresses[0] if message["from"] and message["from"].addresses else None
        publisher = (sender.display_name or sender.domain) if sender else None
        title, number = message["subject"], message["message-id"]
    except _MISHAPS:
        return None
    address = f"mid:{str(number).strip().strip('<>')}" if number else None
    title = str(title) if title else None
    return Fields(
        _writable(text) or "",
        None,
        _writable(address),
        _writable(publisher or None),
        _sent(message),
        _writable(title),
    )


def _writable(words: str | None) -> str | None:
    """Return words with U+FFFD for bytes of no encoding, which stand as half pairs in what is decoded."""
    return without_surrogates(words, "mail")[0] if words is not None else None


def _sent(message: Message) -> str | None:
    """Return when a message was sent; None where its date is none that there is."""
    try:
        stated: Any = message["date"]
        moment = stated.datetime
        return moment.isoformat() if moment is not None else None
    except (*_MISHAPS, ArithmeticError):
        return None


def _body(text: str, kind: str) -> str:
    if kind != "text/html":
        return text
    tree = tree_of(text)
    return text_of(tree) if tree is not None else ""
