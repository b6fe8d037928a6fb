"""What the text states of its entities: the rule language, the rules of each relation, and their matcher."""
