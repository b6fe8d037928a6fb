"""`policygraph knowledge show`: what the knowledge base has of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from policygraph.cli.console import OUTPUT, complain, printable, say, working
from policygraph.cli.options import Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity

EXAMPLES = """Examples:

  policygraph knowledge show MHCLG

  policygraph knowledge show MHCLG --on 2022-05-01

  policygraph knowledge show "Northern Rivers Partnership" --knowledge our-partners.csv"""

_LABEL_WIDTH = 16
_MOST_SUGGESTED = 5


def _date(written: str | None) -> str | None:
    from policygraph.knowledge.dates import is_date

    if written is not None and not is_date(written):
        raise typer.BadParameter(f"{written!r} is no date: write it as 2022-05-01, 2022-05 or 2022.")
    return written


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", show_default=False, help="A name, an abbreviation or an identifier.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", callback=_date, help="Show what the name meant on this day."),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Show what is known of a name: its type, names, dates, predecessors and successors, identifiers and sources.

    Exit code 2: nothing bears the name.
    """
    with working("Looking"):
        from policygraph.knowledge.base import knowledge_base
        from policygraph.knowledge.lookup import bearers, bearers_on, search

        known = knowledge_base(knowledge or [])
        borne = bearers(known, name)
        shown = borne if on is None else bearers_on(known, name, on)
        near = () if borne else search(known, name)
    if not borne:
        names = list(dict.fromkeys(f'"{similar}"' for _, similar in near))[:_MOST_SUGGESTED]
        complain(f'nothing is called "{name}"; ' + (f"did you mean {' or '.join(names)}?" if names else _ADVICE))
        raise typer.Exit(2)
    if not shown:
        lives = "; ".join(f"{entity.name} {_lifetime(entity)}".rstrip() for entity in borne)
        complain(f'nothing called "{name}" existed on {on}: {lives}')
        raise typer.Exit(2)
    for number, entity in enumerate(shown):
        if number:
            say("")
        say(entity.name, "bold")
        for label, values in _facts(known, entity, on):
            for row, value in enumerate(values):
                line = Text(f"  {'' if row else label:<{_LABEL_WIDTH}}", "dim").append(printable(value), "default")
                OUTPUT.print(line, soft_wrap=True)


_ADVICE = "policygraph knowledge search finds names that contain a word"


def _facts(known: KnowledgeBase, entity: KnowledgeEntity, on: str | None) -> Iterator[tuple[str, list[str]]]:
    from policygraph.knowledge.lookup import line
    from policygraph.knowledge.ontology import default_ontology

    yield "type", [f"{default_ontology().types[entity.type].label} ({entity.type})"]
    yield "kind", list(entity.notes)
    yield "abbreviations", list(entity.abbreviations)
    yield "other names", list(entity.names)
    yield "ordinary words", list(entity.ordinary_words)
    yield "existed", [_lifetime(entity)] if _lifetime(entity) else []
    stages = line(known, entity)
    if len(stages) > 1:
        yield "line", [_stage(stage, here=stage is entity) for stage in stages]
    yield "part of", [_named(known, iri) for iri in entity.part_of]
    yield "post in", [_named(known, iri) for iri in entity.post_in]
    yield from _held(known, entity, on)
    yield "identifier", [entity.iri]
    yield "codes", list(entity.codes)
    yield "same as", list(entity.same_as)
    yield "sources", list(entity.sources)


def _held(known: KnowledgeBase, entity: KnowledgeEntity, on: str | None) -> Iterator[tuple[str, list[str]]]:
    """Yield who held a post, which posts a person held, or the posts of a body with those who held them."""
    from policygraph.knowledge.lookup import appointments_of, posts_of

    held = [held for held in appointments_of(known, entity) if on is None or held.lasted_on(on)]
    by, posts = [h for h in held if h.post == entity.iri], [h for h in held if h.person == entity.iri]
    yield "held by", [f"{_named(known, held.person)} {_between(held.since, held.until)}".rstrip() for held in by]
    yield "posts", [f"{_named(known, held.post)} {_between(held.since, held.until)}".rstrip() for held in posts]
    # A department has had dozens: those are shown that were held on the day, else at its end, else that are held now.
    day = on or entity.until
    yield (
        "posts in it",
        [
            f"{post.name}: {_named(known, held.person)} {_between(held.since, held.until)}".rstrip()
            for post in posts_of(known, entity)
            for held in appointments_of(known, post)
            if (held.until is None if day is None else held.lasted_on(day))
        ],
    )


def _named(known: KnowledgeBase, iri: str) -> str:
    entity = known.get(iri)
    return iri if entity is None else entity.name


def _stage(stage: KnowledgeEntity, *, here: bool) -> str:
    return " ".join(part for part in ("→" if here else " ", stage.name, _lifetime(stage)) if part)


def _lifetime(entity: KnowledgeEntity) -> str:
    return _between(entity.since, entity.until)


def _between(since: str | None, until: str | None) -> str:
    if since is None:
        return "" if until is None else f"until {until}"
    return f"since {since}" if until is None else f"{since} to {until}"
