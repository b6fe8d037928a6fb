/* What the reader has chosen. The parts of the page listen to it and none calls another. */

/** @import { FacetName, How, State, View } from "../data/types" */

import { entities, statements } from "../data/records.js";

/** @type {ReadonlySet<number>} */
const nothing = new Set();

/** @type {State} */
export const initial = {
  view: "picture",
  entity: null,
  statement: null,
  document: null,
  path: null,
  around: null,
  all: false,
  unconnected: statements.length === 0,
  added: nothing,
  removed: nothing,
  pinned: nothing,
  moved: new Map(),
  hidden: { type: nothing, relation: nothing, certainty: nothing, document: nothing, speaker: nothing },
  confidence: 0,
  dates: "published",
  from: null,
  until: null,
};

export const state = { ...initial };

/** @type {View[]} */
export const VIEWS = ["picture", "entities", "statements", "documents"];

/** What decides which statements pass. */
export const FILTERS = /** @type {const} */ (["hidden", "confidence", "dates", "from", "until"]);

let changes = 0;

/** Another number after each change, for what is worked out once and kept until then. */
export function version() {
  return changes;
}

/** @type {((before: State, how: How) => void)[]} */
const listeners = [];

/**
 * Call back after each change, with the state before it and how the change was asked for.
 * @param {(before: State, how: How) => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/** @typedef {(region: string | undefined) => void} FocusKeeper */
/** @type {FocusKeeper | null} */
let onFocusLost = null;

/**
 * Call back where a change has taken away what had the keyboard's focus, with the region that it was in.
 * @param {FocusKeeper} listener
 */
export function keepFocus(listener) {
  onFocusLost = listener;
}

/**
 * Change some of the state.
 * @param {Partial<State>} some
 * @param {How} how
 */
export function change(some, how = {}) {
  const before = { ...state };
  const different = Object.entries(some).filter(([name, value]) => !isSame(before[/** @type {keyof State} */ (name)], value));
  if (different.length === 0 && !how.move) return;
  if (different.length > 0) {
    Object.assign(state, Object.fromEntries(different));
    changes += 1;
  }
  const focused = document.activeElement;
  const region = focused?.closest("#panel, #notices, #picture, #table, #documents, #timeline, #filters")?.id;
  for (const listener of listeners) listener(before, how);
  const now = document.activeElement;
  const isLost = now === null || now === document.body || !now.checkVisibility();
  if (isLost && focused instanceof HTMLElement && focused !== document.body) onFocusLost?.(region);
}

/**
 * Whether two values say the same, sets and lists by what is in them.
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** @param {object} value @returns {unknown} */
function plain(value) {
  if (value instanceof Set || value instanceof Map) return [...value];
  return Object.entries(value).map(([name, part]) => [name, part instanceof Set ? [...part] : part]);
}

/**
 * Whether the last change touched any of these.
 * @param {State} before
 * @param {...keyof State} names
 */
export function differs(before, ...names) {
  return names.some((name) => before[name] !== state[name]);
}

/**
 * Filter values of a facet out, or let them pass again.
 * @param {FacetName} facet
 * @param {ReadonlySet<number>} values those that are out
 */
export function hide(facet, values) {
  change({ hidden: { ...state.hidden, [facet]: values } });
}

/** Let everything pass again. What was hidden, pinned or moved by hand stays so. */
export function clearFilters() {
  const { hidden, confidence, from, until, around } = initial;
  change({ hidden, confidence, from, until, around });
}

export function isFiltered() {
  return (
    state.confidence > 0 ||
    state.from !== null ||
    state.until !== null ||
    Object.values(state.hidden).some((values) => values.size > 0)
  );
}

/**
 * @param {ReadonlySet<number>} set
 * @param {Iterable<number>} more
 * @returns {ReadonlySet<number>}
 */
export function union(set, more) {
  return new Set([...set, ...more]);
}

/**
 * @param {ReadonlySet<number>} set
 * @param {Iterable<number>} fewer
 * @returns {ReadonlySet<number>}
 */
export function without(set, fewer) {
  const left = new Set(set);
  for (const one of fewer) left.delete(one);
  return left;
}

/** The entities that the selection, or the path, is about. */
export function selectedEntities() {
  if (state.entity !== null) return [entities[state.entity]];
  if (state.statement === null) return [];
  const { subject, object } = statements[state.statement];
  return [entities[subject], entities[object]];
}
