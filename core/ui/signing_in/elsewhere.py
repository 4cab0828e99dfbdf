"""Ways in by an account at another service: plain links, for it is a route of ours that leads there."""

from collections.abc import Sequence

import streamlit as st

_NAMES = {
    "azure": "Microsoft",
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin": "LinkedIn",
    "linkedin_oidc": "LinkedIn",
    "slack_oidc": "Slack",
    "twitter": "X",
    "workos": "WorkOS",
}
"""Where the name that people know is not just the setting's with a capital letter."""


def links_elsewhere(providers: Sequence[str]) -> None:
    """`providers` are names out of the settings, which hold nothing but letters, digits and _.

    A part each, whose height the style sheet knows: HTML is filled in late, and what is below would jump.
    """
    if not providers:
        return
    with st.container(key="elsewhere", gap="xsmall"):
        st.html("<p>or</p>")
        for provider in providers:
            st.html(f'<a href="/auth/oauth?provider={provider}">Continue with {_name(provider)}</a>')


def _name(provider: str) -> str:
    return _NAMES.get(provider) or provider.replace("_", " ").capitalize()
