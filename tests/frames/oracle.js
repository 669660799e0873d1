// Says whether two streams leave a terminal with the same cells.
//
// One JSON object a line comes in:
//   {"columns": 80, "rows": 24, "reset": true, "colours": true, "attributes": 1023,
//    "cursor": true, "unicode": "11", "text": false,
//    "frames": [["what the reference writes", "what the candidate writes", ignored], …]}
// "ignored" may be left out, or lists spans that do not count: row, first column, one after last.
// Without "reset" the two terminals go on from the lines before; another size resizes them.
// "colours" false leaves colours out of the comparison, "attributes" is the mask of those that
// count, and with "cursor" the cell that the cursor is on counts too. "unicode" is the version of
// the terminals' table of widths when they begin, 6 or 11; with "text" the candidate's rows come too. For every line one goes out:
//   {"cells": 1920, "drawn": 1312, "differences": [null, {"row": 3, "column": 7, …}, …]}
"use strict";

const path = require("node:path");
const readline = require("node:readline");

const [modules] = process.argv.slice(2);
const { Terminal } = require(path.join(modules, "@xterm/headless"));
const { Unicode11Addon } = require(path.join(modules, "@xterm/addon-unicode11"));

const FIRST = "\x1b[?1049h\x1b[?7l";

// Bit by bit as in `tui.line.cells`; a double underline is told apart by its style.
const ATTRIBUTES = [
  [1, (cell) => cell.isBold()],
  [2, (cell) => cell.isDim()],
  [4, (cell) => cell.isItalic()],
  [8, (cell) => cell.isUnderline() && cell.getUnderlineStyle() !== 2],
  [16, (cell) => cell.isBlink()],
  [32, (cell) => cell.isInverse()],
  [64, (cell) => cell.isInvisible()],
  [128, (cell) => cell.isStrikethrough()],
  [256, (cell) => cell.isOverline()],
  [512, (cell) => cell.isUnderline() && cell.getUnderlineStyle() === 2],
];

// Underline, inverse, strike, overline and double underline: what shows where no letter is.
const SEEN_ON_BLANK = 8 | 32 | 128 | 256 | 512;

function terminal(columns, rows, unicode, convertEol) {
  const made = new Terminal({
    cols: columns, rows, scrollback: 0, allowProposedApi: true, convertEol,
  });
  made.loadAddon(new Unicode11Addon());
  made.unicode.activeVersion = unicode;
  return made;
}

function write(one, text) {
  return new Promise((done) => one.write(text, done));
}

// A cell as what a person sees of it: width, text, attributes, colours.
function seen(cell, { colours, attributes }) {
  const text = cell.getChars() || " ";
  let bits = 0;
  for (const [bit, holds] of ATTRIBUTES) {
    if (holds(cell)) bits |= bit;
  }
  bits &= attributes;
  const blank = text === " " && cell.getWidth() === 1 && !(bits & SEEN_ON_BLANK);
  return [
    cell.getWidth(),
    text,
    blank ? 0 : bits,
    blank || !colours ? "" : `${cell.getFgColorMode()}:${cell.getFgColor()}`,
    colours ? `${cell.getBgColorMode()}:${cell.getBgColor()}` : "",
  ];
}

// Whether both are plain and show the same: so it is with most cells, and quickly found.
function samePlain(a, b) {
  return a.isAttributeDefault() && b.isAttributeDefault() && a.getWidth() === b.getWidth()
    && (a.getChars() || " ") === (b.getChars() || " ");
}

function compare(reference, candidate, what, ignored = []) {
  const [wanted, got] = [reference.buffer.active, candidate.buffer.active];
  const [a, b] = [wanted.getNullCell(), got.getNullCell()];
  let [cells, drawn, difference] = [0, 0, null];
  for (let row = 0; row < reference.rows; row++) {
    const [left, right] = [wanted.getLine(row), got.getLine(row)];
    for (let column = 0; column < reference.cols; column++) {
      if (ignored.length && ignored.some(([y, start, end]) => y === row && start <= column && column < end)) continue;
      cells += 1;
      left.getCell(column, a);
      right.getCell(column, b);
      if (samePlain(a, b)) {
        if ((a.getChars() || " ") !== " ") drawn += 1;
        continue;
      }
      const one = seen(a, what);
      const other = seen(b, what);
      if (one[1] !== " " || one[2] || !a.isBgDefault()) drawn += 1;
      if (!difference && one.join("\0") !== other.join("\0")) {
        difference = { row, column, reference: one, candidate: other };
      }
    }
  }
  if (what.cursor && !difference) {
    const [x, y] = [wanted.cursorX, wanted.cursorY];
    if (x !== got.cursorX || y !== got.cursorY) {
      const cell = (word) => [0, word, 0, "", ""];
      const there = `cursor at ${got.cursorY},${got.cursorX}`;
      difference = { row: y, column: x, reference: cell("cursor"), candidate: cell(there) };
    }
  }
  return { cells, drawn, difference };
}

let pair = [];

async function begin(columns, rows, unicode) {
  pair.forEach((one) => one.dispose());
  // The reference goes through a line discipline that makes CR LF of LF; the candidate does not.
  pair = [true, false].map((eol) => terminal(columns, rows, unicode, eol));
  await Promise.all(pair.map((one) => write(one, FIRST)));
}

async function answer(question) {
  const { columns, rows, reset, frames, colours = true, attributes = 1023, cursor } = question;
  if (reset || !pair.length) await begin(columns, rows, question.unicode ?? "11");
  pair.forEach((one) => one.resize(columns, rows));
  const said = { cells: 0, drawn: 0, differences: [] };
  for (const frame of frames) {
    await Promise.all(pair.map((one, side) => write(one, frame[side])));
    const found = compare(...pair, { colours, attributes, cursor }, frame[2]);
    said.cells += found.cells;
    said.drawn += found.drawn;
    said.differences.push(found.difference);
  }
  if (question.text) {
    const shown = pair[1].buffer.active;
    said.text = [...Array(rows).keys()].map((row) => shown.getLine(row).translateToString());
  }
  return said;
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  }
})();
