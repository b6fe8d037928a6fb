/* The places of a neighbourhood: its centre in the middle, each further step on a ring around it. */

/** @import { Point } from "./vis" */

import { entities } from "../data/records.js";
import { shown } from "../state/shown.js";
import { state, version } from "../state/state.js";

const ARC = 92; // room for each on a ring, in the picture's units
const BETWEEN = 150; // from ring to ring, at least

/** @type {ReadonlyMap<number, Point>} */
let places = new Map();
let placedFor = -1;

/** Where those of the neighbourhood that the reader looks at stand; empty where there is none. */
export function ringPlaces() {
  if (placedFor !== version()) {
    placedFor = version();
    places = state.around === null ? new Map() : placeRings(state.around.entity);
  }
  return places;
}

/** @param {number} centre */
function placeRings(centre) {
  const middle = { x: entities[centre].x, y: entities[centre].y };
  const found = new Map([[centre, middle]]);
  /** @type {Map<number, number>} the direction in which each stands from the centre */
  const angles = new Map([[centre, 0]]);
  let ring = [centre];
  let radius = 0;
  while (ring.length > 0) {
    const next = outside(ring, angles);
    radius = Math.max(radius + BETWEEN, (next.length * ARC) / (2 * Math.PI));
    for (const [place, number] of next.entries()) {
      const angle = angles.get(number) ?? 0;
      // Each as near as can be to whom it hangs on, yet all at even distances.
      const even = (angles.get(next[0]) ?? 0) + (2 * Math.PI * place) / next.length;
      const direction = next.length * ARC > 0.6 * 2 * Math.PI * radius ? even : angle;
      angles.set(number, direction);
      found.set(number, { x: middle.x + 1.25 * radius * Math.cos(direction), y: middle.y + radius * Math.sin(direction) });
    }
    ring = next;
  }
  return found;
}

/**
 * Those joined to a ring that stand on none yet, in the order of their directions, which they are given here.
 * @param {number[]} ring
 * @param {Map<number, number>} angles
 */
function outside(ring, angles) {
  const { numbers, statements } = shown();
  /** @type {Map<number, number[]>} */
  const hanging = new Map();
  const inner = new Set(ring);
  const taken = new Set();
  for (const { subject, object } of statements) {
    for (const [one, other] of [[subject, object], [object, subject]]) {
      if (!inner.has(one) || angles.has(other) || taken.has(other) || !numbers.has(other)) continue;
      taken.add(other);
      const held = hanging.get(one);
      if (held) held.push(other);
      else hanging.set(one, [other]);
    }
  }
  const first = ring.length === 1;
  const next = [];
  for (const one of [...ring].sort((a, b) => (angles.get(a) ?? 0) - (angles.get(b) ?? 0))) {
    const held = hanging.get(one) ?? [];
    for (const [place, other] of held.entries()) {
      const { x, y } = entities[other];
      const spread = first
        ? Math.atan2(y - entities[one].y, x - entities[one].x)
        : (angles.get(one) ?? 0) + 0.16 * (place - (held.length - 1) / 2);
      angles.set(other, spread);
      next.push(other);
    }
  }
  return next.sort((a, b) => (angles.get(a) ?? 0) - (angles.get(b) ?? 0));
}
