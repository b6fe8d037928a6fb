"""The graph as a folder of tables, in CSV for spreadsheets and in Parquet for pandas, Polars and DuckDB.

A file a table of `policygraph.export.rows`: entities, statements, evidence, mentions and documents. CSV follows RFC
4180, with three things that spreadsheets need. It begins with a byte order mark, without which Excel takes UTF-8 for
another encoding. Several values in a field are separated by ``"; "``. And a text that begins as a formula does (``=``,
``+``, ``-``, ``@``, a tab) has an apostrophe before it. Parquet has every text as it is, lists as lists and days as
days.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from policygraph.errors import PolicyGraphError
from policygraph.export.columns import batches, spreadsheet_cell
from policygraph.export.rows import TABLES
from policygraph.writing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import GraphContents

_ROW_GROUP = 1 << 15  # rows


def write_csv(contents: GraphContents, path: Path) -> None:
    """Write the graph as CSV tables in a folder, in place of the tables that stand there.

    Args:
        contents: What the graph holds.
        path: The folder; it is made if it is missing.

    Raises:
        OSError: If it cannot be written; a table that stood there is then unchanged or new, never half of one.
        PolicyGraphError: If a text has a NUL or half a surrogate pair, or a number is infinite or none; the message
            names its bearer.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from policygraph.model import Document, GraphContents
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(GraphContents((Document("letter", "", date="2024-07-09"),)), Path(folder, "tables"))
    ...     print(Path(folder, "tables", "documents.csv").read_text("utf-8-sig"))
    iri,id,title,date,day,source,text
    https://w3id.org/policygraph/id/document/letter,letter,,2024-07-09,2024-07-09,,
    <BLANKLINE>
    """
    path.mkdir(exist_ok=True)
    for table in TABLES:
        with replacing(path / f"{table.name}.csv") as file:
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
            writer = csv.writer(text)
            writer.writerow(table.columns)
            writer.writerows(map(spreadsheet_cell, row) for row in table.rows(contents))
            text.detach()


def write_parquet(contents: GraphContents, path: Path) -> None:
    """Write the graph as Parquet tables in a folder, in place of the tables that stand there.

    Args:
        contents: What the graph holds.
        path: The folder; it is made if it is missing.

    Raises:
        OSError: If it cannot be written; a table that stood there is then unchanged or new, never half of one.
        PolicyGraphError: If PyArrow is not installed, and as for `write_csv`.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra: whoever writes no Parquet does without it
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise PolicyGraphError("Parquet needs PyArrow: pip install 'policygraph[parquet]'") from None
    types: dict[str, Any] = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }
    path.mkdir(exist_ok=True)
    for table in TABLES:
        schema = pyarrow.schema([(name, types[kind]) for name, kind in table.columns.items()])
        with (
            replacing(path / f"{table.name}.parquet") as file,
            parquet.ParquetWriter(file, schema, compression="zstd") as writer,
        ):
            for batch in batches(table.rows(contents), _ROW_GROUP):
                columns = zip(*batch, strict=True)
                arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
                writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
