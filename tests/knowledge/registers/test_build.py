"""The knowledge base that is made of registers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.base import KnowledgeBase, default_knowledge_base
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.registers import Built, build_knowledge

UK = "https://w3id.org/policygraph/uk/"
SAMPLE = Path(__file__).parent / "sample"
REGISTERS = Path(__file__).parents[4] / "shared" / "registers"


def generated(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.ttl"))}


def test_every_file_is_counted(built: tuple[Built, ...], knowledge: KnowledgeBase) -> None:
    assert [file.path.name for file in built] == [
        "govuk-organisations.ttl", "departments.ttl", "local-authorities.ttl", "police.ttl", "nhs.ttl", "ministers.ttl",
    ]  # fmt: skip
    kept = KnowledgeBase.read(sorted((SAMPLE / "kept").glob("*.ttl")))
    assert len(knowledge) == len(kept) + sum(file.new for file in built)
    assert len(knowledge.appointments) == built[-1].appointments


def test_what_is_kept_by_hand_keeps_its_name_type_and_dates(knowledge: KnowledgeBase) -> None:
    for entity in KnowledgeBase.read(sorted((SAMPLE / "kept").glob("*.ttl"))):
        now = knowledge.get(entity.iri)
        assert now is not None
        assert (now.name, now.type, now.since, now.until) == (entity.name, entity.type, entity.since, entity.until)
        assert set(now.names) >= set(entity.names)


def test_what_a_register_adds_to_it_is_there(knowledge: KnowledgeBase) -> None:
    (newick,) = knowledge.named("Newick Council")
    assert newick.replaces == (f"{UK}oldwick-borough-council",)
    assert newick.same_as == ("http://www.wikidata.org/entity/Q102",)
    assert newick.sources == ("https://github.com/mysociety/uk_local_authority_names_and_codes",)


def test_an_abbreviation_of_a_hand_kept_body_stays_its_own_and_two_new_ones_share_theirs(
    knowledge: KnowledgeBase,
) -> None:
    assert [entity.name for entity in knowledge.named("MWC")] == ["Meteorology Women's Centre"]
    assert [entity.name for entity in knowledge.named("HLA")] == ["Harbour Lights Agency", "Lamps Office"]


def test_a_post_that_is_called_like_a_body_has_an_identifier_of_its_own(knowledge: KnowledgeBase) -> None:
    (post,) = knowledge.named("Lighthouse Commissioner")
    assert (post.iri, post.type) == (f"{UK}lighthouse-commissioner-role", "Role")


def test_a_council_never_bears_the_name_of_a_place(knowledge: KnowledgeBase) -> None:
    assert [entity.type for entity in knowledge.named("Two Rivers")] == ["Place"]
    assert [entity.type for entity in knowledge.named("Shoreby")] == ["Place"]
    assert [entity.type for entity in knowledge.named("Shoreby Council")] == ["LocalAuthority"]


def test_every_entity_of_a_register_has_a_source(knowledge: KnowledgeBase, built: tuple[Built, ...]) -> None:
    assert sum(bool(entity.sources) for entity in knowledge) == len(
        {line.split()[0] for file in built for line in file.path.read_text("utf-8").splitlines()
         if line.startswith("uk:")}
    )  # fmt: skip


def test_a_second_build_changes_nothing(output: Path, built: tuple[Built, ...]) -> None:
    before = generated(output)
    assert build_knowledge(SAMPLE / "registers", output) == built
    assert generated(output) == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_makes_no_difference(output: Path, built: tuple[Built, ...], tmp_path: Path, seed: str) -> None:
    shutil.copytree(SAMPLE / "kept", tmp_path / "kept")
    code = (
        "import sys; from pathlib import Path; from policygraph.knowledge.registers import build_knowledge; "
        "build_knowledge(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    subprocess.run(
        [sys.executable, "-c", code, SAMPLE / "registers", tmp_path],
        check=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert generated(tmp_path) == generated(output)


def test_nothing_is_written_where_one_register_is_wrong(registers: Path, tmp_path: Path) -> None:
    output = tmp_path / "uk"
    shutil.copytree(SAMPLE / "kept", output / "kept")
    (registers / "ifg-ministers" / "person.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"person.csv, line 1: lacks the column"):
        build_knowledge(registers, output)
    assert generated(output) == {}


def test_a_folder_without_hand_kept_files_is_an_error(registers: Path, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="kept: has no Turtle files"):
        build_knowledge(registers, tmp_path)


def test_the_files_that_are_shipped_are_those_of_a_fresh_build(tmp_path: Path) -> None:
    if not REGISTERS.is_dir():
        pytest.skip(f"the registers are not at {REGISTERS}")
    shipped = ontologies_folder() / "uk"
    shutil.copytree(shipped / "kept", tmp_path / "kept")
    build_knowledge(REGISTERS, tmp_path)
    assert generated(tmp_path) == generated(shipped)


def test_the_knowledge_base_that_is_shipped_is_large() -> None:
    knowledge = default_knowledge_base()
    assert len(knowledge) >= 3_500
    assert sum(len(entity.all_names) for entity in knowledge) >= 9_000


def test_no_two_living_entities_have_one_identifier() -> None:
    living = [entity for entity in default_knowledge_base() if entity.until is None]
    counted = Counter(code for entity in living for code in {*entity.codes, *entity.same_as})
    assert [code for code, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "day", "iris"),
    [
        ("Home Secretary", "2023-07-03", ["secretary-of-state-for-the-home-department"]),
        ("Housing Secretary", "2022-05-01", ["secretary-of-state-for-levelling-up-housing-and-communities"]),
        ("Housing Secretary", "2025-05-01", ["secretary-of-state-for-housing-communities-and-local-government-2024"]),
        ("Leeds Teaching Hospitals NHS Trust", "2020-01-01", ["leeds-teaching-hospitals-nhs-trust"]),
        ("Ballymena Borough Council", "2010-01-01", ["ballymena-borough-council"]),
        ("Ballymena Borough Council", "2020-01-01", []),
        ("Lamps", "2020-01-01", []),
    ],
)
def test_what_the_registers_know_is_known_on_its_day(name: str, day: str, iris: list[str]) -> None:
    found = [entity.iri for entity in default_knowledge_base().named(name) if entity.existed_on(day)]
    assert found == [UK + iri for iri in iris]


def test_who_was_home_secretary_is_known() -> None:
    knowledge = default_knowledge_base()
    holders = [
        held.person
        for held in knowledge.appointments
        if held.post == f"{UK}secretary-of-state-for-the-home-department" and held.lasted_on("2023-07-03")
    ]
    assert holders == [f"{UK}suella-braverman"]
