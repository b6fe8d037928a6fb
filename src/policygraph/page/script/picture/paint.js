/* The colours of the style, for what is drawn on a canvas or written to a file: a canvas knows no custom properties. */

import { byId } from "../dom/elements.js";
import { types } from "../data/records.js";

const NAMES = /** @type {const} */ (["paper", "card", "ink", "muted", "line", "accent", "not", "group", "group-rule"]);

/** @typedef {Record<typeof NAMES[number], string> & { font: string, types: string[] }} Paint */

/** @type {Paint} */
export const paint = read();

/** @returns {Paint} */
function read(style = getComputedStyle(document.documentElement)) {
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const named = Object.fromEntries(NAMES.map((name) => [name, colour(name)]));
  return /** @type {Paint} */ ({
    ...named,
    font: getComputedStyle(document.body).fontFamily,
    types: types.map((type) => colour(type.colour)),
  });
}

/** The colours for paper, which is light whatever the screen is: those that the style gives first. */
export function lightPaint() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const root = rules.find((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root");
  return root instanceof CSSStyleRule ? { ...read(root.style), paper: "#ffffff" } : paint;
}

/** The shape of each type's sign, in a square of 20 with its middle at 0. */
export const glyphShapes = types.map((type) => byId(`glyph-${type.glyph}`).firstElementChild?.getAttribute("d") ?? "");
export const glyphPaths = glyphShapes.map((shape) => new Path2D(shape));

/** @param {() => void} listener called when the page has turned dark or light */
export function onRepaint(listener) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) {
    matchMedia(query).addEventListener("change", () => {
      Object.assign(paint, read());
      listener();
    });
  }
}

export const still = matchMedia("(prefers-reduced-motion: reduce)");
