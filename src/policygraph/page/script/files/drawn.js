/* What of the graph is drawn for a file or for paper: all that is shown, or the path that is looked at. */

/** @import { Entity, Statement } from "../data/types" */

import { filtersInWords } from "./filter_words.js";
import { inFocus } from "../state/focus.js";
import { entities, total } from "../data/records.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { counted, grouped } from "../data/words.js";

/** The path that is looked at, where there is one: both ends are chosen and something joins them. */
function path() {
  const focus = state.path === null ? null : inFocus();
  return focus !== null && focus.statements.size > 0 ? focus : null;
}

/** @returns {{ nodes: Entity[], edges: Statement[] }} */
export function drawn() {
  const { entities: nodes, statements: edges } = shown();
  const only = path();
  if (only === null) return { nodes, edges };
  return {
    nodes: nodes.filter(({ number }) => only.entities.has(number)),
    edges: edges.filter(({ number }) => only.statements.has(number)),
  };
}

/** How much of the graph that is: `3 of 40 entities, 2 of 60 statements`. */
export function drawnInWords() {
  const { nodes, edges } = drawn();
  const much = `${share(nodes.length, total.entities, "entity", "entities")}, ${share(edges.length, total.statements, "statement", "statements")}`;
  const filtered = filtersInWords();
  if (path() === null || state.path === null || state.path.to === null) return [much, ...filtered].join(". ");
  return `From ${entities[state.path.from].name} to ${entities[state.path.to].name}: ${[much, ...filtered].join(". ")}`;
}

/**
 * @param {number} some
 * @param {number} all
 * @param {string} one
 * @param {string} many
 */
function share(some, all, one, many) {
  return some < all ? `${grouped(some)} of ${counted(all, one, many)}` : counted(all, one, many);
}
