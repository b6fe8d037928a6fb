from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.relations.fillers import Fillers
from policygraph.relations.matcher import Match, Matcher, facts, weaker
from policygraph.relations.reading import read_rules

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from policygraph.model import Modality


def rows(matches: list[Match]) -> list[tuple[str, str, str]]:
    return [(match.subject.text, match.rule.relation, match.object.text) for match in matches]


def matcher_of(folder: Path, text: str) -> Matcher:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return Matcher(read_rules([path]))


FUNDS = "relation: funds\nrules:\n  - verb: fund\n"


def test_a_rule_fires_on_its_word_whatever_the_construction(nlp: Language, tmp_path: Path) -> None:
    matcher = matcher_of(tmp_path, FUNDS)
    for text in (
        "The Home Office funds the College of Policing.",
        "The College of Policing is funded by the Home Office.",
        "The College of Policing, which is funded by the Home Office, is in Coventry.",
        "The Home Office, which funds the College of Policing, is in London.",
    ):
        assert rows(matcher.matches(nlp(text))) == [("Home Office", "funds", "College of Policing")], text


def test_each_member_of_a_coordination_gets_a_match(nlp: Language, tmp_path: Path) -> None:
    doc = nlp("The council and the police funded the charity and the trust.")
    assert rows(matcher_of(tmp_path, FUNDS).matches(doc)) == [
        ("council", "funds", "charity"),
        ("council", "funds", "trust"),
        ("police", "funds", "charity"),
        ("police", "funds", "trust"),
    ]


def test_nothing_is_said_of_itself(nlp: Language, tmp_path: Path) -> None:
    matcher = matcher_of(tmp_path, FUNDS)
    assert matcher.matches(nlp("The Home Office funds the Home Office.")) == []


def test_the_ontology_says_which_types_a_relation_joins(nlp: Language, tmp_path: Path) -> None:
    doc = nlp("The Home Office vets the chief executive, and the chief executive vets the Home Office.")
    matcher = matcher_of(tmp_path, "relation: vets\nrules:\n  - verb: vet\n")
    assert rows(matcher.matches(doc)) == [("Home Office", "vets", "chief executive")]


def test_a_rule_narrows_the_types_of_its_relation(nlp: Language, tmp_path: Path) -> None:
    doc = nlp("The Home Office funded the charity and the council.")
    matcher = matcher_of(tmp_path, FUNDS + "    object_type: LocalAuthority\n")
    assert rows(matcher.matches(doc)) == [("Home Office", "funds", "council")]
    of_any_body = matcher_of(tmp_path, FUNDS + "    object_type: Organisation\n")
    assert len(of_any_body.matches(doc)) == 2


KINDS = "The Home Office funded the College of Policing. Ministers funded charities."


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ({}, [("Home Office", "College of Policing"), ("Ministers", "charities")]),
        ({"subject": "named"}, [("Home Office", "College of Policing")]),
        ({"subject": "generic"}, [("Ministers", "charities")]),
        ({"object": "named"}, [("Home Office", "College of Policing")]),
        ({"object": "generic"}, [("Ministers", "charities")]),
        ({"subject": "named", "object": "named"}, [("Home Office", "College of Policing")]),
        ({"subject": "named", "object": "generic"}, []),
    ],
)
def test_a_rule_may_be_of_names_or_of_descriptions_only(
    nlp: Language, tmp_path: Path, kinds: dict[str, str], found: list[tuple[str, str]]
) -> None:
    matcher = matcher_of(tmp_path, FUNDS + "".join(f"    {end}_kind: {kind}\n" for end, kind in kinds.items()))
    assert [(s, o) for s, _, o in rows(matcher.matches(nlp(KINDS)))] == found


def test_what_stands_for_a_name_is_named(nlp: Language, tmp_path: Path) -> None:
    doc = nlp("The Home Office met in May. The department funded the College of Policing.")
    assert rows(matcher_of(tmp_path, FUNDS + "    subject_kind: named\n").matches(doc)) == [
        ("department", "funds", "College of Policing")
    ]
    assert matcher_of(tmp_path, FUNDS + "    subject_kind: generic\n").matches(doc) == []


def test_the_first_role_that_is_filled_counts(nlp: Language, tmp_path: Path) -> None:
    rules = "relation: funds\nrules:\n  - noun: funding\n    subject: [from, possessor]\n    object: [for, to]\n"
    doc = nlp("The Home Office's funding for the College of Policing has ended.")
    assert rows(matcher_of(tmp_path, rules).matches(doc)) == [("Home Office", "funds", "College of Policing")]


