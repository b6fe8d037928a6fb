"""Runs the program as ``python -m policygraph.cli``."""

from policygraph.cli.main import main

if __name__ == "__main__":
    main()
