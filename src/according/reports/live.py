"""Splits a live blog into its posts, by what the page says of itself in data, in microdata or by its build.

No site is known by name. A page is a live blog where its data or its markup call it one; its posts are then
the updates that the data list, or the elements marked as such, or the largest row of siblings with a time
each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urldefrag, urljoin

from according.reports.markup import structured, text_of, types_of, words_of
from according.times import parse_published

_LIVE = re.compile(
    r"(?i)(?:^|[\s_-])live[\s_-]?(?:blog|updates?|feed|stream|ticker|text|coverage|reporting|posts?|event)"
)
_NOT_POSTS = re.compile(r"(?i)comment|related|promo|teaser|sidebar|nav")
_FEWEST_SIBLINGS = 3
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a live blog; `published` is ISO 8601. The title is the post's own."""

    text: str
    title: str | None
    published: str | None
    url: str | None


def posts_of(tree: Any, url: str | None) -> tuple[Post, ...]:
    """Return the posts of a live blog as the page orders them; none where the page is no live blog."""
    blogs = [item for item in structured(tree) if "LiveBlogPosting" in types_of(item)]
    stated = tuple(post for item in blogs for post in _stated(item, tree, url))
    if len(stated) > 1:
        return _once(stated)
    marked = tuple(_marked(tree, url))
    if len(marked) > 1:
        return _once(marked)
    return _once(_built(tree, url)) if blogs or _calls_itself_live(tree) else ()


def _once(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the posts, each once; an address that several state is the page's, and no post's own."""
    unlike = tuple(dict.fromkeys(posts))
    stated = Counter(post.url for post in unlike)
    return tuple(replace(post, url=None) if stated[post.url] > 1 else post for post in unlike)


def _stated(blog: dict[str, Any], tree: Any, url: str | None) -> Iterator[Post]:
    """Yield the updates that the data list; a body that only the page gives is taken from there."""
    updates = blog.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if not isinstance(update, dict):
            continue
        own = _address(update, url)
        body = words_of(update.get("articleBody")) or _at(tree, own) or words_of(update.get("text"))
        body = body or words_of(update.get("description"))
        title = words_of(update.get("headline")) or words_of(update.get("name"))
        if body or title:
            time = words_of(update.get("datePublished")) or words_of(update.get("dateModified"))
            yield Post(body or title or "", title, _moment(time), own)


def _address(update: dict[str, Any], url: str | None) -> str | None:
    """Return where a post is: an address of its own, or the page's with the post's id."""
    for key in ("url", "@id", "mainEntityOfPage"):
        value = update.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip() and value != url:
            return _joined(url, value.strip())
    return None


def _joined(url: str | None, reference: str) -> str | None:
    try:
        return urljoin(url or "", reference) or None
    except ValueError:
        return None


def _at(tree: Any, url: str | None) -> str | None:
    """Return the text of the element that an address points at, if it points into the page."""
    name = urldefrag(url).fragment if url else ""
    found = tree.xpath("//*[@id=$name]", name=name) if name else ()
    text = text_of(found[0]) if found else ""
    return text if len(text.split()) >= _FEWEST_WORDS else None


def _marked(tree: Any, url: str | None) -> Iterator[Post]:
    """Yield the elements that microdata mark as updates of a live blog."""
    for element in tree.xpath("//*[contains(@itemprop, 'liveBlogUpdate')]"):
        if post := _post(element, url):
            yield post


def _calls_itself_live(tree: Any) -> bool:
    return any(
        "LiveBlogPosting" in element.get("itemtype", "")
        or _LIVE.search(element.get("class", ""))
        or _LIVE.search(element.get("id", ""))
        for element in tree.xpath(
            "//body | //main | //article | //section | //div[@class or @id] | //ol | //ul"
        )
    )


def _built(tree: Any, url: str | None) -> tuple[Post, ...]:
    """Return the largest row of siblings that each have a time of day and text of their own."""
    rows: dict[tuple[Any, str], dict[Any, None]] = defaultdict(dict)
    for time in tree.iter("time"):
        below = time
        for above in time.iterancestors():
            if _NOT_POSTS.search(f"{above.get('class', '')} {above.get('itemtype', '')}"):
                break
            rows[above, below.tag][below] = None
            below = above
    found = []
    for elements in rows.values():
        if len(elements) >= _FEWEST_SIBLINGS:
            posts = [post for element in elements if (post := _post(element, url)) and _has_hour(post)]
            if len(posts) >= _FEWEST_SIBLINGS:
                found.append(tuple(posts))
    return max(found, key=lambda posts: (len(posts), sum(len(post.text) for post in posts)), default=())


def _has_hour(post: Post) -> bool:
    return post.published is not None and "T" in post.published


def _post(element: Any, url: str | None) -> Post | None:
    times = element.xpath("descendant-or-self::*[@itemprop='datePublished'] | descendant::time[@datetime]")
    stated = next((t.get("datetime") or t.get("content") or t.text_content() for t in times), None)
    bodies = element.xpath("descendant::*[@itemprop='articleBody']")
    headings = element.xpath(
        "descendant::*[@itemprop='headline'] | descendant::*[self::h2 or self::h3 or self::h4]"
    )
    text = text_of(bodies[0] if bodies else element)
    title = text_of(headings[0]).replace("\n", " ") if headings else ""
    text = _without(text, [title, *(text_of(time) for time in element.iter("time"))])
    if len(text.split()) < _FEWEST_WORDS:
        return None
    names = element.xpath("(descendant-or-self::*[@id])[1]/@id")
    own = _joined(url, f"#{names[0]}") if names and url else None
    return Post(text, title or None, _moment(stated), own)


def _without(text: str, furniture: list[str]) -> str:
    """Leave out the lines at the top of a post that are its time or its title."""
    lines = text.split("\n")
    while lines and (lines[0] in furniture or not re.search(r"[^\W\d_]", lines[0])):
        del lines[0]
    return "\n".join(lines)


def _moment(words: str | None) -> str | None:
    return parse_published(words.strip()) if words else None
