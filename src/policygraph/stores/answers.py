"""What a store answers, and its refusals in words for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from policygraph.errors import PolicyGraphError

_MOST_QUOTED = 300
_HINTS = {
    401: "the store does not accept the user or the password",
    403: "this user may not do that: ask the keeper of the store for the right to write the graph",
    413: "the chunks are too large for it: make them smaller",
}


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer over HTTP.

    Args:
        status: Its status code.
        reason: The status in words.
        text: Its body, or the beginning of a long one.
        is_html: The body is a page.
        location: Where a redirection leads; else empty.
        challenges: The ways to sign in that the store offers; empty but for status 401.
        retry_after: The value of that header; else empty.
    """

    status: int
    reason: str = ""
    text: str = ""
    is_html: bool = False
    location: str = ""
    challenges: str = ""
    retry_after: str = ""

    @property
    def said(self) -> str:
        r"""The gist of the body in one line, in which no character can command a terminal.

        >>> HttpAnswer(400, text="\nline 3: a dot is missing\nDETAILS\n").said
        'line 3: a dot is missing'
        >>> HttpAnswer(403, text="<title>Refused</title>\n<h1>SR575:\tno permission</h1>", is_html=True).said
        'Refused SR575: no permission'
        """
        if self.is_html:
            line = " ".join(re.sub(r"<[^>]*>", " ", self.text).split())
        else:
            line = next((line.strip() for line in self.text.splitlines() if re.search(r"\w", line)), "")
        shown = line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"
        return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in shown)


class RefusedError(PolicyGraphError):
    """A store answered a request with a status that is no success.

    Args:
        method: The request's method.
        address: Where it went.
        answer: What came back.
    """

    def __init__(self, method: str, address: str, answer: HttpAnswer) -> None:
        self.status = answer.status
        reason = answer.reason if answer.reason.isprintable() else ""
        words = f"{method} {address}: {answer.status} {reason or _phrase(answer.status)}".rstrip()
        if answer.said:
            words += f": {answer.said}"
        if answer.status in _HINTS:
            words += f" ({_HINTS[answer.status]})"
        super().__init__(words)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
