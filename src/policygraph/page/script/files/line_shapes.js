/* The shapes that lines, their arrowheads and strokes are drawn with, in the words of an SVG path. */

/** @import { Point } from "../picture/vis" */

export const rounded = (/** @type {number} */ number) => Math.round(number * 10) / 10;
export const at = (/** @type {Point} */ { x, y }) => `${rounded(x)} ${rounded(y)}`;

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} share
 */
export function between(from, to, share) {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/**
 * @param {Point} one
 * @param {Point} other
 */
export function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/**
 * A stroke across a line.
 * @param {Point} before on the line
 * @param {Point} after a little farther on
 * @param {number} half of its length
 */
export function across(before, after, half) {
  const along = distance(before, after) || 1;
  const [x, y] = [((after.y - before.y) / along) * half, ((before.x - after.x) / along) * half];
  const middle = between(before, after, 0.5);
  return `M${at({ x: middle.x - x, y: middle.y - y })}L${at({ x: middle.x + x, y: middle.y + y })}`;
}

/**
 * How far along a curve it is as near to its end as this.
 * @param {number} far
 * @param {(share: number) => number} left
 */
export function shareAt(far, left) {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 20; halving++) {
    const middle = (low + high) / 2;
    if (left(middle) > far) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The shape that vis-network gives an arrowhead.
 * @param {Point} tip
 * @param {Point} core the middle of its notched back
 */
export function arrowhead(tip, core) {
  const length = distance(tip, core) / 0.9;
  const [x, y] = [(tip.x - core.x) / (0.9 * length), (tip.y - core.y) / (0.9 * length)];
  const corner = (/** @type {number} */ side) => ({
    x: tip.x - length * (x + 0.3 * side * y),
    y: tip.y - length * (y - 0.3 * side * x),
  });
  return `M${at(tip)}L${at(corner(1))}L${at(core)}L${at(corner(-1))}Z`;
}

/**
 * The circle of a statement that joins an entity to itself.
 * @param {Point} middle of the entity
 * @param {number} size
 */
export function loop({ x, y }, size) {
  const radius = rounded(size + 6);
  const [left, top] = [x + size * 0.7, y - size * 0.7 - radius];
  return `M${at({ x: left, y: top + radius })}a${radius} ${radius} 0 1 1 0.1 0.1Z`;
}
