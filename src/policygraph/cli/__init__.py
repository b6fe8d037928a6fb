"""The command line: a file a command.

Nothing here imports spaCy, rdflib or networkx until a command that needs them runs, so that ``--help`` is quick.
"""
