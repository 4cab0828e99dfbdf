"""Check the frozen cases against the profiles and print how many there are.

python -m bench.truth.validate
"""

import json
from collections import Counter

from bench.truth.cases import CASES, Case, read_cases
from bench.truth.subjects import PROFILES, text_at
from core.domain.resume import Resume


def main() -> None:
    profiles = {path.stem: path.read_text("utf-8") for path in sorted(PROFILES.glob("*.json"))}
    for text in profiles.values():
        Resume.model_validate_json(text)
    aside = (PROFILES / "set_aside.txt").read_text("utf-8").split()
    assert set(aside) <= set(profiles), "set_aside.txt names a profile that is missing"
    seen: set[str] = set()
    for path in sorted(CASES.glob("*.jsonl")):
        cases = read_cases(path)
        for case in cases:
            assert case.id not in seen, f"{case.id} is there twice"
            seen.add(case.id)
            _check(case, json.loads(profiles[case.profile]))
        print(path.stem, len(cases), "of them set aside", sum(case.profile in aside for case in cases))
        for (kind, form), count in sorted(Counter((case.kind, case.form) for case in cases).items()):
            print(f"  {kind:24} {form:6} {count:4}")


def _check(case: Case, resume: dict) -> None:
    assert case.profile.endswith(case.language), f"{case.id}: the language is not the profile's"
    assert case.new.strip() and case.new != case.old, f"{case.id}: nothing to judge"
    if case.form == "entry":
        assert text_at(resume, case.path) == case.old, (
            f"{case.id}: the profile has other words at {case.path}"
        )


if __name__ == "__main__":
    main()
