"""What a request asks by the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import parse_qsl, quote

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_MOST_PARAMETERS = 100
_ASCII = bytes(range(0x20, 0x7F))


class RefusedRequestError(Exception):
    """A request that gets no answer.

    Args:
        status: The status that says so.
        message: What is wrong, and what to do about it.
        allowed: The methods that are allowed, where that is what is wrong.
    """

    def __init__(self, status: HTTPStatus, message: str, allowed: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.allowed = allowed


def asked(parameters: bytes, kind: str | None = None, body: bytes = b"") -> str:
    """Return the query of a request.

    Args:
        parameters: What stands behind the question mark of the address, as it was sent.
        kind: The media type of the body; None for GET.
        body: What was posted.

    Raises:
        RefusedRequestError: If it is no query, or asks for what there is not.

    >>> asked(b"query=ASK+%7B%7D"), asked(b"", "application/sparql-query", b"ASK {}")
    ('ASK {}', 'ASK {}')
    >>> asked(b"", "application/sparql-update", b"CLEAR ALL")
    Traceback (most recent call last):
    policygraph.stores.sparql_requests.RefusedRequestError: A query is posted as ...
    """
    if kind not in {None, _FORM, _QUERY}:
        raise RefusedRequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A query is posted as {_QUERY} or {_FORM}; nothing can be changed here."
        )
    try:
        found = _pairs(parameters)
        if kind == _FORM:
            found += _pairs(body)
        elif kind == _QUERY:
            found.append(("query", body.decode("utf-8")))
    except UnicodeDecodeError:
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "The query is no text in UTF-8.") from None
    except ValueError:
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "There are too many parameters.") from None
    names = [name for name, _ in found]
    if "update" in names:
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "Nothing can be changed here: ask a query.")
    for name in ("default-graph-uri", "named-graph-uri"):
        if name in names:
            raise RefusedRequestError(
                HTTPStatus.BAD_REQUEST, f"{name} is not supported: name the graph in the query, with FROM or GRAPH."
            )
    queries = [value for name, value in found if name == "query"]
    if len(queries) != 1:
        raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "Ask one query, as the parameter query.")
    return queries[0]


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    """Return names with their values; letters that were sent as they are count as if they had been encoded."""
    escaped = quote(encoded, safe=_ASCII)
    return parse_qsl(escaped, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
