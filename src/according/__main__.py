"""`python -m according` is the command `according`."""

from according.cli import main

if __name__ == "__main__":
    main()