def test_a_noun_that_needs_a_light_verb_fires_with_no_other(nlp: Language, tmp_path: Path) -> None:
    rules = (
        "relation: supports\nrules:\n  - noun: support\n    subject: [agent, possessor]\n    object: [to, for]\n"
        "    support: give\n"
    )
    matcher = matcher_of(tmp_path, rules)
    assert rows(matcher.matches(nlp("The Home Office gave support to the College of Policing."))) == [
        ("Home Office", "supports", "College of Policing")
    ]
    assert matcher.matches(nlp("The Home Office's support for the College of Policing has ended.")) == []


def test_a_word_that_must_be_denied_fires_only_where_it_is(nlp: Language, tmp_path: Path) -> None:
    rules = "relation: opposes\nrules:\n  - verb: agree\n    object: with\n    denied: true\n"
    matcher = matcher_of(tmp_path, rules)
    [match] = matcher.matches(nlp("The Home Office does not agree with the College of Policing."))
    assert (match.polarity, match.subject.text, match.object.text) == ("affirmed", "Home Office", "College of Policing")
    assert matcher.matches(nlp("The Home Office agrees with the College of Policing.")) == []
    undenied = matcher_of(tmp_path, rules.replace("true", "false"))
    assert undenied.matches(nlp("The Home Office does not agree with the College of Policing.")) == []
    assert len(undenied.matches(nlp("The Home Office agrees with the College of Policing."))) == 1


def test_a_verb_that_needs_an_infinitive_fires_only_with_one(nlp: Language, tmp_path: Path) -> None:
    rules = "relation: calls_on\nrules:\n  - verb: ask\n    needs: infinitive\n"
    matcher = matcher_of(tmp_path, rules)
    text = "The LGA asked the Home Office to publish the report."
    assert rows(matcher.matches(nlp(text))) == [("LGA", "calls_on", "Home Office")]
    assert matcher.matches(nlp("The LGA asked the Home Office about the report.")) == []


def test_a_type_triggers_the_noun_that_heads_a_mention_of_it(nlp: Language, tmp_path: Path) -> None:
    rules = "relation: role_in\nrules:\n  - noun: {type: Role}\n    subject: self\n    object: [at, of]\n"
    doc = nlp("The chief executive of Leeds City Council resigned.")
    assert rows(matcher_of(tmp_path, rules).matches(doc)) == [("chief executive", "role_in", "Leeds City Council")]


def test_the_words_own_polarity_and_modality_count(nlp: Language, tmp_path: Path) -> None:
    rules = FUNDS + "    polarity: negated\n    modality: possible\n"
    matcher = matcher_of(tmp_path, rules)
    [plain] = matcher.matches(nlp("The Home Office funds the College of Policing."))
    [denied] = matcher.matches(nlp("The Home Office does not fund the College of Policing."))
    assert (plain.polarity, plain.modality) == ("negated", "possible")
    assert (denied.polarity, denied.modality) == ("affirmed", "possible")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The Home Office funds the College of Policing.", "affirmed"),
        ("The Home Office must fund the College of Policing.", "affirmed"),
        ("The Home Office may fund the College of Policing.", "affirmed"),
        ("The Home Office will not fund the College of Policing.", "negated"),
    ],
)
def test_a_modal_changes_nothing_where_the_rule_says_that_it_is_asserted(
    nlp: Language, tmp_path: Path, text: str, polarity: str
) -> None:
    [match] = matcher_of(tmp_path, FUNDS + "    modality: asserted\n").matches(nlp(text))
    assert (match.modality, match.polarity) == ("asserted", polarity)


def test_what_the_law_asks_of_somebody_is_asserted_of_the_law(nlp: Language, matcher: Matcher) -> None:
    found = matcher.matches(nlp("Schools must comply with the Children Act 1989."))
    assert [(*row, match.modality) for match, row in zip(found, rows(found), strict=True)] == [
        ("Children Act 1989", "governs", "Schools", "asserted")
    ]


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("The Home Office funds the College of Policing.", "affirmed", "asserted"),
        ("The Home Office does not fund the College of Policing.", "negated", "asserted"),
        ("The Home Office will fund the College of Policing.", "affirmed", "proposed"),
        ("The Home Office may not fund the College of Policing.", "negated", "possible"),
    ],
)
def test_a_match_has_the_factuality_of_its_predication(
    nlp: Language, tmp_path: Path, text: str, polarity: str, modality: str
) -> None:
    [match] = matcher_of(tmp_path, FUNDS).matches(nlp(text))
    assert (match.polarity, match.modality, match.speaker) == (polarity, modality, None)


