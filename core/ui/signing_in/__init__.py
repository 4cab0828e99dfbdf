"""How people come in, with accounts of this installation, and how they leave."""

from core.ui.signing_in.leaving import LEAVING, leave, leave_page
from core.ui.signing_in.page import sign_in_page

__all__ = ["LEAVING", "leave", "leave_page", "sign_in_page"]
