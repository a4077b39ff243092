"""What a command says of an error that is none of ours: one sentence."""

from elastic_transport import TransportError
from elasticsearch import ApiError
from sqlalchemy.exc import SQLAlchemyError


def sentence_of(error: Exception) -> str:
    """Return the sentence for an operator; raise what nobody foresaw."""
    if isinstance(error, SQLAlchemyError):
        return f"The database does not answer ({type(error).__name__})."
    if isinstance(error, ApiError | TransportError):
        return f"Elasticsearch does not do what it is asked: {type(error).__name__}."
    if isinstance(error, OSError):
        return f"{error.filename or 'The system'}: {error.strerror or error}."
    raise error
