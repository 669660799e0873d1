"""Follows the operators of a page's content in a PDF to the letters that it shows.

Nothing is drawn.
"""

import dataclasses
import math
from collections.abc import Callable
from typing import Final

from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from briefings.documents.pdf_layout.fonts import Font
from briefings.documents.pdf_layout.graphics import (
    AS_IT_IS,
    Areas,
    Matrix,
    State,
    is_white,
    matrix_of,
    multiplied,
    numbers_of,
)
from briefings.documents.pdf_layout.marked_content import MarkedContent
from briefings.documents.pdf_layout.shown_text import Glyph, ShownText, angle_of, turned

_DEEPEST: Final = 12
"""Forms inside forms deeper than this are not followed."""

_DEEPEST_STATE: Final = 512
_MOST_GLYPHS: Final = 60_000
_MOST_FORMS: Final = 2_000
_INVISIBLE: Final = (3, 7)
_FILLED_AND_DRAWN: Final = 2
_FAULTS: Final = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
_FILLING: Final = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_DRAWING: Final = frozenset((b"m", b"l", b"c", b"v", b"y"))
_ENDING: Final = frozenset((b"n", b"S", b"s"))
_COLOURING: Final = frozenset((b"g", b"rg", b"k", b"sc", b"scn"))

_Operands = list[PdfObject]


