/* Paths between two entities: the shortest first (Yen 1971, "Finding the K shortest loopless paths in a network"). */

import { passingStatements } from "./filters.js";
import { state } from "./state.js";

const MOST_PATHS = 8;

/** @typedef {number[]} Path the numbers of the entities that it passes, with both ends */

/** @type {unknown[]} */
let builtFor = [];
/** @type {Map<number, Set<number>>} */
let neighbours = new Map();

/** Who is joined to whom by statements that pass the filters, whatever their direction; none that was hidden. */
function joined() {
  const passing = passingStatements();
  if (builtFor[0] !== passing || builtFor[1] !== state.removed) {
    builtFor = [passing, state.removed];
    neighbours = new Map();
    for (const { subject, object } of passing) {
      if (subject === object || state.removed.has(subject) || state.removed.has(object)) continue;
      for (const [one, other] of [[subject, object], [object, subject]]) {
        const found = neighbours.get(one) ?? new Set();
        neighbours.set(one, found.add(other));
      }
    }
  }
  return neighbours;
}

/**
 * A shortest path, by breadth-first search.
 * @param {number} from
 * @param {number} to
 * @param {ReadonlySet<number>} closed entities that it may not pass
 * @param {ReadonlySet<number>} notFirst entities that may not come second
 * @returns {Path | null}
 */
function shortest(from, to, closed = new Set(), notFirst = new Set()) {
  const graph = joined();
  /** @type {Map<number, number | null>} */
  const before = new Map([[from, null]]);
  const waiting = [from];
  for (const one of waiting) {
    if (one === to) {
      const path = [];
      for (let step = /** @type {number | null | undefined} */ (to); step != null; step = before.get(step)) path.unshift(step);
      return path;
    }
    for (const other of graph.get(one) ?? []) {
      if (before.has(other) || closed.has(other) || (one === from && notFirst.has(other))) continue;
      before.set(other, one);
      waiting.push(other);
    }
  }
  return null;
}

/**
 * The shortest paths between two entities that pass none twice, the shortest first.
 * @param {number} from
 * @param {number} to
 * @returns {Path[]}
 */
function shortestPaths(from, to) {
  const first = shortest(from, to);
  if (first === null || from === to) return [];
  const found = [first];
  /** @type {Path[]} */
  const candidates = [];
  while (found.length < MOST_PATHS) {
    const last = found[found.length - 1];
    for (let place = 0; place < last.length - 1; place++) {
      const root = last.slice(0, place + 1);
      const taken = found.filter((path) => root.every((one, step) => path[step] === one)).map((path) => path[place + 1]);
      const rest = shortest(last[place], to, new Set(root.slice(0, -1)), new Set(taken));
      if (rest === null) continue;
      const path = [...root.slice(0, -1), ...rest];
      if (!candidates.some((other) => String(other) === String(path))) candidates.push(path);
    }
    candidates.sort((one, other) => one.length - other.length);
    const next = candidates.shift();
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

/** @type {Path[]} */
let known = [];
/** @type {unknown[]} */
let knownFor = [];

/** The paths between the two ends that the reader chose, the shortest first. */
export function currentPaths() {
  const { path } = state;
  if (path === null || path.to === null) return [];
  const now = [path.from, path.to, passingStatements(), state.removed];
  if (now.some((part, place) => part !== knownFor[place])) {
    known = shortestPaths(path.from, path.to);
    knownFor = now;
  }
  return known;
}

/** The one of them that is looked at, or null. */
export function currentPath() {
  return currentPaths()[state.path?.choice ?? 0] ?? null;
}

/**
 * The statements that join two entities, the surest first.
 * @param {number} one
 * @param {number} other
 */
export function joining(one, other) {
  return passingStatements()
    .filter(
      ({ subject, object }) => (subject === one && object === other) || (subject === other && object === one),
    )
    .sort((a, b) => b.confidence - a.confidence);
}

/** The entities that the path passes, or its one end that is chosen. */
export function onPath() {
  return currentPath() ?? (state.path === null ? [] : [state.path.from, state.path.to ?? state.path.from]);
}
