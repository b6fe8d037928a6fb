from __future__ import annotations

from pathlib import Path

import pytest

import policygraph.page
from policygraph.page.modules import joined

SCRIPT = Path(policygraph.page.__file__).parent / "script"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_each_module_comes_once_after_those_that_it_imports(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { b } from "./b.js";\nimport { a } from "./a.js";\nb(a);\n',
        b='import { a } from "./a.js";\nexport function b() { return a; }\n',
        a="export const a = 1;\n",
    )
    script = joined(folder)
    assert [script.index(f"const ${name} =") for name in ("a", "b", "main")] == sorted(
        script.index(f"const ${name} =") for name in ("a", "b", "main")
    )
    assert script.count("const $a =") == 1
    assert "import" not in script
    assert "export" not in script


def test_a_module_is_found_from_the_folder_of_its_importer(tmp_path: Path) -> None:
    (tmp_path / "near").mkdir()
    (tmp_path / "far").mkdir()
    (tmp_path / "near" / "a.js").write_text('import { a } from "../far/a.js";\nexport const b = a;\n', encoding="utf-8")
    (tmp_path / "far" / "a.js").write_text("export const a = 1;\n", encoding="utf-8")
    script = joined(write(tmp_path, main='import { b } from "./near/a.js";\nalert(b);\n'))
    assert "const { a } = $far$a;" in script
    assert "const { b } = $near$a;" in script


def test_modules_that_import_one_another_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, main='import { a } from "./a.js";\n', a='import { b } from "./main.js";\n')
    with pytest.raises(ValueError, match="main → a → main"):
        joined(folder)


@pytest.mark.parametrize(
    "line",
    [
        'import * as a from "./a.js";',
        'import "./a.js";',
        "export let a = 1;",
        "export default 1;",
        "export { a };",
        "export const { a } = b;",
    ],
)
def test_other_forms_are_refused_with_their_module(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"main\.js: "):
        joined(write(tmp_path, main=line + "\n", a=""))


def test_every_module_of_the_page_is_in_its_script() -> None:
    script = joined(SCRIPT)
    paths = [path.relative_to(SCRIPT).with_suffix("").as_posix() for path in SCRIPT.rglob("*.js")]
    assert len(paths) > 50
    assert [path for path in paths if f"const ${path.replace('/', '$')} =" not in script] == []


def test_no_module_parses_text_as_html() -> None:
    for path in SCRIPT.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(") if word in text], (
            path.name
        )
