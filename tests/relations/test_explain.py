from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.relations.explain import Attempt, attempts
from policygraph.relations.matcher import Matcher
from policygraph.relations.reading import read_rules

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

RULES = """relation: funds
rules:
  - verb: fund
  - verb: agree
    object: with
    denied: true
  - noun: grant
    subject: from
    object: to
  - verb: pay
    object_type: LocalAuthority
  - noun: {type: Fund}
    subject: self
    object: for
  - verb: bankroll
    subject_kind: named
    object_kind: generic
"""


@pytest.fixture
def funds(tmp_path: Path) -> Matcher:
    path = tmp_path / "funds.yaml"
    path.write_text(RULES, encoding="utf-8")
    return Matcher(read_rules([path]))


def only(found: list[Attempt]) -> Attempt:
    (attempt,) = found
    return attempt


def test_a_rule_that_fires_has_its_matches_and_no_reason(nlp: Language, funds: Matcher) -> None:
    attempt = only(attempts(nlp("The Home Office funds the council and the trust."), funds))
    assert (attempt.rule.id, attempt.predication.lemma, attempt.reason) == ("funds/fund", "fund", None)
    assert [(match.subject.text, match.object.text) for match in attempt.matches] == [
        ("Home Office", "council"),
        ("Home Office", "trust"),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "near"),
    [
        ("The Home Office funded a painting.", "no mention fills the object: patient", True),
        ("It was nothing that funded the council.", "no mention fills the subject: agent", True),
        ("Nothing funded a painting.", "no mention fills the subject: agent", False),
        ("The Home Office funds the Home Office.", "subject and object are one entity", True),
        ("The Home Office pays Mara Ellison.", "the rule's object must be LocalAuthority, not Person", True),
        ("Ministers bankrolled charities.", "the rule's subject must be named", True),
        ("The Home Office bankrolled the College of Policing.", "the rule's object must be generic", True),
        ("The Act funds the council.", "funds does not join Legislation and LocalAuthority", True),
        ("The Home Office agrees with the council.", "needs to be denied", True),
        ("The Home Office agrees with nothing.", "needs to be denied", False),
        ("If the Home Office funds the council, it will grow.", "the text only asks or supposes it", True),
        ("If the Home Office funds a painting, it will grow.", "the text only asks or supposes it", False),
        ("The grant from the Home Office ended.", "no mention fills the object: to", True),
    ],
)
def test_a_rule_that_does_not_fire_has_a_reason_and_is_near_if_one_thing_was_wanting(
    nlp: Language, funds: Matcher, text: str, reason: str, near: bool
) -> None:
    attempt = only([attempt for attempt in attempts(nlp(text), funds) if not attempt.rule.trigger_type])
    assert attempt.matches == ()
    assert (attempt.reason, attempt.near) == (reason, near)


def test_what_its_own_mention_triggers_is_far_where_the_other_end_is_empty(nlp: Language, funds: Matcher) -> None:
    attempt = only(attempts(nlp("The Levelling Up Fund is large."), funds))
    assert (attempt.rule.id, attempt.near) == ("funds/Fund", False)


def test_what_fires_is_what_the_matcher_finds(nlp: Language, matcher: Matcher) -> None:
    doc = nlp(
        "The Home Office is responsible for Prevent, which is part of CONTEST. If councils deliver it, they are paid. "
        "The Local Government Association (LGA) does not agree with the department, its chief executive said."
    )
    tried = attempts(doc, matcher)
    assert [match for attempt in tried for match in attempt.matches] == matcher.matches(doc)
    assert len(matcher.matches(doc)) >= 3
    assert all((attempt.reason is None) == bool(attempt.matches) for attempt in tried)
    assert all(attempt.near for attempt in tried if attempt.matches)


def test_a_text_without_the_words_of_a_rule_tries_none(nlp: Language, funds: Matcher) -> None:
    assert attempts(nlp("It rained in the council's garden."), funds) == []
    assert attempts(nlp(""), funds) == []
