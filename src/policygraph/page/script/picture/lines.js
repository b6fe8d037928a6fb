/* Samples of the lines that the picture draws statements with, for filters and legend. */

import { draw } from "../dom/elements.js";
import { NEGATED } from "../state/filters.js";

const DASHES = [null, "6 4", "2 3", null];

/**
 * The line of a certainty, by its number.
 * @param {number} certainty
 */
export function certaintyLine(certainty) {
  return draw(
    "svg",
    { class: certainty === NEGATED ? "line-sample negated" : "line-sample", viewBox: "0 0 34 10", "aria-hidden": "true" },
    draw("path", { d: "M1 5H27", "stroke-dasharray": DASHES[certainty] }),
    draw("path", { class: "head", d: "M25 1L33 5L25 9Z" }),
    certainty === NEGATED && draw("path", { d: "M13 0V10" }),
  );
}
