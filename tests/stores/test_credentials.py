import pytest

from policygraph.errors import PolicyGraphError
from policygraph.stores.credentials import Credentials, checked_endpoint, find_credentials, is_loopback

USER, PASSWORD, TOKEN = "POLICYGRAPH_USER", "POLICYGRAPH_PASSWORD", "POLICYGRAPH_TOKEN"


@pytest.mark.parametrize(
    ("environment", "user", "expected"),
    [
        ({}, None, None),
        ({USER: "", PASSWORD: "", TOKEN: ""}, None, None),
        ({USER: "keeper", PASSWORD: "secret"}, None, Credentials("keeper", "secret")),
        ({USER: "keeper", PASSWORD: ""}, None, Credentials("keeper", "")),
        ({USER: "keeper", PASSWORD: "secret"}, "other", Credentials("other", "secret")),
        ({PASSWORD: "secret"}, "other", Credentials("other", "secret")),
        ({TOKEN: "abc.def"}, None, Credentials(token="abc.def")),
    ],
)
def test_credentials_come_from_the_environment(
    environment: dict[str, str], user: str | None, expected: Credentials | None
) -> None:
    assert find_credentials(environment, user) == expected


@pytest.mark.parametrize(("environment", "user"), [({}, "keeper"), ({USER: "keeper"}, None)])
def test_a_password_that_is_missing_is_asked_for(environment: dict[str, str], user: str | None) -> None:
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return "secret"

    assert find_credentials(environment, user, ask) == Credentials("keeper", "secret")
    assert prompts == ["Password of keeper: "]


@pytest.mark.parametrize(
    ("environment", "user", "message"),
    [
        ({}, "keeper", "there is no terminal to ask at for the password of keeper: set POLICYGRAPH_PASSWORD"),
        ({PASSWORD: "secret"}, None, "POLICYGRAPH_PASSWORD is set, but not whose password it is: set POLICYGRAPH_USER"),
        ({TOKEN: "abc"}, "keeper", "there are both a user, keeper, and a token, in POLICYGRAPH_TOKEN"),
        ({TOKEN: "abc", USER: "keeper"}, None, "there are both a user, keeper, and a token, in POLICYGRAPH_TOKEN"),
        ({TOKEN: "abc\nX-Other: 1"}, None, "POLICYGRAPH_TOKEN holds a character that no token has"),
    ],
)
def test_what_does_not_go_together_is_a_message(environment: dict[str, str], user: str | None, message: str) -> None:
    with pytest.raises(PolicyGraphError, match=message) as raised:
        find_credentials(environment, user)
    assert "secret" not in str(raised.value)
    assert "abc" not in str(raised.value)


def test_secrets_are_not_shown() -> None:
    assert "secret" not in repr(Credentials("keeper", "secret"))
    assert "secret" not in repr(Credentials(token="secret"))


@pytest.mark.parametrize(
    "address",
    [
        "https://keeper:secret@store.example.org/",
        "https://keeper@store.example.org/",
        "http://keeper:secret@127.0.0.1:7878/store",
        "keeper:secret@store.example.org",
        "//keeper:secret@store.example.org",
        "https:/keeper:secret@store.example.org",
        "https://keeper:secret@[::1",
        "http://127.0.0.1\\@store.example.org/",
    ],
)
@pytest.mark.parametrize("with_credentials", [False, True])
def test_an_address_that_holds_a_user_is_refused_and_not_repeated(address: str, with_credentials: bool) -> None:
    with pytest.raises(PolicyGraphError, match="the endpoint's address holds a user's name or a password") as raised:
        checked_endpoint(address, with_credentials=with_credentials)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "address",
    ["store", "ftp://example.org/", "https://", "https://a:port/", "http://[::1", "https://a/#b", "https://a\n/"],
)
def test_what_is_no_endpoint_is_a_message(address: str) -> None:
    with pytest.raises(PolicyGraphError, match="is no address of an endpoint"):
        checked_endpoint(address, with_credentials=False)


@pytest.mark.parametrize("host", ["store.example.org", "10.0.0.1", "0.0.0.0", "127.0.0.1.example.org", "localhost.org"])
def test_credentials_travel_encrypted_or_not_at_all(host: str) -> None:
    with pytest.raises(PolicyGraphError, match="over http anybody on the way could read the credentials: use https"):
        checked_endpoint(f"http://{host}/store", with_credentials=True)
    assert checked_endpoint(f"https://{host}/store", with_credentials=True) == f"https://{host}/store"
    assert checked_endpoint(f"http://{host}/store", with_credentials=False) == f"http://{host}/store"


@pytest.mark.parametrize("address", ["http://localhost/", "http://127.0.0.9:80/", "http://[::1]:7878/store"])
def test_on_this_machine_they_may_travel_in_the_clear(address: str) -> None:
    assert checked_endpoint(address, with_credentials=True) == address


def test_a_host_that_only_looks_like_this_machine_is_not() -> None:
    assert not is_loopback("127.1.example.org")
    assert is_loopback("a.localhost")
