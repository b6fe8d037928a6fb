/* What the picture brings out: all that the selection, or the path, is about. */

import { currentPath, joining, onPath } from "./paths.js";
import { entities, statements } from "../data/records.js";
import { shown } from "./shown.js";
import { selectedEntities, state, version } from "./state.js";

/** @typedef {{ entities: Set<number>, statements: Set<number> }} Focus by numbers */

let lookedAt = -1;
/** @type {Focus | null} */
let focus = null;

/** @returns {Focus | null} null if nothing is selected */
export function inFocus() {
  if (lookedAt !== version()) {
    focus = find();
    lookedAt = version();
  }
  return focus;
}

/** @returns {Focus | null} */
function find() {
  if (state.path !== null) {
    const path = currentPath() ?? [];
    const said = path.slice(1).flatMap((entity, place) => joining(path[place], entity));
    return { entities: new Set(onPath()), statements: new Set(said.map((statement) => statement.number)) };
  }
  if (state.entity === null && state.statement === null) return null;
  // Who asked for a neighbourhood wants to see all of it.
  if (state.around !== null && state.around.entity === state.entity) return null;
  const inPicture = new Set(shown().statements);
  const about = new Set(selectedEntities().map((entity) => entity.number));
  const said = new Set(
    state.entity === null
      ? [/** @type {number} */ (state.statement)]
      : entities[state.entity].statements.filter((one) => inPicture.has(one)).map((one) => one.number),
  );
  for (const number of said) about.add(statements[number].subject).add(statements[number].object);
  return { entities: about, statements: said };
}
