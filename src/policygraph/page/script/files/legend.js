/* The legend on a sheet: the types of entity and the kinds of line that occur on it. */

/** @import { Mark, Shape } from "./marks" */
/** @import { Paint } from "../picture/paint" */

import { drawn } from "./drawn.js";
import { CERTAINTIES, certaintyOf, NEGATED } from "../state/filters.js";
import { widthOf } from "../picture/label_text.js";
import { DASHES } from "../picture/looks.js";
import { signMarks } from "./marks.js";
import { types } from "../data/records.js";

const ROW = 23;
const BETWEEN = 28;

/** @typedef {{ words: string, sign: (left: number, middle: number) => Mark[] }} Item */

/**
 * @param {{ x: number, y: number, width: number, unit: number }} place how much larger than usual it is drawn is its unit
 * @param {Paint} paint
 */
export function legendMarks({ x, y, width, unit }, paint) {
  const text = { size: 13 * unit, weight: 400, slanted: false };
  /** @type {Mark[]} */
  const marks = [];
  let top = y;
  for (const { head, items, room } of parts(paint, unit)) {
    if (items.length === 0) continue;
    marks.push({ ...text, weight: 600, lines: [head], x, y: top + text.size, anchor: "start", fill: paint.ink });
    top += ROW * unit;
    const column = room * unit + Math.max(...items.map(({ words }) => widthOf(words, text))) + BETWEEN * unit;
    const columns = Math.max(1, Math.min(Math.floor((width + BETWEEN * unit) / column), items.length));
    for (const [place, { words, sign }] of items.entries()) {
      const left = Math.round(x + (place % columns) * column);
      const middle = Math.round(top + (Math.floor(place / columns) + 0.5) * ROW * unit);
      marks.push(...sign(left, middle));
      const where = { x: left + room * unit, y: middle + 0.35 * text.size };
      marks.push({ ...text, ...where, lines: [words], anchor: "start", fill: paint.ink });
    }
    top += (Math.ceil(items.length / columns) * ROW + 10) * unit;
  }
  return { marks, height: top - y };
}

/**
 * @param {Paint} paint
 * @param {number} unit
 * @returns {{ head: string, items: Item[], room: number }[]}
 */
function parts(paint, unit) {
  const { nodes, edges } = drawn();
  const ordered = (/** @type {number[]} */ numbers) => [...new Set(numbers)].sort((one, other) => one - other);
  return [
    {
      head: "Types of entity",
      room: 24,
      items: ordered(nodes.map(({ type }) => type)).map((type) => ({
        words: types[type].label,
        sign: (left, middle) => signMarks(type, { x: left + 8 * unit, y: middle }, 8 * unit, paint),
      })),
    },
    {
      head: "Lines",
      room: 42,
      items: ordered(edges.map(certaintyOf)).map((certainty) => ({
        words: CERTAINTIES[certainty],
        sign: (left, middle) => lineSample(certainty, [left, middle, unit], paint),
      })),
    },
  ];
}

/**
 * @param {number} certainty
 * @param {[number, number, number]} at
 * @param {Paint} paint
 * @returns {Shape[]}
 */
function lineSample(certainty, at, paint) {
  const colour = certainty === NEGATED ? paint.not : paint.line;
  const dash = [undefined, DASHES.proposed, DASHES.possible][certainty] || undefined;
  return [
    { d: "M0 0H25", at, stroke: colour, width: 1.4, dash },
    { d: "M33 0L23.4 -3.2L24.3 0L23.4 3.2Z", at, fill: colour },
    ...(certainty === NEGATED ? [{ d: "M12 -5V5", at, stroke: colour, width: 1.4 }] : []),
  ];
}
