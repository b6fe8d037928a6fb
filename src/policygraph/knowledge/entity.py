"""What the knowledge base holds: entities, and who held which post when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnowledgeEntity:
    """An entity of the knowledge base.

    Args:
        iri: Its identifier.
        name: Its full name.
        type: The name of an ontology class, such as ``PublicBody``.
        names: Its other names, sorted; neither the full name nor the abbreviations.
        abbreviations: Its abbreviations, sorted.
        ordinary_words: Those of all these names that are also ordinary words (`Shelter`), sorted.
        since: The day, month or year of its beginning, ISO 8601; None where it is not known.
        until: The day, month or year of its end; None where it still exists or that is not known.
        replaces: The IRIs of those whose place it took, sorted.
        part_of: The IRIs of what it is a part of, sorted.
        post_in: Of a post, the IRIs of the bodies that have it, sorted.
        same_as: IRIs that other data sets have for it, sorted.
        codes: The codes that registers have for it, such as a council's GSS code, sorted.
        notes: What else is known of it, such as its kind in its register, sorted.
        sources: Where this is known from, IRIs or words, sorted.
    """

    iri: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    ordinary_words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    replaces: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    post_in: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Its full name, its other names and its abbreviations, in this order.

        >>> KnowledgeEntity("urn:x", "Office of Water", "PublicBody", ("Water Office",), ("OW",)).all_names
        ('Office of Water', 'Water Office', 'OW')
        """
        return (self.name, *self.names, *self.abbreviations)

    def existed_on(self, day: str) -> bool:
        """Return whether it existed on a day, as far as is known; the day of its end counts.

        Args:
            day: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

        >>> body = KnowledgeEntity("urn:x", "X", "PublicBody", since="2006-05-05", until="2018")
        >>> [body.existed_on(day) for day in ("2006-05-04", "2006-05-05", "2018-12-31", "2019-01-01")]
        [False, True, True, False]
        """
        return _within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Appointment:
    """That a person held a post.

    Args:
        post: The post's IRI.
        since: The day, month or year of its beginning, ISO 8601; None where it is not known.
        until: The day, month or year of its end; None where it lasts or that is not known.
        person: The person's IRI.
    """

    post: str
    since: str | None
    until: str | None
    person: str

    def lasted_on(self, day: str) -> bool:
        """Return whether the person held the post on a day, as far as is known.

        Args:
            day: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

        >>> Appointment("urn:post", "2019-07-24", "2021-09-15", "urn:person").lasted_on("2020-01-01")
        True
        """
        return _within(day, self.since, self.until)


def _within(day: str, since: str | None, until: str | None) -> bool:
    begun = since is None or day >= since[: len(day)]
    return begun and (until is None or day[: len(until)] <= until)
