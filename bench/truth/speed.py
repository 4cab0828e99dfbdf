"""What the truth gate costs: a document of forty lines, beside reading the profile it is held against.

python -m bench.truth.speed
"""

import statistics
from functools import partial

from bench.cost import Cost, measured
from bench.truth.measure import TODAY
from core.adapters.claim_tables import load_claim_words
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import Gate, gate_of
from tests.domain.claim_tables import profile, statements

LINES, ROUNDS = 40, 9


def _gate(language: str) -> Gate:
    return gate_of(profile(language), load_claim_words, load_vocabulary(), TODAY)


def _check(gate: Gate, lines: list[str], language: str) -> None:
    for line in lines:
        gate.text(line, language)  # type: ignore[arg-type]


def main() -> None:
    for language in ("en", "de", "fr", "es", "pt"):
        lines = [text for _, text in statements(language, "+")][:LINES]
        gate = _gate(language)
        first = measured(partial(_check, gate, lines, language))
        later: list[Cost] = [measured(partial(_check, gate, lines, language)) for _ in range(ROUNDS)]
        wall = statistics.median(cost.wall for cost in later)
        print(f"{language}: {len(lines)} lines, first {1000 * first.wall:.0f} ms, then {1000 * wall:.0f} ms")


if __name__ == "__main__":
    main()
