"""The page's script, put together from its modules: one file that needs no other.

Editors, the type checker and the linter read the modules as they are, with their imports. The page has each as a
function that returns what it exports, after those that it imports: names within a module stay its own.
"""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[\w/]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function\*?|class) (\w+))", re.MULTILINE)


def joined(folder: Path, entry: str = "main") -> str:
    r"""Return a module and all that it imports as one script.

    Args:
        folder: Where the modules are: files of UTF-8, in folders of it or not, whose imports are of the form
            ``import { names } from "./other.js";``, and whose exports are declarations that are never given another
            value, since an importer has its own copy.
        entry: The module to begin with, as its path in the folder, without its ending.

    Raises:
        ValueError: If an import or export has another form, or modules import one another.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "main.js").write_text('import { one } from "./one.js";\nalert(one);\n')
    >>> _ = (folder / "one.js").write_text("export const one = 1;\n")
    >>> print(joined(folder))
    const $one = (() => {
    const one = 1;
    return { one };
    })();
    <BLANKLINE>
    const $main = (() => {
    const { one } = $one;
    alert(one);
    return {  };
    })();
    <BLANKLINE>
    """
    return "\n".join(_as_function(folder, name) for name in _in_order(folder, entry))


def _as_function(folder: Path, name: str) -> str:
    script = _IMPORT.sub(
        lambda found: f"const {{{found[1]}}} = {_variable(_resolved(name, found[2]))};\n", _read(folder, name)
    )
    exported = ", ".join(_EXPORT.findall(script))
    script = _EXPORT.sub("", script).strip()
    if other := re.search(r"^(?:import|export)\b.*", script, re.MULTILINE):
        raise ValueError(f"{name}.js: only names can be imported and declarations exported: {other.group()}")
    return f"const {_variable(name)} = (() => {{\n{script}\nreturn {{ {exported} }};\n}})();\n"


def _in_order(folder: Path, entry: str) -> list[str]:
    """Return the modules in the order in which a browser would run them: depth first, each once."""
    ended: list[str] = []

    def visit(name: str, importers: tuple[str, ...]) -> None:
        if name in importers:
            raise ValueError(f"modules import one another: {' → '.join((*importers, name))}")
        if name not in ended:
            for _, other in _IMPORT.findall(_read(folder, name)):
                visit(_resolved(name, other), (*importers, name))
            ended.append(name)

    visit(entry, ())
    return ended


def _resolved(importer: str, path: str) -> str:
    return normpath(f"{dirname(importer)}/{path}" if dirname(importer) else path)


def _variable(name: str) -> str:
    return "$" + name.replace("/", "$")


def _read(folder: Path, name: str) -> str:
    return (folder / f"{name}.js").read_text(encoding="utf-8")
