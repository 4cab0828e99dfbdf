"""Applications that were sent some days ago, for pages and figures to speak of."""

from datetime import timedelta

from core.domain.applications import Application, ApplicationStatus
from core.ports import Ports


def keep_sent(ports: Ports, user_id: str, days_ago: int, **fields: object) -> Application:
    """`fields` in place of the plain ones."""
    then = ports.clock() - timedelta(days=days_ago)
    plain = Application(
        id=ports.new_id(),
        user_id=user_id,
        created_at=then,
        updated_at=then,
        title="Nurse",
        employer="Tidewater",
        template="classic",
        score=70,
        status=ApplicationStatus.APPLIED,
        applied_at=then,
    )
    return ports.applications.add(user_id, plain.model_copy(update=fields))