@pytest.mark.parametrize(
    "text",
    [
        "The LGA said the Home Office funds the College of Policing.",
        "“The Home Office funds the College of Policing,” said the LGA.",
        "According to the LGA, the Home Office funds the College of Policing.",
    ],
)
def test_a_match_has_the_mention_of_its_speaker(nlp: Language, tmp_path: Path, text: str) -> None:
    [match] = matcher_of(tmp_path, FUNDS).matches(nlp(text))
    assert match.speaker is not None
    assert match.speaker.text == "LGA"


@pytest.mark.parametrize(
    "text",
    [
        "Does the Home Office fund the College of Policing?",
        "If the Home Office funds the College of Policing, it will grow.",
    ],
)
def test_what_is_asked_or_supposed_is_not_matched(nlp: Language, tmp_path: Path, text: str) -> None:
    assert matcher_of(tmp_path, FUNDS).matches(nlp(text)) == []


def test_a_name_is_trusted_more_than_what_stands_for_it(nlp: Language, tmp_path: Path) -> None:
    matcher = matcher_of(tmp_path, FUNDS)
    [named] = matcher.matches(nlp("The Home Office funds the College of Policing."))
    [meant] = matcher.matches(
        nlp("The Home Office met the College of Policing. The department funds the College of Policing.")
    )
    assert rows([meant]) == [("department", "funds", "College of Policing")]
    assert 0 < meant.confidence < named.confidence <= 1


def test_a_deputy_is_not_what_he_deputises_for(nlp: Language, matcher: Matcher) -> None:
    found = rows(matcher.matches(nlp("Mara Ellison is the deputy chair of the Climate Change Committee.")))
    assert not any(relation == "leads" for _, relation, _ in found)
    found = rows(matcher.matches(nlp("Mara Ellison is the chair of the Climate Change Committee.")))
    assert ("Mara Ellison", "leads", "Climate Change Committee") in found


def test_a_rule_is_triggered_whether_or_not_its_roles_are_filled(nlp: Language, matcher: Matcher) -> None:
    doc = nlp("It was funded in March.")
    [funded] = [predication for predication in doc._.predications if predication.lemma == "fund"]
    assert "funds" in {rule.relation for rule in matcher.triggered(funded, Fillers(doc))}
    assert matcher.matches(doc) == []


def test_a_fact_is_kept_once_with_its_clearest_match(nlp: Language, tmp_path: Path) -> None:
    matcher = matcher_of(tmp_path, FUNDS)
    doc = nlp("The council may fund the trust. The council funded the trust. The trust was funded by the council.")
    matches = matcher.matches(doc)
    assert len(matches) == 3
    [fact] = facts(matches)
    assert fact is matches[1]
    assert facts(list(reversed(matches))) == [fact]
    assert facts([]) == []


def test_a_symmetric_fact_is_the_same_either_way_round(nlp: Language, matcher: Matcher) -> None:
    doc = nlp("The Home Office works with the College of Policing. The College of Policing works with the Home Office.")
    matches = [match for match in matcher.matches(doc) if match.rule.relation == "works_with"]
    assert len(matches) == 2
    assert len(facts(matches)) == 1
    one_way = nlp("The Home Office funds the College of Policing. The College of Policing funds the Home Office.")
    assert len(facts([m for m in matcher.matches(one_way) if m.rule.relation == "funds"])) == 2


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("asserted", "asserted", "asserted"),
        ("asserted", "proposed", "proposed"),
        ("possible", "proposed", "possible"),
        ("possible", "asserted", "possible"),
    ],
)
def test_the_weaker_modality_claims_less(a: Modality, b: Modality, expected: Modality) -> None:
    assert weaker(a, b) == weaker(b, a) == expected


def test_rules_are_applied_alike_every_time(nlp: Language) -> None:
    text = "The Home Office and the police supported the charity, and the LGA criticised the council."
    outcomes = [
        [(match.rule.id, match.confidence, *row) for match, row in zip(found, rows(found), strict=True)]
        for found in (Matcher().matches(nlp(text)) for _ in range(2))
    ]
    assert outcomes[0] == outcomes[1] != []
