"""What HTTP says in headers and errors, as numbers and words for a person."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit, urlunsplit

import requests


def reason(error: requests.RequestException) -> str:
    """Return why there is no answer.

    Args:
        error: What was raised in place of one.

    >>> reason(requests.ReadTimeout()), reason(requests.ConnectTimeout()), reason(requests.ConnectionError())
    ('no answer in time', 'cannot be reached in time', 'the connection broke off')
    """
    if isinstance(error, requests.Timeout):
        return "no answer in time" if isinstance(error, requests.ReadTimeout) else "cannot be reached in time"
    return cause(error)


def cause(error: BaseException) -> str:
    """Return what the operating system said: the errors around it repeat addresses and names of classes.

    Args:
        error: The outermost error.
    """
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, OSError) and not isinstance(found, requests.RequestException):
            return found.strerror or str(found)
        found = found.__cause__ or found.__context__
    return "the connection broke off"


def offers(scheme: str, challenges: str) -> bool:
    """Return whether a server lets people sign in by a scheme.

    Args:
        scheme: The name of the scheme.
        challenges: The value of the header ``WWW-Authenticate``.

    >>> offers("basic", 'Digest realm="a", Basic realm="b"'), offers("basic", 'Digest realm="Basic"')
    (True, False)
    """
    return re.search(rf"(?:^|,\s*){scheme}\b", challenges, re.IGNORECASE) is not None


def seconds(retry_after: str) -> float:
    """Return the seconds that a server asks to wait, which it says as a number or as a date (RFC 9110, 10.2.3).

    Args:
        retry_after: The value of the header ``Retry-After``.

    >>> seconds("120"), seconds(""), seconds("Fri, 31 Dec 1999 23:59:59 GMT"), seconds("soon")
    (120.0, 0.0, 0.0, 0.0)
    """
    if re.fullmatch(r"\d{1,9}", retry_after, re.ASCII):
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def without_query(address: str) -> str:
    """Return an address without what may be a secret in it.

    Args:
        address: An address, also one that a server named.

    >>> without_query("https://store.example.org/data?key=secret")
    'https://store.example.org/data'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that is none"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
