"""What is known before any document is read: the ontology, and the entities with their names and dates."""
