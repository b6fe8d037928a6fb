/* Pale grounds under the entities of one community, so that groups are seen at a glance. */

/** @import { Point } from "./vis" */

import { entities } from "../data/records.js";

const LEAST = 3; // members in the picture

/**
 * The outlines of the communities of those in the picture, each as the corners of its convex hull.
 * @param {Record<number, Point>} places by the number of the entity
 * @returns {Point[][]}
 */
export function hulls(places) {
  /** @type {Map<number, Point[]>} */
  const members = new Map();
  for (const [number, point] of Object.entries(places)) {
    const { cluster } = entities[Number(number)];
    if (cluster === undefined) continue;
    const found = members.get(cluster) ?? [];
    found.push(point);
    members.set(cluster, found);
  }
  return [...members]
    .sort(([one], [other]) => one - other)
    .filter(([, points]) => points.length >= LEAST)
    .map(([, points]) => convexHull(points));
}

/**
 * The convex hull of points (Andrew 1979, the monotone chain).
 * @param {Point[]} points
 */
function convexHull(points) {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  return [...chain(sorted), ...chain(sorted.reverse())];
}

/** @param {Point[]} points */
function chain(points) {
  /** @type {Point[]} */
  const turned = [];
  for (const point of points) {
    while (turned.length >= 2 && !turnsLeft(turned[turned.length - 2], turned[turned.length - 1], point)) turned.pop();
    turned.push(point);
  }
  return turned.slice(0, -1);
}

/**
 * @param {Point} one
 * @param {Point} two
 * @param {Point} three
 */
function turnsLeft(one, two, three) {
  return (two.x - one.x) * (three.y - one.y) > (two.y - one.y) * (three.x - one.x);
}
