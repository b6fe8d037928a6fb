"""The graph as its users hold it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.export.formats import GraphFormat, format_of, write_graph
from policygraph.export.network import to_networkx
from policygraph.export.options import USUAL, RdfOptions
from policygraph.export.rdf import to_rdf, to_store
from policygraph.graph import neighbourhood, sparql, verification
from policygraph.graph.lookup import Lookup
from policygraph.graph.merge import merge
from policygraph.graph.ready_queries import query_text
from policygraph.graph.tables import Table
from policygraph.model import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx
    import rdflib
    from pyoxigraph import Store

    from policygraph.graph.verification import Verification
    from policygraph.model import Document, Entity, Extraction, Failure, GraphContents, Statement


class PolicyGraph:
    """A knowledge graph of policy entities, with the sentence behind every edge.

    Args:
        contents: The documents, entities and statements.
        failures: The documents that could not be read when the graph was built.

    Attributes:
        contents: All that the graph holds.
        failures: The documents that could not be read.

    >>> from policygraph.interchange import from_record
    >>> graph = PolicyGraph.from_extractions([from_record({
    ...     "id": "note",
    ...     "text": "Ofwat fined Thames Water.",
    ...     "entities": [
    ...         {"id": "e1", "name": "Ofwat", "type": "PublicBody"},
    ...         {"id": "e2", "name": "Thames Water", "type": "Company"},
    ...     ],
    ...     "statements": [
    ...         {"subject": "e1", "relation": "oversees", "object": "e2", "evidence": {"start": 0, "end": 25}},
    ...     ],
    ... })])
    >>> graph
    PolicyGraph(1 document, 2 entities, 1 statement)
    >>> for neighbour in graph.neighbours("ofwat"):
    ...     print(neighbour.relation, neighbour.entity.name, neighbour.quotations)
    oversees Thames Water ('Ofwat fined Thames Water.',)
    """

    def __init__(self, contents: GraphContents, failures: Iterable[Failure] = ()) -> None:
        self.contents = contents
        self.failures = tuple(failures)

    @classmethod
    def from_extractions(
        cls, extractions: Iterable[Extraction], base: str = BASE, with_texts: bool = False
    ) -> PolicyGraph:
        """Merge what documents state into a graph.

        Args:
            extractions: In any order; the graph is the same.
            base: What the IRIs begin with that the knowledge base does not give; ends in a slash.
            with_texts: Keep the documents' texts in the graph, and so in what is exported.

        Raises:
            PolicyGraphError: If they do not fit one another or the ontology, or the base is none.
        """
        return cls(merge(extractions, base=base, with_texts=with_texts))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read, in order of their ids."""
        return self.contents.documents

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities, in order of their IRIs."""
        return self.contents.entities

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in order of their IRIs; also those that are negated, proposed or possible."""
        return self.contents.statements

    def entity(self, name: str) -> Entity:
        """Return the entity that bears a name; ``graph[name]`` is the same.

        Args:
            name: A name, an alias, an abbreviation or an IRI; case, a leading article and hyphens do not matter.
                Of several entities a named one is preferred, then the one that is mentioned most.

        Raises:
            EntityNotFoundError: If there is none; the message suggests similar names.
        """
        return self._lookup.entity(name)

    def __getitem__(self, name: str) -> Entity:
        return self.entity(name)

    def neighbours(self, name: str) -> Table[neighbourhood.Neighbour]:
        """Return the entities to which statements relate an entity, each with the statements.

        Args:
            name: As for `entity`.

        Raises:
            EntityNotFoundError: If no entity bears the name.
        """
        return neighbourhood.neighbours(self.entity(name), self.statements, self._by_iri)

    def paths(self, start: str, end: str, limit: int = 10) -> Table[neighbourhood.Path]:
        """Return the shortest paths between two entities; there is none where nothing connects them.

        Args:
            start: The name of the one, as for `entity`.
            end: The name of the other.
            limit: How many paths at most.

        Returns:
            The paths; each is a tuple of steps, and each step has the statements between its two entities.

        Raises:
            EntityNotFoundError: If no entity bears one of the names.
        """
        contents = (self.statements, self._by_iri)
        return neighbourhood.shortest_paths(self.entity(start), self.entity(end), self.to_networkx(), contents, limit)

    def query(self, query: str, **parameters: str) -> sparql.Answer:
        """Return the answer to a SPARQL query, or to a ready one.

        The prefixes of `policygraph.export.vocabulary` need no declaration.

        Args:
            query: A SELECT, ASK, CONSTRUCT or DESCRIBE query; or the name of a ready query, such as ``who-oversees``.
            **parameters: Those of a ready query, such as ``asked="Ofsted"``.

        Returns:
            For SELECT a list of dictionaries from variable to value, for ASK a truth value, else an rdflib graph.

        Raises:
            PolicyGraphError: If it cannot be understood, or would fetch anything from the network.
        """
        return sparql.ask(self._store, query_text(query, parameters))

    def verify(self, *paths: str | Path) -> Verification:
        """Check that the documents bear the graph out.

        Every quotation must stand in its document at its offsets, and every statement's entities must be mentioned
        there.

        Args:
            paths: The documents that the graph is of, or folders of them.

        Returns:
            What was looked up, and as ``discrepancies`` what does not stand where the graph says.
        """
        # Imported here, because the readers of documents are needed for this alone.
        from policygraph.documents import read_documents  # noqa: PLC0415

        reading = read_documents([Path(path) for path in paths])
        return verification.verify(self.contents, verification.documents_of(reading))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return a networkx graph of its own: entities are nodes, statements are edges."""
        return to_networkx(self.contents)

    def to_rdf(self, attributed_facts: bool = False) -> rdflib.Graph:
        """Return an rdflib graph of its own, with its prefixes bound.

        Args:
            attributed_facts: There are also direct triples for what only a speaker affirms and asserts.

        Raises:
            PolicyGraphError: If a text has what RDF cannot hold.
        """
        return to_rdf(self.contents, attributed_facts)

    def export(self, path: str | Path, graph_format: str | None = None, options: RdfOptions = USUAL) -> None:
        """Write the graph for another program.

        Args:
            path: The file, or the folder of a format that has several files; the folder above it must exist.
            graph_format: One of `policygraph.export.formats.GraphFormat`, such as ``trig``; by default the one that
                the suffix of ``path`` stands for.
            options: What RDF is to say in another way than usual: reifiers, facts that only a speaker asserts.

        Raises:
            OSError: If it cannot be written.
            PolicyGraphError: If there is no such format, or it cannot hold what the graph says.
        """
        target = Path(path)
        try:
            chosen = format_of(target) if graph_format is None else GraphFormat(graph_format)
        except ValueError:
            raise PolicyGraphError(
                f"no format is called {graph_format!r}: there are {', '.join(GraphFormat)}"
            ) from None
        write_graph(self.contents, target, chosen, options)

    def to_turtle(self, path: str | Path) -> None:
        """Write the graph in Turtle; `policygraph.read` brings it back.

        Args:
            path: The file; its folder must exist.

        Raises:
            OSError: If it cannot be written.
            PolicyGraphError: If a text has what RDF cannot hold.
        """
        write_graph(self.contents, Path(path), GraphFormat.TURTLE)

    def to_graphml(self, path: str | Path) -> None:
        """Write the graph in GraphML.

        Args:
            path: The file; its folder must exist.

        Raises:
            OSError: If it cannot be written.
        """
        write_graph(self.contents, Path(path), GraphFormat.GRAPHML)

    def to_html(self, path: str | Path, title: str | None = None, max_entities: int | None = None) -> None:
        """Write the graph as an interactive page in one file.

        Args:
            path: The file; its folder must exist.
            title: The page's heading.
            max_entities: How many entities the page holds at most, the most connected; by default 10,000.

        Raises:
            PolicyGraphError: If it cannot be written.
        """
        # Imported here, because pyvis imports IPython and nothing else needs it.
        from policygraph.page import MOST_HELD, write_page  # noqa: PLC0415

        write_page(self.contents, Path(path), title, MOST_HELD if max_entities is None else max_entities)

    @cached_property
    def _by_iri(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self.entities)

    @cached_property
    def _store(self) -> Store:
        return to_store(self.contents)

    def __repr__(self) -> str:
        return f"PolicyGraph({self._summary()})"

    def _repr_html_(self) -> str:
        from policygraph.page import notebook_frame  # noqa: PLC0415

        return notebook_frame(self.contents, self._summary())

    def _summary(self) -> str:
        counts = (
            (len(self.documents), "document", "documents"),
            (len(self.entities), "entity", "entities"),
            (len(self.statements), "statement", "statements"),
        )
        return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
