"""Ports of this machine that only programs on it can reach."""

from __future__ import annotations

import errno
import socket

from policygraph.errors import PolicyGraphError

LOOPBACK = "127.0.0.1"


def free_port(port: int, option: str) -> int:
    """Return a port of the loopback address that nothing listens at.

    Args:
        port: The port that is wanted; 0 for any.
        option: How the user chooses another.

    Raises:
        PolicyGraphError: If it is in use, or not for this user.

    >>> free_port(0, "--port") > 0
    True
    """
    with socket.socket() as listener:
        # As servers do: the closed connections of one that just ended do not keep its port from the next.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise unusable(port, option, error) from None
        return int(listener.getsockname()[1])


def unusable(port: int, option: str, error: OSError) -> PolicyGraphError:
    """Return what to say of a port that cannot be listened at.

    Args:
        port: The port.
        option: How the user chooses another.
        error: What the operating system said.
    """
    reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror or error}"
    return PolicyGraphError(f"port {port} {reason}: choose another with {option}, or 0 for any that is free")
