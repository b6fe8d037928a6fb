"""Requests to a store: time limits, signing in, and trying again when it is busy or away for a moment.

Requests are never redirected, for a redirected POST becomes a GET in most clients, and credentials would go where
nobody meant them to. Neither ``~/.netrc`` nor a proxy set for other hosts comes into play for this machine's own ports.
"""

from __future__ import annotations

import io
import os
from dataclasses import replace
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_environ_proxies

from policygraph.errors import PolicyGraphError
from policygraph.stores.answers import HttpAnswer, RefusedError
from policygraph.stores.credentials import PASSWORD, TOKEN, USER, Credentials, is_loopback
from policygraph.stores.http_words import cause, offers, reason, seconds, without_query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from types import TracebackType

_TRANSIENT = {429, 500, 502, 503, 504}
_AWAY = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
_LONGEST_PAUSE = 60.0
_LONGEST_PAUSE_ASKED_FOR = 600.0
_CONNECTING = 10.0
_MOST_READ = 1_000_000


class _Token(AuthBase):
    """A bearer token goes with every request; without one, that requests looks for no other credentials."""

    def __init__(self, token: str = "") -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Connection:
    """A connection to the host of an endpoint.

    Args:
        endpoint: The address that decides on proxies.
        credentials: Who pushes; None for anybody.
        retries: How often a request is tried again.
        time_limit: The most seconds to wait for an answer.
        on_wait: Called with what is wrong before the pause that comes before another try.
    """

    def __init__(
        self,
        endpoint: str,
        credentials: Credentials | None = None,
        *,
        retries: int = 5,
        time_limit: float = 120.0,
        on_wait: Callable[[str], None] | None = None,
    ) -> None:
        self._credentials = credentials or Credentials()
        self._retries = retries
        self._time_limit = time_limit
        self._on_wait = on_wait
        self._session = requests.Session()
        self._session.auth = _Token(self._credentials.token)
        self._session.trust_env = False
        self._session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
        if not is_loopback(urlsplit(endpoint).hostname or ""):
            self._session.proxies = get_environ_proxies(endpoint)

    def __enter__(self) -> Connection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._session.close()

    def send(
        self,
        method: str,
        address: str,
        *,
        parameters: Mapping[str, str] | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        also: Collection[int] = (),
    ) -> HttpAnswer:
        """Send a request and return the answer, after several tries if need be.

        Args:
            method: The method of HTTP.
            address: Where to.
            parameters: What is added to the address.
            body: What is sent.
            headers: Headers beside those of every request.
            also: Statuses that are as good as a success.

        Raises:
            RefusedError: If the answer is another.
            PolicyGraphError: If there is none, or signing in is not possible.
        """
        where = without_query(address)
        for tried in range(self._retries + 1):
            asked, problem = 0.0, ""
            try:
                answer = self._signed_in(method, address, parameters, body, headers)
            except requests.exceptions.SSLError as error:
                raise PolicyGraphError(
                    f"{where}: the connection is not secure: {cause(error)}; if the store's certificate is of an "
                    "authority of your own, name the file of that authority's certificate in REQUESTS_CA_BUNDLE"
                ) from None
            except _AWAY as error:
                problem = f"{where}: {reason(error)}"
            except (OSError, ValueError) as error:
                raise PolicyGraphError(f"{where}: {self._credentials.concealed(str(error))}") from None
            else:
                if 200 <= answer.status < 300 or answer.status in also:
                    return answer
                if answer.location:
                    raise PolicyGraphError(
                        f"{where} redirects to {without_query(answer.location)}, and nothing was sent there: "
                        "name that address if it is the right one"
                    )
                # Only here do people see it: what the program reads is not to lose what looks like a password.
                refusal = RefusedError(method, where, replace(answer, text=self._credentials.concealed(answer.text)))
                if answer.status not in _TRANSIENT:
                    raise refusal
                asked, problem = seconds(answer.retry_after), str(refusal)
            if tried < self._retries:
                pause = max(min(2.0**tried, _LONGEST_PAUSE), min(asked, _LONGEST_PAUSE_ASKED_FOR))
                if self._on_wait is not None:
                    self._on_wait(f"{problem}; once more in {pause:.0f} s")
                sleep(pause)
        times = f", tried {self._retries + 1} times" if self._retries else ""
        raise PolicyGraphError(f"{problem}{times}")

    def _signed_in(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str] | None,
        body: bytes,
        headers: Mapping[str, str] | None,
    ) -> HttpAnswer:
        answer = self._once(method, address, parameters, body, headers)
        if answer.status != 401:
            return answer
        user, password = self._credentials.user, self._credentials.password
        where = without_query(address)
        if self._credentials.token:
            raise PolicyGraphError(f"{where} does not accept the token of {TOKEN}")
        if not user:
            raise PolicyGraphError(
                f"{where} asks who you are: set {USER} and {PASSWORD}, or {TOKEN}, or give --user to be asked"
            )
        if isinstance(self._session.auth, _Token):
            if offers("digest", answer.challenges):
                self._session.auth = HTTPDigestAuth(user, password)
            elif offers("basic", answer.challenges):
                self._session.auth = HTTPBasicAuth(user.encode("utf-8"), password.encode("utf-8"))
            else:
                raise PolicyGraphError(f"{where} offers neither basic nor digest to sign in with: use {TOKEN}")
            answer = self._once(method, address, parameters, body, headers)
        if answer.status == 401:
            raise PolicyGraphError(f"{where} does not accept the user {user} with this password")
        return answer

    def _once(
        self,
        method: str,
        address: str,
        parameters: Mapping[str, str] | None,
        body: bytes,
        headers: Mapping[str, str] | None,
    ) -> HttpAnswer:
        with self._session.request(
            method,
            address,
            params=parameters,
            # A file is sent piece by piece, each within the time limit; bytes would have to be sent whole within it.
            data=io.BytesIO(body) if body else None,
            headers={"User-Agent": "policygraph", **(headers or {})},
            timeout=(min(_CONNECTING, self._time_limit), self._time_limit),
            allow_redirects=False,
            stream=True,
        ) as response:
            text = _beginning(response).decode("utf-8", "replace")
            return HttpAnswer(
                response.status_code,
                self._credentials.concealed(response.reason or ""),
                text,
                "html" in response.headers.get("Content-Type", ""),
                self._credentials.concealed(response.headers.get("Location", "")) if response.is_redirect else "",
                response.headers.get("WWW-Authenticate", ""),
                response.headers.get("Retry-After", ""),
            )


def _beginning(response: requests.Response) -> bytes:
    read = bytearray()
    for piece in response.iter_content(65_536):
        read += piece
        if len(read) >= _MOST_READ:
            break
    return bytes(read)
