"""Who pushes: from the environment or a prompt, never from the command line, which other users of a machine can see."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

USER, PASSWORD, TOKEN = "POLICYGRAPH_USER", "POLICYGRAPH_PASSWORD", "POLICYGRAPH_TOKEN"
_TOKEN_TEXT = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a bearer token; secrets stay out of its representation.

    Args:
        user: The user's name; empty with a token.
        password: The user's password.
        token: A bearer token (RFC 6750); it is used alone.

    >>> Credentials("keeper", "a secret")
    Credentials(user='keeper')
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def concealed(self, text: str) -> str:
        """Return a text without the secrets: a server may send back what it was sent.

        Args:
            text: What a server said.

        >>> Credentials("keeper", "a secret").concealed("no user keeper with 'a secret'")
        "no user keeper with '…'"
        """
        pair = b64encode(f"{self.user}:{self.password}".encode()).decode() if self.password else ""
        for secret in filter(None, (pair, self.password, self.token)):
            text = text.replace(secret, "…")
        return text


def find_credentials(
    environment: Mapping[str, str], user: str | None = None, ask: Callable[[str], str] | None = None
) -> Credentials | None:
    """Return the credentials to push with, None if there are none.

    Args:
        environment: The environment variables.
        user: The user's name; by default that of the environment.
        ask: Asks for the password, given the prompt, where the environment has none; None if nobody can be asked.

    Raises:
        PolicyGraphError: If something is missing, or contradicts itself.

    >>> find_credentials({"POLICYGRAPH_USER": "keeper", "POLICYGRAPH_PASSWORD": "a secret"})
    Credentials(user='keeper')
    >>> find_credentials({"POLICYGRAPH_PASSWORD": "a secret"})
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: POLICYGRAPH_PASSWORD is set, but not whose password it is: ...
    """
    user = user or environment.get(USER)
    password, token = environment.get(PASSWORD), environment.get(TOKEN)
    if token:
        if user:
            raise PolicyGraphError(
                f"there are both a user, {user}, and a token, in {TOKEN}: only one of them can sign in; unset the other"
            )
        if not _TOKEN_TEXT.fullmatch(token):
            raise PolicyGraphError(f"{TOKEN} holds a character that no token has, such as a space or a line's end")
        return Credentials(token=token)
    if not user:
        if password:
            raise PolicyGraphError(f"{PASSWORD} is set, but not whose password it is: set {USER}, too, or give --user")
        return None
    if password is None:
        if ask is None:
            raise PolicyGraphError(f"there is no terminal to ask at for the password of {user}: set {PASSWORD}")
        password = ask(f"Password of {user}: ")
    return Credentials(user, password)


def checked_endpoint(address: str, *, with_credentials: bool) -> str:
    """Return the address of an endpoint if it is one and credentials are safe on their way there.

    Args:
        address: An address of http or https.
        with_credentials: A password or a token will be sent there.

    Raises:
        PolicyGraphError: If it is no such address, holds credentials itself, or would have them travel unencrypted.

    >>> checked_endpoint("http://localhost:7878/store", with_credentials=True)
    'http://localhost:7878/store'
    >>> checked_endpoint("http://store.example.org/", with_credentials=True)
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: http://store.example.org/: over http anybody on the way could read ...
    """
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    is_address = bool(parts.scheme in {"http", "https"} and host and not parts.fragment and address.isprintable())
    # What is no address is searched as a whole: it may be one that lacks its scheme, and is not to be repeated.
    if "@" in (parts.netloc if is_address else address):
        raise PolicyGraphError(
            "the endpoint's address holds a user's name or a password, which others can see in the list of "
            f"processes and in the shell's history: leave it out, and set {USER} and {PASSWORD}, or give --user "
            "to be asked"
        )
    if not is_address:
        raise PolicyGraphError(
            f"{address!r} is no address of an endpoint: it must be like https://store.example.org/graph-store"
        )
    if with_credentials and parts.scheme == "http" and not is_loopback(host or ""):
        raise PolicyGraphError(
            f"{address}: over http anybody on the way could read the credentials: use https, "
            "or a tunnel (ssh -L) to a port of this machine"
        )
    return address


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine itself, so that what goes there leaves it on no wire.

    Args:
        host: A host's name or address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("localhost.example.org")
    (True, True, True, False)
    """
    # RFC 6761, section 6.3: names in localhost. are never asked of the network.
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
