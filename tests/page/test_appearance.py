from __future__ import annotations

import re
from pathlib import Path

import pytest

import policygraph.page
from policygraph.knowledge.ontology import default_ontology
from policygraph.page.appearance import appearance_of

FOLDER = Path(policygraph.page.__file__).parent
STYLE = (FOLDER / "style" / "colours.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
)
LOOKS = [appearance_of(name) for name in default_ontology().types]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_type_of_the_ontology_has_a_sign_of_its_own() -> None:
    assert len({look.glyph for look in LOOKS}) == len(LOOKS)


def test_every_sign_is_drawn() -> None:
    drawn = set(re.findall(r'id="glyph-([a-z-]+)"', (FOLDER / "glyphs.svg").read_text(encoding="utf-8")))
    assert {look.glyph for look in LOOKS} | {appearance_of("Unheard").glyph} == drawn


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_signs_and_lines_stand_out_from_the_paper(palette: dict[str, str]) -> None:
    for name in {look.colour for look in LOOKS} | {"line", "field", "accent", "not"}:
        assert contrast(palette[name], palette["paper"]) >= 3, name
        assert contrast(palette[name], palette["card"]) >= 3, name


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_everything_that_it_stands_on(palette: dict[str, str]) -> None:
    for ink in ("ink", "muted", "accent", "not"):
        for ground in ("paper", "card"):
            assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
    for ground in ("subject", "trigger", "object", "accent-soft"):
        assert contrast(palette["ink"], palette[ground]) >= 4.5, ground
    assert contrast(palette["not"], palette["not-soft"]) >= 4.5
