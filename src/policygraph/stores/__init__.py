"""Triple stores: a graph goes to one over HTTP, or is served from this machine."""
