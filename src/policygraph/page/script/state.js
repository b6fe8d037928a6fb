/* What the reader has chosen. The parts of the page listen to it and none calls another. */

/** @import { FacetName, How, State } from "./types" */

import { entities, statements } from "./records.js";

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

/**
 * Change some of the state.
 * @param {Partial<State>} some
 * @param {How} how
 */
export function change(some, how = {}) {
  const before = { ...state };
  Object.assign(state, some);
  changes += 1;
  for (const listener of listeners) listener(before, how);
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
 * Select an entity or a statement, or nothing.
 * @param {{ entity?: number, statement?: number }} selection
 * @param {How} how
 */
export function select({ entity, statement }, how = {}) {
  const ends =
    entity !== undefined ? [entity] : statement !== undefined ? [statements[statement].subject, statements[statement].object] : [];
  change(
    {
      entity: entity ?? null,
      statement: statement ?? null,
      path: null,
      removed: without(state.removed, ends),
      added: union(state.added, ends),
    },
    how,
  );
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
