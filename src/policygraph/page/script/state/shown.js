/* What of the graph is in the picture, and what in the tables. */

/** @import { Entity, Statement } from "../data/types" */

import { passesAsEntity, passingStatements } from "./filters.js";
import { onPath } from "./paths.js";
import { byConnection, entities, opening } from "../data/records.js";
import { selectedEntities, state, version } from "./state.js";

/**
 * @typedef {object} Shown
 * @property {Entity[]} entities in the picture
 * @property {ReadonlySet<number>} numbers of these entities
 * @property {Statement[]} statements in the picture
 * @property {Entity[]} within entities that pass the filters, in the picture or not
 * @property {Statement[]} passing statements that pass the filters, in the picture or not
 * @property {ReadonlyMap<number, number>} degrees how many of these each entity takes part in
 */

let lookedAt = -1;
/** @type {Shown} */
let found;

/** @returns {Shown} */
export function shown() {
  if (lookedAt !== version()) {
    found = find();
    lookedAt = version();
  }
  return found;
}

/** @returns {Shown} */
function find() {
  const { removed, hidden, around, added } = state;
  const near = around && withinSteps([around.entity], around.steps);
  const isWithin = (/** @type {number} */ number) => !removed.has(number) && (near === null || near.has(number));
  const passing = passingStatements().filter(({ subject, object }) => isWithin(subject) && isWithin(object));
  /** @type {Map<number, number>} */
  const degrees = new Map();
  for (const { subject, object } of passing) {
    degrees.set(subject, (degrees.get(subject) ?? 0) + 1);
    if (object !== subject) degrees.set(object, (degrees.get(object) ?? 0) + 1);
  }
  const wanted = asked();
  const within = byConnection.filter((entity) => {
    const { number, type, statements: all } = entity;
    if (wanted.has(number)) return !removed.has(number);
    if (!isWithin(number)) return false;
    if (all.length === 0) return near === null && !hidden.type.has(type) && (state.unconnected || added.has(number));
    return passesAsEntity(entity);
  });
  const numbers = new Set(mostConnected(within, degrees, wanted).map((entity) => entity.number));
  return {
    entities: within.filter((entity) => numbers.has(entity.number)),
    numbers,
    statements: passing.filter(({ subject, object }) => numbers.has(subject) && numbers.has(object)),
    within,
    passing,
    degrees,
  };
}

/** Those that are in the picture whatever is filtered. */
function asked() {
  const selected = selectedEntities().map((entity) => entity.number);
  return new Set([...state.pinned, ...selected, ...onPath(), ...(state.around ? [state.around.entity] : [])]);
}

/**
 * All, if the reader wants all or they are few enough; else those that the picture opens with, or the most connected.
 * @param {Entity[]} within
 * @param {ReadonlyMap<number, number>} degrees
 * @param {ReadonlySet<number>} wanted
 */
function mostConnected(within, degrees, wanted) {
  if (state.all || within.length <= opening) return within;
  const openers = state.around === null;
  const ranked = [...within].sort(
    (one, other) =>
      (openers ? Number(other.opens ?? false) - Number(one.opens ?? false) : 0) ||
      (degrees.get(other.number) ?? 0) - (degrees.get(one.number) ?? 0),
  );
  return ranked.filter(({ number }, place) => place < opening || wanted.has(number) || state.added.has(number));
}

/**
 * The entities that can be reached in so many steps over statements that pass the filters.
 * @param {number[]} starts
 * @param {number} steps
 * @returns {Set<number>}
 */
function withinSteps(starts, steps) {
  const passing = new Set(passingStatements());
  const reached = new Set(starts);
  let edge = [...starts];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const next = [];
    for (const number of edge) {
      for (const statement of entities[number].statements) {
        if (!passing.has(statement)) continue;
        for (const end of [statement.subject, statement.object]) {
          if (!reached.has(end) && !state.removed.has(end)) {
            reached.add(end);
            next.push(end);
          }
        }
      }
    }
    edge = next;
  }
  return reached;
}
