"""Makes src/according/vocab/frequent_words.txt: the frequent words of English, the most frequent first.

    python benchmarks/frequent_words.py            # from the language model's own table of vectors
    python benchmarks/frequent_words.py --check    # fail if the file is not what this makes

The keys of the model's vectors (en_core_web_md 3.7.1, MIT) stand in the order of their frequency in the texts
that the vectors were made from.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

FILE = Path(__file__).parents[1] / "src/according/vocab/frequent_words.txt"
WORDS = 20_000
_WORD = re.compile(r"[a-z]{2,}")


def main() -> int:
    """Run the command; return 1 where the file is not what it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    made = "".join(f"{word}\n" for word in islice(words(_keys()), WORDS))
    if not parser.parse_args().check:
        FILE.write_text(made, "utf-8")
        return 0
    return int(FILE.read_text("utf-8") != made)


def words(keys: Iterable[str]) -> Iterator[str]:
    """Yield the words of two letters or more in lower case, each once, in the order of `keys`."""
    seen: set[str] = set()
    for key in keys:
        word = key.lower()
        if word not in seen and _WORD.fullmatch(word):
            seen.add(word)
            yield word


def _keys() -> Iterator[str]:
    import spacy

    from according.language.library import model_path

    vocab = spacy.load(model_path()).vocab
    for key in vocab.vectors.key2row:
        if key in vocab.strings:
            yield vocab.strings[key]


if __name__ == "__main__":
    sys.exit(main())
