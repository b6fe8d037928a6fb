"""What can go wrong, in words for the person who ran the program."""

from __future__ import annotations


class PolicyGraphError(Exception):
    """An error whose message tells the user what was wrong, where, and what to do.

    The command line prints the message alone; nothing else may reach the user as a traceback.

    >>> raise PolicyGraphError("notes.txt: the file is empty")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: notes.txt: the file is empty
    """


class DocumentError(PolicyGraphError):
    """A document that cannot be read; the documents beside it still are."""


class KnowledgeError(PolicyGraphError):
    """An ontology or knowledge base file that cannot be understood."""


class RuleError(PolicyGraphError):
    """A rule file that breaks the rule language; the message names file and line."""


class EntityNotFoundError(PolicyGraphError, KeyError):
    """A name that no entity of the graph bears."""

    def __str__(self) -> str:
        return str(self.args[0])
