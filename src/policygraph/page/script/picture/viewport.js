/* What of the picture is in view. */

import { network, nodeSet, pictureElement } from "./network.js";
import { still } from "./paint.js";

export const PAN = 0.15; // of the picture's size, for each step
const SMOOTH = 600; // with more entities a drawing takes too long for movement

/* Until the reader moves it, the whole graph stays in view whatever the size of the window. */
let untouched = true;

/**
 * Show the given entities as large as fits, with room for their labels.
 * @param {number[]} numbers
 * @param {{ largest?: number, animated?: boolean }} options
 */
export function frame(numbers, { largest = 1.25, animated = true } = {}) {
  const places = Object.values(network.getPositions(numbers));
  const { clientWidth, clientHeight } = pictureElement;
  if (!places.length || !clientHeight) return;
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const scale = Math.min(
    (clientWidth - Math.min(170, clientWidth * 0.32)) / Math.max(right - left, 1),
    Math.max(clientHeight - 120, 100) / Math.max(bottom - top, 1),
    largest,
  );
  const moves = animated && nodeSet.getIds().length < SMOOTH && !still.matches;
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 - 8 / scale },
    scale,
    animation: moves ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  network.moveTo({ scale: network.getScale() * factor, animation: still.matches ? false : { duration: 150 } });
}

/**
 * Move the picture by shares of its size.
 * @param {number} across
 * @param {number} down
 */
export function pan(across, down) {
  untouched = false;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const position = { x: x + (across * pictureElement.clientWidth) / scale, y: y + (down * pictureElement.clientHeight) / scale };
  network.moveTo({ position, animation: still.matches ? false : { duration: 150 } });
}

/** @param {{ animated?: boolean }} options */
export function frameAll(options = {}) {
  untouched = true;
  frame(nodeSet.getIds(), options);
}

/** Whether the reader has left the picture where it was put. */
export function isUntouched() {
  return untouched;
}

/** From now on the reader looks at something of their own. */
export function touch() {
  untouched = false;
}

network.on("dragStart", ({ nodes }) => (untouched &&= nodes.length > 0));
network.on("zoom", touch);
network.on("resize", () => untouched && frameAll({ animated: false }));
