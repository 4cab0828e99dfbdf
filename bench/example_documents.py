"""The person of the app's own pictures: their CV, and a letter of theirs."""

from core.adapters.rendering.paths import TEMPLATES
from core.domain.documents import Letter
from core.domain.resume import Resume

_PROSE = Letter(
    date="2026-11-02",
    recipient=["Quillmark Software GmbH", "Hiring Team", "Leipzig"],
    subject="Application as Senior Product Manager",
    greeting="Dear hiring team,",
    paragraphs=[
        "Your developers want a bill that they can read, and your finance team wants one that closes "
        "on the first of the month. For three years I have built products that keep both happy, and I "
        "would like to go on with that at Quillmark.",
        "At my last employer I talked to forty customers before a line was written, cut the pages of "
        "the checkout from seven to three, and watched the calls to support fall by a third in the "
        "quarter after.",
        "What draws me to this post is its place between engineering, pricing and law. I read "
        "specifications for pleasure, I write short ones, and I like to be there when they meet their "
        "first customer.",
        "I would be glad to tell you more in a conversation.",
    ],
    closing="With kind regards",
)


def example_cv() -> Resume:
    return Resume.model_validate_json((TEMPLATES / "examples" / "profile.json").read_text(encoding="utf-8"))


def example_letter() -> Letter:
    basics = example_cv().basics
    return _PROSE.changed(sender=basics, signature=basics.name)
