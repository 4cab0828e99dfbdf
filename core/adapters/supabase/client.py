"""Connections to one Supabase project: shared wires, and a client of its own for everybody who speaks."""

from typing import TYPE_CHECKING

from core.adapters.supabase.errors import judge_status
from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    import httpx
    from supabase import Client
    from supabase_auth import SyncMemoryStorage

CONNECT_SECONDS = 3.0
TIMEOUT_SECONDS = 4.0
"""A page waits for this and must not seem dead itself: it answers within 6 s."""

FILE_SECONDS = 10.0
READY_SECONDS = 1.5
"""For the connection and again for the answer."""

MOST_CONNECTIONS = 40
"""Also the number of threads that FastAPI answers with; more would only wait for each other."""


class SupabaseProject:
    """The project at `url`, seen with one API key. Safe to use from many threads; knows no user.

    A process for people holds the publishable key, a worker the secret one. `transport` is for tests.
    """

    def __init__(self, url: str, key: str, transport: "httpx.BaseTransport | None" = None) -> None:
        self._url = url
        self._key = key
        self._http = _wires(transport)

    def as_user(self, access_token: str) -> "Client":
        """Speaks with this person's rights. The database checks the token at every request."""
        return self._client({"Authorization": f"Bearer {access_token}"})

    def as_key(self) -> "Client":
        """Speaks with the rights of the key alone: nobody's for a publishable one, all for a secret one."""
        return self._client({})

    def signing_in(self, storage: "SyncMemoryStorage") -> "Client":
        """For one step of a sign-in; what has to outlive it is left in `storage`."""
        return self._client({}, storage)

    def answers(self) -> bool:
        """Whether the project is there for anybody, its database too: that alone can refuse somebody who has
        not signed in this table. A refusal is an answer."""
        import httpx

        question = f"{self._url}/rest/v1/jobs?select=id&limit=0"
        try:
            answer = self._http.get(question, headers={"apikey": self._key}, timeout=READY_SECONDS)
        except UserError as error:
            return error.code is ErrorCode.RATE_LIMITED
        except httpx.HTTPError:
            return False
        return answer.status_code < 500

    def close(self) -> None:
        self._http.close()

    def _client(self, headers: dict[str, str], storage: "SyncMemoryStorage | None" = None) -> "Client":
        """Never shared and with options of its own: two clients of the same options share their session, so
        that the second person is signed in as the first.

        No retries: the library's own block a page for seven seconds. No refreshing: it starts a thread.
        """
        from supabase import ClientOptions, create_client
        from supabase_auth import SyncMemoryStorage

        options = ClientOptions(
            auto_refresh_token=False,
            persist_session=False,
            postgrest_client_retry=False,
            httpx_client=self._http,
            storage=storage or SyncMemoryStorage(),
        )
        options.headers.update(headers)
        return create_client(self._url, self._key, options)


def _wires(transport: "httpx.BaseTransport | None") -> "httpx.Client":
    """The library's own limits do not hold for a client that it is given: those here do."""
    import httpx

    from core.adapters.supabase.wires import Wires

    return Wires(
        timeout=httpx.Timeout(TIMEOUT_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS),
        event_hooks={"request": [_be_patient_with_uploads], "response": [judge_status]},
        transport=transport,
    )


def _be_patient_with_uploads(request: "httpx.Request") -> None:
    """Megabytes take their time to be kept; those that come begin to come at once."""
    if "/storage/v1/" in request.url.path and request.method != "GET":
        request.extensions["timeout"] |= {"read": FILE_SECONDS, "write": FILE_SECONDS}
