"""tantivy, by the wheel `tantivy` of PyPI: this project does not depend on it."""

from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.engines.engine import SCREENFUL, MissingEngineError
from tests.bench.engines.questions import BenchText, Question, texts

_FIELDS = ("title", "text", "speakers", "notes")


class TantivyIndex:
    """A field for each sort of text, and one for the figures of each unit."""

    def __init__(self, folder: Path) -> None:
        try:
            self._tantivy: Any = import_module("tantivy")
        except ImportError as error:
            raise MissingEngineError("tantivy is not installed (pip install tantivy)") from error
        self._path = folder / "tantivy"
        self._units = folder / "units"

    def build(self, texts_file: Path) -> None:
        units = sorted({unit for each in texts(texts_file) for unit, _ in each.figures})
        self._units.write_text("\n".join(units), encoding="utf-8")
        self._path.mkdir()
        self.open()
        writer = self._index.writer()
        for each in texts(texts_file):
            writer.add_document(self._document(each))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        tantivy = self._tantivy
        units = self._units.read_text(encoding="utf-8").split("\n")
        self._numbers = {unit: f"unit{number}" for number, unit in enumerate(units)}
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in _FIELDS:
            builder.add_text_field(name, stored=True)
        for name in self._numbers.values():
            builder.add_float_field(name, indexed=True, fast=True, stored=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(self._path))

    def ask(self, question: Question) -> int | None:
        query = self._query(question)
        words = question.sort not in ("number range", "fuzzy")
        return self._shown(query, with_snippets=words)

    def find_new_note(self, briefing_id: str, word: str) -> int:
        Query, searcher = self._tantivy.Query, self._index.searcher()  # noqa: N806
        found = searcher.search(Query.term_query(self._schema, "id", briefing_id), 1)
        kept = searcher.doc(found.hits[0][1]).to_dict()
        kept["notes"] = [f"{kept['notes'][0]}\n{word}"]
        writer = self._index.writer()
        writer.delete_documents_by_term("id", briefing_id)
        writer.add_document(self._tantivy.Document.from_dict(kept, self._schema))
        writer.commit()
        self._index.reload()
        return self._shown(self._any([word]), with_snippets=True)

    def _document(self, each: BenchText) -> Any:
        document = self._tantivy.Document(
            id=each.id, title=each.title, text=each.text,
            speakers="\n".join(each.speakers), notes="\n".join(each.notes),
        )  # fmt: skip
        for unit, value in each.figures:
            document.add_float(self._numbers[unit], value)
        return document

    def _any(self, words: list[str]) -> Any:
        return self._index.parse_query(" ".join(f"+{w}" for w in words), list(_FIELDS))

    def _query(self, question: Question) -> Any:
        Query, Occur = self._tantivy.Query, self._tantivy.Occur  # noqa: N806
        words = question.words
        match question.sort:
            case "number range":
                kind = self._tantivy.FieldType.Float
                name = self._numbers[question.unit]
                return Query.range_query(self._schema, name, kind, question.low, question.high)
            case "prefix as typed":
                return Query.regex_query(self._schema, "text", f"{words[0]}.*")
            case "fuzzy":
                return Query.fuzzy_term_query(self._schema, "text", words[0])
            case "phrase":
                return Query.phrase_query(self._schema, "text", [w.lower() for w in words])
            case "field + term":
                speaker = self._index.parse_query(question.speaker, ["speakers"])
                return Query.boolean_query([
                    (Occur.Must, speaker), (Occur.Must, self._any(words)),
                ])  # fmt: skip
            case _:
                return self._any(words)

    def _shown(self, query: Any, *, with_snippets: bool) -> int:
        searcher = self._index.searcher()
        found = searcher.search(query, SCREENFUL).hits
        documents = [searcher.doc(address) for _, address in found]
        if with_snippets:
            make = self._tantivy.SnippetGenerator.create(searcher, query, self._schema, "text")
            return len([make.snippet_from_doc(each).to_html() for each in documents])
        return len([each["text"][0][:160] for each in documents])
