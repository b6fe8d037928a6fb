"""The registers of UK public bodies, posts and people: a file a register, which make the knowledge base."""

from policygraph.knowledge.registers.build import Built, build_knowledge

__all__ = ["Built", "build_knowledge"]
