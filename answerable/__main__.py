"""`python -m answerable` and the `answerable` command."""

from app.command import main

if __name__ == "__main__":
    main()
