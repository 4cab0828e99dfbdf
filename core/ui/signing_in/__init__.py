"""How people come in, and how they leave."""

from core.ui.signing_in.door import door_of
from core.ui.signing_in.leaving import LEAVING, leave, leave_page
from core.ui.signing_in.page import sign_in_page

__all__ = ["LEAVING", "door_of", "leave", "leave_page", "sign_in_page"]
