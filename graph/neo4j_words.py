"""What went wrong between here and Neo4j, told apart in plain words."""

import socket
from urllib.parse import urlsplit

from neo4j.exceptions import AuthError, ClientError, ConfigurationError, ServiceUnavailable


def sentence(error: Exception, where: str, database: str | None) -> str:
    """One sentence for people; it never holds the password."""
    if isinstance(error, AuthError):
        return (
            f"Neo4j at {where} refused the user name or password; "
            "check NEO4J_USERNAME and NEO4J_PASSWORD."
        )
    no_route = isinstance(error, ServiceUnavailable) and "routing" in str(error).lower()
    if no_route and _listens(where):
        return (
            f"Neo4j at {where} answered, but gave no route to a database; for a single server "
            "use bolt:// instead of neo4j://, for a cluster check that it is complete."
        )
    if isinstance(error, ServiceUnavailable):
        return f"No Neo4j answers at {where}; check that it runs and that the address is right."
    if isinstance(error, ClientError) and "DatabaseNotFound" in str(error.code):
        return f"Neo4j at {where} has no database {database!r}; check NEO4J_DATABASE."
    if isinstance(error, ConfigurationError | ValueError):
        return f"{where} is no address for Neo4j: {error}."
    return f"Neo4j at {where} could not do it: {getattr(error, 'message', None) or error}"


def _listens(where: str) -> bool:
    """Whether anything takes connections there: without a route the driver doesn't tell."""
    address = urlsplit(where)
    try:
        with socket.create_connection((address.hostname, address.port or 7687), timeout=5):
            return True
    except OSError:
        return False
