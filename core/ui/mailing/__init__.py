"""E-mail applications."""

from core.ui.mailing.panel import email_panel

__all__ = ["email_panel"]
