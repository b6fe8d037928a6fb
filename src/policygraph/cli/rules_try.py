"""`policygraph rules test`, `explain` and `coverage`: the rules at work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policygraph.cli.console import progress, say, working
from policygraph.cli.options import Paths
from policygraph.cli.summary import count, print_problems
from policygraph.errors import PolicyGraphError
from policygraph.model import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from policygraph.relations.matcher import Match
    from policygraph.relations.schema import RuleSet

TEST_EXAMPLES = """Examples:

  policygraph rules test

  policygraph rules test my-rules/"""

EXPLAIN_EXAMPLES = """Example:

  policygraph rules explain "The Home Office funds the College of Policing." """

COVERAGE_EXAMPLES = """Example:

  policygraph rules coverage minutes/ --number 50"""

RuleFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        "-r",
        metavar="PATH",
        show_default="the package's own",
        help="Rule files, or folders of them, to use instead; may be given again.",
    ),
]


def test(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]", show_default="the package's own", help="Rule files, or folders of them."),
    ] = None,
) -> None:
    """Run the examples of rule files: each sentence must give what the file says, and nothing else.

    Exit code 1: an example fails; 2: a file breaks the rule language.
    """
    with working("Reading the rules"):
        from policygraph.language.pipeline import load
        from policygraph.relations.examples import outcome
        from policygraph.relations.matcher import Matcher

        rule_set = chosen_rules(paths)
        nlp, matcher = load(), Matcher(rule_set)
    failed = 0
    with progress("Testing", len(rule_set.examples)) as show_progress:
        for done, example in enumerate(rule_set.examples, 1):
            found = outcome(example, nlp, matcher)
            show_progress(done)
            if found != example.gives:
                failed += 1
                say(f"{example.place}: {example.text}", "bold")
                say(f"  should give {_rows(example.gives)}")
                say(f"  gives       {_rows(found)}")
    if failed:
        say(f"{count(failed, 'example')} of {len(rule_set.examples):,} failed", "bold")
        raise typer.Exit(1)
    say(f"{count(len(rule_set.examples), 'example')}, all as they should be")


def explain(
    text: Annotated[str, typer.Argument(metavar="SENTENCE", show_default=False, help="A sentence, or several.")],
    rules: RuleFiles = None,
    every: Annotated[bool, typer.Option("--all", "-a", help="Also list the rules that are far from firing.")] = False,
) -> None:
    """Say how a sentence is read: its mentions, its predicates, which rules fire, and which nearly do and why not."""
    with working("Reading the rules"):
        from policygraph.language.pipeline import load
        from policygraph.relations.explain import attempts
        from policygraph.relations.matcher import Matcher

        matcher = Matcher(chosen_rules(rules))
        doc = load()(text)
    _print_mentions(doc)
    _print_predicates(doc)
    tried = attempts(doc, matcher)
    say("Rules that fire", "bold")
    for attempt in tried:
        for match in attempt.matches:
            say(f"  {_statement(match)}: {attempt.rule.id} on “{attempt.predication.token.text}”, {match.confidence}")
    failed = [attempt for attempt in tried if not attempt.matches and (attempt.near or every)]
    say("Rules that do not" if every else "Rules that nearly do", "bold")
    for attempt in failed:
        say(f"  {attempt.rule.id} on “{attempt.predication.token.text}”: {attempt.reason}")


def coverage(
    paths: Paths,
    rules: RuleFiles = None,
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="How many predicates to list.")] = 30,
) -> None:
    """Say what share of the predicates between two entities the rules take, and list those that they leave.

    The most frequent come first, each with a sentence: what to write the next rule for.
    """
    with working("Reading"):
        from policygraph.corpus import ExtractionRun
        from policygraph.documents import read_documents
        from policygraph.language.pipeline import load
        from policygraph.relations.coverage import Coverage
        from policygraph.relations.matcher import Matcher

        reading = read_documents(paths)
        nlp, matcher = load(), Matcher(chosen_rules(rules))
    if not reading.documents:
        print_problems(reading, ExtractionRun())
        raise typer.Exit(2)
    found = Coverage()
    with progress("Reading", len(reading.documents)) as show_progress:
        for done, document in enumerate(reading.documents, 1):
            found.add(nlp(document.text), matcher)
            show_progress(done)
    total = found.taken + found.left.total()
    say(f"{found.share:.0%} of {count(total, 'predicate')} between two entities are taken by a rule", "bold")
    for (lemma, pos, roles), times in sorted(found.left.items(), key=lambda item: (-item[1], item[0]))[:number]:
        say(f"{times:5,}  {lemma} ({pos}): {roles}")
        say(f"       {found.examples[lemma, pos, roles][0]}", "dim")
    print_problems(reading, ExtractionRun())
    if reading.failures:
        raise typer.Exit(1)


def chosen_rules(paths: Sequence[Path] | None) -> RuleSet:
    """Return the rules of files and folders; the package's own where none are named."""
    from policygraph.relations.reading import default_rules, read_rules

    if not paths:
        return default_rules()
    found = [file for path in paths for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    if not found:
        raise PolicyGraphError(f"{', '.join(map(str, paths))}: no rule files (*.yaml) there")
    return read_rules(found)


def _rows(rows: Sequence[Sequence[str]]) -> str:
    return "; ".join(" | ".join(row) for row in rows) or "nothing"


def _statement(match: Match) -> str:
    entities = match.predication.token.doc._.entities
    unusual = marks(match.polarity, match.modality)
    if match.speaker is not None:
        unusual.append(f"says {entities[match.speaker.entity].name}")
    names = [entities[mention.entity].name for mention in (match.subject, match.object)]
    said = f"{names[0]} | {match.rule.relation} | {names[1]}"
    return f"{said} [{', '.join(unusual)}]" if unusual else said


def _print_mentions(doc: Doc) -> None:
    say("Mentions", "bold")
    for mention in doc._.mentions:
        if mention.entity >= 0:
            entity = doc._.entities[mention.entity]
            same = f" = {entity.name}" if mention.text != entity.name else ""
            say(f"  {mention.text}{same}: {entity.type}, {entity.kind} ({mention.form})")
        else:
            say(f"  {mention.text}: unresolved ({mention.form})")


def _print_predicates(doc: Doc) -> None:
    say("Predicates", "bold")
    for predication in doc._.predications:
        arguments = {role: tokens for role, tokens in predication.arguments.items() if role != "self"}
        if arguments:
            filled = "; ".join(f"{role} {' and '.join(t.text for t in tokens)}" for role, tokens in arguments.items())
            verdict = predication.verdict
            unusual = [*marks(verdict.polarity, verdict.modality), *([verdict.status] if verdict.status else [])]
            aside = f" [{', '.join(unusual)}]" if unusual else ""
            say(f"  {predication.lemma} ({predication.pos}): {filled}{aside}")
