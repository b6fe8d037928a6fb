"""`policygraph rules`: the rules that find statements, listed, tried and tested."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from policygraph.cli import rules_calibrate, rules_try
from policygraph.cli.console import OUTPUT, printable, say, working
from policygraph.cli.rules_try import RuleFiles, chosen_rules
from policygraph.cli.summary import count
from policygraph.errors import PolicyGraphError

rules_app = typer.Typer(
    no_args_is_help=True, help="See the rules that find statements, try them on a sentence, and test them."
)


@rules_app.command(name="list", epilog="Example:\n\n  policygraph rules list")
def list_rules(rules: RuleFiles = None) -> None:
    """List the relations with their rules: how many, the examples that hold and that must not fire, and the words."""
    with working("Reading the rules"):
        rule_set = chosen_rules(rules)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Relation", no_wrap=True)
    for heading in ("Rules", "Hold", "Must not"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Words")  # gives way to the others, and its cells are cut
    for relation in sorted({rule.relation for rule in rule_set.rules}):
        own = [rule for rule in rule_set.rules if rule.relation == relation]
        examples = [example for example in rule_set.examples if example.relation == relation]
        holding = sum(bool(example.gives) for example in examples)
        words = dict.fromkeys(word for rule in own for word in rule.triggers or (f"any {rule.trigger_type}",))
        figures = (len(own), holding, len(examples) - holding)
        cut = Text(printable(", ".join(words)), no_wrap=True, overflow="ellipsis")
        table.add_row(relation, *map(str, figures), cut)
    OUTPUT.print(table)
    relations = count(len({rule.relation for rule in rule_set.rules}), "relation")
    say(f"{count(len(rule_set.rules), 'rule')} of {relations}, {count(len(rule_set.examples), 'example')}", "bold")


@rules_app.command(epilog="Example:\n\n  policygraph rules show vets")
def show(
    relation: Annotated[str, typer.Argument(metavar="RELATION", show_default=False, help="Its name, such as vets.")],
) -> None:
    """Show what a relation means, which types it joins, and its rule file."""
    from importlib.resources import files

    from policygraph.knowledge.ontology import default_ontology

    known = default_ontology().relations
    if relation not in known:
        near = difflib.get_close_matches(relation, known, n=1)
        hint = f": did you mean {near[0]}?" if near else "; policygraph rules list has them"
        raise PolicyGraphError(f"the ontology has no relation {relation!r}{hint}")
    meaning = known[relation]
    say(f"{meaning.label}: {meaning.definition}", "bold")
    say(f"Joins {', '.join(sorted(meaning.domain))} with {', '.join(sorted(meaning.range))}.")
    OUTPUT.print()
    file = files("policygraph.relations").joinpath("rules", f"{relation}.yaml")
    for line in file.read_text(encoding="utf-8").splitlines():
        say(line)


@rules_app.command(epilog="Example:\n\n  policygraph rules schema --output rules.schema.json")
def schema(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to this file instead."),
    ] = None,
) -> None:
    """Print the JSON Schema of rule files, by which editors complete and check them."""
    from policygraph.relations.json_schema import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        from policygraph.writing import write_text

        write_text(output, text)
        say(f"Written to {output}")


rules_app.command(epilog=rules_try.TEST_EXAMPLES)(rules_try.test)
rules_app.command(epilog=rules_try.EXPLAIN_EXAMPLES)(rules_try.explain)
rules_app.command(epilog=rules_try.COVERAGE_EXAMPLES)(rules_try.coverage)
rules_app.command(epilog=rules_calibrate.EXAMPLES)(rules_calibrate.calibrate)