class ContentReader:
    """Follows operators; `fonts` keeps the document's fonts by the identity of their objects."""

    def __init__(self, fonts: dict[int, Font]) -> None:
        self.shown: list[ShownText] = []
        self.areas = Areas()
        self.has_pictures = False
        self._fonts = fonts
        self._state = State()
        self._saved: list[State] = []
        self._text: Matrix = AS_IT_IS
        self._line: Matrix = AS_IT_IS
        self._marks = MarkedContent()
        self._forms = 0
        self._operators: dict[bytes, Callable[[_Operands], None]] = {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._transform,
            b"BT": self._begin_text,
            b"Tm": self._set_text_matrix,
            b"Td": self._move,
            b"TD": self._move_and_lead,
            b"T*": self._next_line,
            b"Tj": self._show,
            b"TJ": self._show_spaced,
            b"'": self._show_next_line,
            b'"': self._show_with_spaces,
            b"BMC": self._mark,
            b"BDC": self._mark,
            b"EMC": self._unmark,
        }

    def run(self, stream: ContentStream, resources: DictionaryObject, depth: int = 0) -> None:
        """Follow the operators of a stream; one that makes no sense is passed over."""
        for operands, operator in stream.operations:
            if len(self.shown) > _MOST_GLYPHS:
                return
            try:
                if operator in self._operators:
                    self._operators[operator](operands)
                elif operator == b"Tf":
                    self._set_font(operands, resources)
                elif operator == b"Do":
                    self._paint(operands[0], resources, depth)
                elif operator == b"INLINE IMAGE":
                    self.has_pictures = True
                else:
                    self._set_parameter(operator, numbers_of(operands))
            except _FAULTS:
                continue

    def _set_parameter(self, operator: bytes, numbers: list[float]) -> None:
        state = self._state
        match operator:
            case b"Tc":
                state.letter_space = numbers[0]
            case b"Tw":
                state.word_space = numbers[0]
            case b"Tz":
                state.stretch = numbers[0] / 100
            case b"TL":
                state.leading = numbers[0]
            case b"Ts":
                state.rise = numbers[0]
            case b"Tr":
                state.mode = int(numbers[0])
            case _:
                self._follow_path(operator, numbers)

    def _follow_path(self, operator: bytes, numbers: list[float]) -> None:
        state = self._state
        if operator in _COLOURING:
            state.is_white = is_white(numbers)
        elif operator == b"re":
            self.areas.rectangle(state.matrix, numbers)
        elif operator in _DRAWING:
            self.areas.point(state.matrix, numbers)
        elif operator in _FILLING or operator in _ENDING:
            self.areas.end_path(is_filled=operator in _FILLING and not state.is_white)

    def _save(self, _operands: _Operands) -> None:
        if len(self._saved) < _DEEPEST_STATE:
            self._saved.append(dataclasses.replace(self._state))

    def _restore(self, _operands: _Operands) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: _Operands) -> None:
        self._state.matrix = multiplied(matrix_of(numbers_of(operands)), self._state.matrix)

    def _set_font(self, operands: _Operands, resources: DictionaryObject) -> None:
        self._state.font = None
        self._state.size = numbers_of(operands)[0]
        fonts = resources["/Font"]
        resource = fonts[operands[0]] if isinstance(fonts, DictionaryObject) else None
        if not isinstance(resource, DictionaryObject):
            return
        font = self._fonts.get(id(resource))
        if font is None:
            font = self._fonts[id(resource)] = Font(resource)
        self._state.font = font

    def _begin_text(self, _operands: _Operands) -> None:
        self._text = self._line = AS_IT_IS

    def _set_text_matrix(self, operands: _Operands) -> None:
        self._text = self._line = matrix_of(numbers_of(operands))

    def _move(self, operands: _Operands) -> None:
        x, y = numbers_of(operands)
        self._text = self._line = multiplied((1, 0, 0, 1, x, y), self._line)

    def _move_and_lead(self, operands: _Operands) -> None:
        self._state.leading = -numbers_of(operands)[1]
        self._move(operands)

    def _next_line(self, _operands: _Operands) -> None:
        down = (1, 0, 0, 1, 0, -self._state.leading)
        self._text = self._line = multiplied(down, self._line)

    def _show_next_line(self, operands: _Operands) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_with_spaces(self, operands: _Operands) -> None:
        self._state.word_space, self._state.letter_space = numbers_of(operands)
        self._show_next_line(operands[2:])

    def _show_spaced(self, operands: _Operands) -> None:
        parts = operands[0]
        if not isinstance(parts, ArrayObject):
            return
        state = self._state
        for part in parts:
            if isinstance(part, (int, float)):
                shift = -float(part) / 1000 * state.size * state.stretch
                self._text = multiplied((1, 0, 0, 1, shift, 0), self._text)
            else:
                self._show([part])

    def _show(self, operands: _Operands) -> None:
        state = self._state
        font = state.font
        if font is None:
            return
        a, b, c, d, e, f = multiplied(self._text, state.matrix)
        angle, scale = angle_of(a, b), math.hypot(a, b)
        size = abs(state.size) * math.hypot(c, d)
        along = state.size * state.stretch
        mark = self._marks.innermost
        is_bold = font.is_bold or state.mode == _FILLED_AND_DRAWN
        at = 0.0
        for text, width, is_space_code in font.shown(_bytes(operands[0])):
            x, y = a * at + c * state.rise + e, b * at + d * state.rise + f
            start, base = turned(x, y, angle)
            end = start + width * along * scale
            glyph = Glyph(
                text,
                min(start, end),
                max(start, end),
                base,
                size,
                is_bold,
                len(self.shown),
                mark.tag,
                mark.is_furniture,
            )
            self.shown.append(
                ShownText(glyph, angle, state.mode in _INVISIBLE, state.is_white, x, y)
            )
            space = state.letter_space + (state.word_space if is_space_code else 0)
            at += width * along + space * state.stretch
        self._text = multiplied((1, 0, 0, 1, at, 0), self._text)

    def _mark(self, operands: _Operands) -> None:
        self._marks.begin(operands, len(self.shown))

    def _unmark(self, _operands: _Operands) -> None:
        self._marks.end(self.shown)

    def _paint(self, name: PdfObject, resources: DictionaryObject, depth: int) -> None:
        objects = resources["/XObject"]
        painted = objects[name] if isinstance(objects, DictionaryObject) else None
        if not isinstance(painted, StreamObject):
            return
        if painted.get("/Subtype") == "/Image":
            self.has_pictures = True
            self.areas.picture(self._state.matrix)
        elif painted.get("/Subtype") == "/Form" and depth < _DEEPEST and self._forms < _MOST_FORMS:
            self._forms += 1
            self._run_form(painted, resources, depth)

    def _run_form(self, form: StreamObject, resources: DictionaryObject, depth: int) -> None:
        state, saved, marks = dataclasses.replace(self._state), self._saved, self._marks
        text, line = self._text, self._line
        matrix = form.get("/Matrix")
        if isinstance(matrix, ArrayObject):
            self._transform(list(matrix))
        self._saved, self._marks = [], marks.copy()
        own = form.get("/Resources")
        own = own.get_object() if own is not None else None
        try:
            stream = ContentStream(form, None, "bytes")
            self.run(stream, own if isinstance(own, DictionaryObject) else resources, depth + 1)
        finally:
            self._state, self._saved, self._marks = state, saved, marks
            self._text, self._line = text, line


def _bytes(string: PdfObject) -> bytes:
    if isinstance(string, ByteStringObject):
        return bytes(string)
    return string.original_bytes if isinstance(string, TextStringObject) else b""
