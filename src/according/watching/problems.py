"""The Problems that a watch meets."""

from __future__ import annotations

from dataclasses import replace

from according.errors import Problem


def disallowed(url: str) -> Problem:
    """The site's robots.txt forbids it."""
    return Problem(
        "robots-disallow",
        url,
        "The site's robots.txt does not let us ask for this.",
        "Ask the owner of the site, or take another feed.",
    )


def unreachable(url: str) -> Problem:
    """The site's robots.txt cannot be had, so that nothing of the site may be asked."""
    return Problem(
        "robots-unreachable",
        url,
        "The site's robots.txt cannot be had just now, so that nothing of the site is asked.",
        "It is tried again later.",
    )


def lost(url: str, target: str) -> Problem:
    """An address redirects for ever, or to what is no web address."""
    return Problem(
        "address-redirects",
        url,
        f"It redirects too often, or to what is no web address ({target[:200]}).",
        "Give the last address.",
    )


def given_up(problem: Problem, *, has_headline: bool) -> Problem:
    """A page cannot be had: say what stands for it."""
    words = "What the feed says of it is kept in its place." if has_headline else "Nothing new of it is kept."
    return replace(problem, remedy=words)
