"""Documents are read in processes of their own, which a hostile file may bring down."""

from briefings.documents.reading.document_readers import DocumentReaders

__all__ = ["DocumentReaders"]
