"""The graph in the forms that other programs read; a file a format."""
