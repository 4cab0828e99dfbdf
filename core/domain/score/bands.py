"""The score in words; borders are ours and say nothing about any employer's system."""

BANDS = ((75, "Strong match"), (55, "Good match"), (35, "Partial match"), (0, "Weak match"))


def band(score: int) -> str:
    return next(words for least, words in BANDS if score >= least)
