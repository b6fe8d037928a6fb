/* What is selected and what is shown. The parts of the page listen; none calls another. */

const state = {
  selected: null, // { entity: number } or { statement: number }
  hidden: new Set(), // numbers of types
  unconnected: statements.length === 0,
  all: !entities.some((entity) => entity.opens),
  added: new Set(), // entities that were selected, beyond those that the page opened with
};

const listeners = [];

/** Call back after each change, with what changed: `selected`, `shown`; and how the change was asked for. */
function onChange(listener) {
  listeners.push(listener);
}

function changed(what, how = {}) {
  for (const listener of listeners) listener(what, how);
}

/** Select an entity or a statement, or nothing. `move`: bring it into view, and put the focus on what is said of it. */
function select(selection, { move = false } = {}) {
  const before = shownEntities().length;
  state.selected = selection;
  for (const entity of selectedEntities()) state.added.add(entity.id);
  if (selection?.entity !== undefined) {
    for (const statement of entities[selection.entity].statements) {
      state.added.add(statement.subject).add(statement.object);
    }
  }
  if (shownEntities().length !== before) changed("shown");
  changed("selected", { move });
}

function selectedEntities() {
  if (state.selected?.entity !== undefined) return [entities[state.selected.entity]];
  if (state.selected?.statement === undefined) return [];
  const { subject, object } = statements[state.selected.statement];
  return [entities[subject], entities[object]];
}

/** The entities and statements that the selection is about, for the picture to bring out; null if nothing is selected. */
function inFocus() {
  if (!state.selected) return null;
  const about = new Set(selectedEntities().map((entity) => entity.id));
  const said = new Set(
    state.selected.entity === undefined
      ? [state.selected.statement]
      : entities[state.selected.entity].statements.map((statement) => statement.id),
  );
  for (const id of said) about.add(statements[id].subject).add(statements[id].object);
  return { entities: about, statements: said };
}

function isShown(entity) {
  if (state.hidden.has(entity.type)) return false;
  if (state.added.has(entity.id)) return true;
  if (entity.statements.length === 0) return state.unconnected;
  return state.all || entity.opens;
}

function shownEntities() {
  return entities.filter(isShown);
}

/** Statements whose two ends have a type that is not filtered out. */
function passesFilter(statement) {
  return [statement.subject, statement.object].every((id) => !state.hidden.has(entities[id].type));
}
