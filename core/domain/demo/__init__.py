"""The demo workspace: its story, and the story as rows."""

from core.domain.demo.rows import DemoRows, demo_rows, is_of_demo
from core.domain.demo.story import DemoStory

__all__ = ["DemoRows", "DemoStory", "demo_rows", "is_of_demo"]
