/* Where a label goes: as little as may be is cut off or covered. */

/** @import { Boxes } from "./boxes" */
/** @import { Style } from "./label_text" */
/** @import { Statement } from "../data/types" */
/** @import { Box, Point } from "./vis" */

import { isWithin } from "./boxes.js";
import { LINE, measured } from "./label_text.js";
import { curveOf, reach } from "./network.js";
import { relationLabel } from "../data/records.js";

/** @typedef {Style & { x: number, top: number }} Label with the middle of its upper edge */
/** @typedef {{ scale: number, view: Box, all: Boxes, labels: Boxes, lines: Boxes }} Ground what is in view and what is taken */
/** @typedef {{ insistent?: boolean, landmark?: boolean }} Urgency */

/**
 * @param {number} number
 * @param {Point} place
 * @param {Style} style
 * @param {Ground} ground
 * @param {Urgency} urgency
 */
export function nodeLabel(number, { x, y }, style, ground, urgency) {
  const { width, height, size } = style;
  const away = reach(number, ground.scale) + 0.3 * size;
  const candidates = [
    { x, top: y + away },
    { x, top: y - away - height },
    { x: x + away + width / 2, top: y - height / 2 },
    { x: x - away - width / 2, top: y - height / 2 },
    { x: x + away / 2 + width / 2, top: y + away * 0.8 },
    { x: x - away / 2 - width / 2, top: y + away * 0.8 },
    { x: x + away / 2 + width / 2, top: y - away * 0.8 - height },
    { x: x - away / 2 - width / 2, top: y - away * 0.8 - height },
  ];
  return takePlace({ x, y }, candidates, style, ground, `node ${number}`, urgency);
}

/**
 * @param {Statement} statement
 * @param {number} size
 * @param {Ground} ground
 * @param {boolean} insistent
 */
export function edgeLabel(statement, size, ground, insistent) {
  const curve = curveOf(statement.number);
  if (!curve) return null;
  const { edgeType, from, to } = curve;
  const words = relationLabel(statement);
  const room = Math.hypot(from.x - to.x, from.y - to.y) - reach(from.id, ground.scale) - reach(to.id, ground.scale);
  const candidates = [0.5, 0.42, 0.58, 0.34, 0.66].map((part) => {
    const point = edgeType.getPoint(part);
    return { x: point.x, top: point.y - (LINE * size) / 2 };
  });
  // A negated edge says so even where its relation finds no room, or glyphs stand in the way.
  for (const text of statement.negated ? [`not: ${words}`, "not"] : [words]) {
    const colour = statement.negated ? "not" : "muted";
    const style = measured([text], { size, weight: 400, slanted: true, colour });
    if (!insistent && text !== "not" && style.width * 0.8 > room) continue;
    const urgency = { insistent, landmark: text === "not" };
    const label = takePlace(edgeType.getPoint(0.5), candidates, style, ground, `edge ${statement.number}`, urgency);
    if (label) return label;
  }
  return null;
}

/**
 * Where a label goes: as little as may be is cut off or covered.
 * @param {Point} anchor
 * @param {{ x: number, top: number }[]} candidates
 * @param {Style} style
 * @param {Ground} ground
 * @param {string} owner
 * @param {Urgency} urgency `insistent`: takes a place whatever it covers; `landmark`: may cover glyphs, but no label
 * @returns {Label | null}
 */
function takePlace(anchor, candidates, style, ground, owner, { insistent = false, landmark = false }) {
  const gap = 0.15 * style.size;
  const boxAt = (/** @type {{ x: number, top: number }} */ { x, top }) => ({
    left: x - style.width / 2 - gap,
    right: x + style.width / 2 + gap,
    top,
    bottom: top + style.height,
  });
  // What is out of view now may be moved into it, with its label; what is in view has its label whole.
  const { x, y } = anchor;
  const inView = isWithin({ left: x, right: x, top: y, bottom: y }, ground.view);
  const whole = candidates.filter((candidate) => !inView || isWithin(boxAt(candidate), ground.view));
  const free = whole.filter((candidate) => ground.all.isFree(boxAt(candidate), owner));
  const uncrossed = owner.startsWith("node") && free.find((candidate) => ground.lines.isFree(boxAt(candidate), owner));
  const readable = landmark && whole.find((candidate) => ground.labels.isFree(boxAt(candidate), owner));
  const place = uncrossed || free[0] || readable || (insistent && (whole[0] ?? candidates[0]));
  if (!place) return null;
  ground.all.add(boxAt(place), owner);
  ground.labels.add(boxAt(place), owner);
  return { ...style, ...place };
}
