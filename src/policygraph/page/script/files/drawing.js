/* The picture of all that is shown, with title and legend, as marks on a sheet: for SVG, PNG and paper alike. */

/** @import { Mark } from "./marks" */
/** @import { Paint } from "../picture/paint" */

import { drawn, drawnInWords } from "./drawn.js";
import { LINE, widthOf } from "../picture/label_text.js";
import { labelsFor } from "../picture/labels.js";
import { legendMarks } from "./legend.js";
import { extentOf, glyphMarks, groundMarks, labelMark, lineMarks } from "./marks.js";
import { lightPaint } from "../picture/paint.js";
import { placeOf } from "../picture/network.js";
import { types } from "../data/records.js";
import { grouped, inOneLine } from "../data/words.js";

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ title?: string, marks: Mark[] }} Item */
/** @typedef {{ name: string, items: Item[] }} Layer */
/**
 * @typedef {object} Drawing
 * @property {number} width
 * @property {number} height
 * @property {string} title
 * @property {string} description
 * @property {Paint} paint
 * @property {Layer[]} layers what is behind comes first
 */

const MARGIN = 24;
const LONGEST = 6000; // of the sides
const NARROWEST = 560; // has room for title and legend
const SCALES = [1, 1.25, 1.6, 2, 2.5];
const ENOUGH = 0.95; // of the entities that could have a label
const TRIED = 1500; // entities and statements: with more, another scale takes seconds to try
const SPOKEN = 200; // statements

/**
 * All that is drawn: at a scale at which most labels find room, or as large as fits.
 * @param {{ title?: string, withLegend?: boolean, within?: Size }} options without a title there is no heading
 * @returns {Drawing}
 */
export function drawingOf({ title = "", withLegend = true, within } = {}) {
  const paint = lightPaint();
  const { nodes, edges } = drawn();
  const { scale, labels } = laid(within);
  const { left, right, top, bottom } = extentOf(nodes, edges, labels, scale);
  const width = Math.ceil(Math.max(right - left + 2 * MARGIN, NARROWEST));
  // On a large sheet, which is seen from farther away, the words around the picture are larger, too.
  const unit = Math.min(Math.max(width / 1100, 1), 2);
  const inner = width - 2 * MARGIN;
  const heading = title ? headingMarks(title, inner, unit, paint) : { marks: [], height: 0 };
  const above = MARGIN + heading.height;
  const below = above + bottom - top + MARGIN;
  const legend = withLegend ? legendMarks({ x: MARGIN, y: below, width: inner, unit }, paint) : { marks: [], height: 0 };
  const sheet = { paint, scale, origin: { x: (width - (right - left)) / 2 - left, y: above - top } };
  return {
    width,
    height: Math.ceil(below + legend.height + (legend.height && MARGIN)),
    title: title || document.title,
    description: spoken(),
    paint,
    layers: [
      { name: "groups", items: [{ marks: groundMarks(nodes, sheet) }] },
      { name: "lines", items: edges.map((one) => ({ title: inOneLine(one), marks: lineMarks(one, sheet) })) },
      {
        name: "glyphs",
        items: nodes.map((one) => ({ title: `${one.name}, ${types[one.type].label}`, marks: glyphMarks(one, sheet) })),
      },
      { name: "labels", items: labels.map((label) => ({ marks: [labelMark(label, sheet)] })) },
      { name: "heading", items: [{ marks: heading.marks }] },
      { name: "legend", items: [{ marks: legend.marks }] },
    ],
  };
}

/**
 * The scale, and the labels that are placed for it.
 * @param {Size | undefined} within
 */
function laid(within) {
  const { nodes, edges } = drawn();
  const numbers = nodes.map(({ number }) => number);
  const places = numbers.map(placeOf);
  const [across, down] = [span(places.map(({ x }) => x)), span(places.map(({ y }) => y))];
  const largest = within ? Math.min(within.width / across, within.height / down) : LONGEST / Math.max(across, down);
  const scales = within || nodes.length + edges.length > TRIED ? SCALES.slice(0, 1) : SCALES;
  for (const wanted of scales) {
    const scale = Math.min(wanted, largest);
    const labels = labelsFor(scale, numbers, edges);
    const names = labels.filter(({ slanted }) => !slanted).length;
    if (names >= ENOUGH * nodes.length || scale === largest || wanted === scales.at(-1)) return { scale, labels };
  }
  throw new Error("no scale was tried");
}

/** @param {number[]} numbers */
function span(numbers) {
  const [least, most] = numbers.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
  return Math.max(most - least, 1);
}

function spoken() {
  const { edges } = drawn();
  const said = edges.slice(0, SPOKEN).map((statement) => `${inOneLine(statement)}.`);
  const more = edges.length > SPOKEN ? [`And ${grouped(edges.length - SPOKEN)} more.`] : [];
  return [`${drawnInWords()}.`, ...said, ...more].join(" ");
}

/**
 * @param {string} title
 * @param {number} width
 * @param {number} unit
 * @param {Paint} paint
 */
function headingMarks(title, width, unit, paint) {
  const bold = { size: 20 * unit, weight: 650, slanted: false };
  const plain = { size: 13 * unit, weight: 400, slanted: false };
  const [titles, words] = [broken(title, width, bold), broken(drawnInWords(), width, plain)];
  const first = MARGIN + bold.size;
  const next = first + (titles.length - 1) * LINE * bold.size + 22 * unit;
  /** @type {Mark[]} */
  const marks = [
    { ...bold, lines: titles, x: MARGIN, y: first, anchor: "start", fill: paint.ink },
    { ...plain, lines: words, x: MARGIN, y: next, anchor: "start", fill: paint.muted },
  ];
  return { marks, height: next + (words.length - 1) * LINE * plain.size };
}

/**
 * @param {string} text
 * @param {number} width
 * @param {{ size: number, weight: number, slanted: boolean }} style
 */
function broken(text, width, style) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
