/* The words of a label: their lines, and the room that they need. */

import { paint } from "./paint.js";

export const LINE = 1.18; // height of a line, in sizes of the type
const MEASURE = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const WIDEST = 22; // characters on a line

/**
 * @typedef {object} Style how a label looks and what room it needs, in the graph's units
 * @property {string[]} lines
 * @property {number} size
 * @property {number} width
 * @property {number} height
 * @property {"ink" | "muted" | "not"} colour
 * @property {number} weight
 * @property {boolean} slanted
 */

/**
 * Break a name into at most three lines.
 * @param {string} name
 */
export function wrap(name) {
  /** @type {string[]} */
  const lines = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > 2 * WIDEST ? `${[...word].slice(0, 2 * WIDEST - 1).join("")}…` : word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

/** @param {Pick<Style, "slanted" | "weight" | "size">} style */
export function fontOf({ slanted, weight, size }) {
  return `${slanted ? "italic " : ""}${weight} ${size}px ${paint.font}`;
}

/**
 * @param {string} text
 * @param {Pick<Style, "slanted" | "weight" | "size">} style
 */
export function widthOf(text, style) {
  MEASURE.font = fontOf(style);
  return MEASURE.measureText(text).width;
}

/**
 * @param {string[]} lines
 * @param {Omit<Style, "lines" | "width" | "height">} style
 * @returns {Style}
 */
export function measured(lines, style) {
  const width = Math.max(...lines.map((line) => widthOf(line, style)));
  return { ...style, lines, width, height: lines.length * LINE * style.size };
}
