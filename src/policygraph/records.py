"""Take the values out of a JSON object that somebody else wrote, and say of a wrong one where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, overload

from policygraph.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Choice = TypeVar("Choice", bound=str)

_HUGE = 1e300
_NAMES = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false",
    int: "a number", float: "a number", type(None): "null",
}  # fmt: skip


class Fields:
    """The values of a JSON object by key.

    A key whose value is null counts as missing.

    Args:
        value: What should be an object.
        place: Where it stands in its record, such as ``entities[3]``; empty for the record itself.

    Raises:
        DocumentError: If it is no object.

    >>> Fields({"mentions": [{"start": 7, "end": "9"}]}).parts("mentions")[0].offsets("seven characters")
    Traceback (most recent call last):
    policygraph.errors.DocumentError: mentions[0].end: is a text, not a whole number
    """

    def __init__(self, value: object, place: str = "") -> None:
        self._place = place
        if not isinstance(value, dict):
            raise DocumentError(f"{place or 'the record'}: is {_kind(value)}, not an object")
        self._values: dict[str, object] = value

    def error(self, key: str, problem: str) -> DocumentError:
        """Return an error that names the key."""
        return DocumentError(f"{self._at(key)}: {problem}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; the default where it is missing, unless that is None."""
        text = self.optional(key)
        if text is None:
            text = default
        if text is None:
            raise self.error(key, "is missing")
        return text

    def optional(self, key: str) -> str | None:
        """Return a text, or None where it is missing."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.error(key, f"is {_kind(value)}, not a text")
        return value

    def name(self, key: str) -> str:
        """Return a text that must be there and not be blank."""
        text = self.text(key)
        if not text.strip():
            raise self.error(key, "is blank")
        return text

    @overload
    def choice(self, key: str, options: Sequence[Choice], default: Choice) -> Choice: ...

    @overload
    def choice(self, key: str, options: Sequence[Choice], default: None) -> Choice | None: ...

    def choice(self, key: str, options: Sequence[Choice], default: Choice | None) -> Choice | None:
        """Return one of the options; the default where it is missing."""
        text = self.optional(key)
        if text is None:
            return default
        for option in options:
            if option == text:
                return option
        raise self.error(key, f"is {text!r}, none of {', '.join(options)}")

    def one_of(self, key: str, ids: Collection[str]) -> str:
        """Return a text that must be one of the ids."""
        text = self.text(key)
        if text not in ids:
            raise self.error(key, f"{text!r} is no entity of this record")
        return text

    def flag(self, key: str) -> bool:
        """Return a truth value; false where it is missing."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, f"is {_kind(value)}, not true or false")
        return bool(value)

    def share(self, key: str, default: float) -> float:
        """Return a number between 0 and 1; the default where it is missing."""
        value = self._values.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(key, f"is {value!r}, not a number between 0 and 1")
        return float(value)

    def number(self, key: str) -> float:
        """Return a number that must be there and be finite."""
        value = self._values.get(key)
        if value is None:
            raise self.error(key, "is missing")
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _HUGE:
            raise self.error(key, f"is {value!r}, not a number")
        return float(value)

    def texts(self, key: str) -> list[str]:
        """Return a list of texts; none where it is missing."""
        values = self._list(key)
        for position, value in enumerate(values):
            if not isinstance(value, str):
                raise self.error(f"{key}[{position}]", f"is {_kind(value)}, not a text")
        return [str(value) for value in values]

    def part(self, key: str) -> Fields:
        """Return an object that must be there."""
        if self._values.get(key) is None:
            raise self.error(key, "is missing")
        return Fields(self._values[key], self._at(key))

    def optional_part(self, key: str) -> Fields | None:
        """Return an object, or None where it is missing."""
        return None if self._values.get(key) is None else self.part(key)

    def parts(self, key: str) -> list[Fields]:
        """Return a list of objects; none where it is missing."""
        return [Fields(value, self._at(f"{key}[{position}]")) for position, value in enumerate(self._list(key))]

    def offsets(self, text: str) -> tuple[int, int]:
        """Return ``start`` and ``end``, which must lie in the text and fit the object's own ``text``, if it has one."""
        start, end = self._whole("start"), self._whole("end")
        if not 0 <= start < end <= len(text):
            raise self.error("start", f"{start} to {end} is no stretch of the text's {len(text)} characters")
        words = self.text("text", text[start:end])
        if words != text[start:end]:
            raise self.error("start", f"at {start} to {end} the text has {text[start:end]!r}, not {words!r}: "
                             "offsets count characters, not bytes")  # fmt: skip
        return start, end

    def _whole(self, key: str) -> int:
        value = self._values.get(key)
        if value is None:
            raise self.error(key, "is missing")
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.error(key, f"is {_kind(value)}, not a whole number")
        return value

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error(key, f"is {_kind(value)}, not a list")
        return value

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key


def _kind(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)
