/* What a reader can do with an entity, from wherever: the search, the picture, the panel, a table or a key. */

/** @import { How, State } from "../data/types" */

import { passingStatements } from "./filters.js";
import { entities, otherEnd, statements } from "../data/records.js";
import { shown } from "./shown.js";
import { change, state, union, without } from "./state.js";

/** So many neighbours come with an entity that would otherwise stand alone. */
const COMPANY = 24;

/**
 * Those that statements which pass the filters join to an entity, the most connected first.
 * @param {number} number
 */
function neighboursOf(number) {
  const passing = new Set(passingStatements());
  const all = entities[number].statements.filter((statement) => passing.has(statement));
  const others = new Set(all.map((statement) => otherEnd(statement, entities[number])));
  others.delete(entities[number]);
  return [...others]
    .filter((other) => !state.removed.has(other.number))
    .sort((one, other) => other.statements.length - one.statements.length || one.number - other.number);
}

/**
 * The neighbours that are not in the picture.
 * @param {number} number
 */
export function missingNeighbours(number) {
  const { numbers } = shown();
  return neighboursOf(number).filter((other) => !numbers.has(other.number));
}

/**
 * Select an entity or a statement, or nothing. What is selected comes into the picture, and stays there.
 * @param {{ entity?: number, statement?: number }} selection
 * @param {How} how
 */
export function select({ entity, statement }, how = {}) {
  change(selecting({ entity, statement }), how);
}

/**
 * @param {{ entity?: number, statement?: number }} selection
 * @returns {Partial<State>}
 */
function selecting({ entity, statement }) {
  const said = statement === undefined ? null : statements[statement];
  const ends = entity !== undefined ? [entity] : said ? [said.subject, said.object] : [];
  const { numbers } = shown();
  const missing = ends.filter((end) => !numbers.has(end));
  return {
    entity: entity ?? null,
    statement: statement ?? null,
    path: null,
    around: missing.length > 0 ? null : state.around,
    removed: without(state.removed, ends),
    added: union(state.added, missing),
  };
}

/**
 * Select an entity wherever it is: its type passes again, and it comes with some of its neighbours if it has none in
 * the picture.
 * @param {number} number
 * @param {How} how
 */
export function find(number, how = { move: true }) {
  const { type } = entities[number];
  const neighbours = neighboursOf(number);
  const { numbers } = shown();
  const isAlone = !neighbours.some((other) => numbers.has(other.number));
  const company = isAlone ? neighbours.slice(0, COMPANY).map((other) => other.number) : [];
  const selected = selecting({ entity: number });
  change(
    {
      ...selected,
      added: union(selected.added ?? state.added, company),
      hidden: { ...state.hidden, type: without(state.hidden.type, [type]) },
    },
    how,
  );
}

/** @param {number} number */
export function expand(number) {
  const missing = missingNeighbours(number).map((other) => other.number);
  const { around } = state;
  change({ added: union(state.added, [number, ...missing]), around: missing.length > 0 ? null : around }, { move: true });
}

/**
 * Take an entity out of picture and tables.
 * @param {number} number
 */
export function remove(number) {
  const { around, path } = state;
  change({
    removed: union(state.removed, [number]),
    pinned: without(state.pinned, [number]),
    entity: state.entity === number ? null : state.entity,
    statement: null,
    around: around?.entity === number ? null : around,
    path: path !== null && (path.from === number || path.to === number) ? null : path,
  });
}

export function restoreRemoved() {
  change({ removed: new Set() });
}

/** @param {number} number */
export function togglePin(number) {
  const isPinned = state.pinned.has(number);
  change({ pinned: isPinned ? without(state.pinned, [number]) : union(state.pinned, [number]) });
}

/**
 * Show only what is within so many steps of an entity; 0 shows everything again.
 * @param {number} entity
 * @param {number} steps
 */
export function lookAround(entity, steps) {
  change({ around: steps === 0 ? null : { entity, steps } });
}

/**
 * Look at the paths from one entity to another; without the other, choose it.
 * @param {number} from
 * @param {number | null} to
 */
export function findPath(from, to = null) {
  const ends = to === null ? [from] : [from, to];
  change(
    {
      path: { from, to, choice: 0 },
      entity: null,
      statement: null,
      around: null,
      removed: without(state.removed, ends),
    },
    { move: true },
  );
}
