"""The examples of the rule files, run: each sentence must give what its file says, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.relations.matcher import facts

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.relations.matcher import Matcher
    from policygraph.relations.schema import Example

Rows = tuple[tuple[str, ...], ...]


def outcome(example: Example, nlp: Language, matcher: Matcher) -> Rows:
    """Return the rows that an example gives: subject, relation, object, and what differs from a plain assertion.

    Args:
        example: An example of a rule file; only its own relation counts.
        nlp: The pipeline, from `policygraph.language.pipeline.load`.
        matcher: The rules to try.

    >>> from policygraph.language.pipeline import load
    >>> from policygraph.relations.matcher import Matcher
    >>> from policygraph.relations.schema import Example
    >>> example = Example("funds", "The Home Office may fund the College of Policing.", (), "here")
    >>> outcome(example, load(), Matcher())
    (('Home Office', 'funds', 'College of Policing', 'possible'),)
    """
    doc = nlp(example.text)
    rows = set()
    for match in facts(matcher.matches(doc)):
        if match.rule.relation == example.relation:
            names = [doc._.entities[mention.entity].name for mention in (match.subject, match.object)]
            usual = {"asserted", "affirmed"}
            said = [word for word in (match.modality, match.polarity) if word not in usual]
            rows.add((names[0], example.relation, names[1], *said))
    return tuple(sorted(rows))
