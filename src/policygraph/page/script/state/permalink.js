/* The state as the fragment of an address, so that a link leads back to it; by identifiers, so that it also does in a later build. */

/** @import { FacetName, State } from "../data/types" */

import { facetValues, FACETS, ITSELF } from "./filters.js";
import { documents, entities, relations, statements, types } from "../data/records.js";
import { initial, VIEWS } from "./state.js";

/** @param {{ id: string }[]} records */
const places = (records) => new Map(records.map(({ id }, number) => [id, number]));
const entityNumbers = places(entities);
const statementNumbers = places(statements);
const documentNumbers = places(documents);
const typeNumbers = new Map(types.map(({ name }, number) => [name, number]));
const relationNumbers = new Map(relations.map(({ name }, number) => [name, number]));

/** @type {Record<FacetName, { name: (value: number) => string, number: (name: string) => number | undefined }>} */
const facetNames = {
  type: { name: (value) => types[value].name, number: (name) => typeNumbers.get(name) },
  relation: { name: (value) => relations[value].name, number: (name) => relationNumbers.get(name) },
  certainty: { name: String, number: Number },
  document: { name: (value) => documents[value].id, number: (name) => documentNumbers.get(name) },
  speaker: {
    name: (value) => (value === ITSELF ? "" : entities[value].id),
    number: (name) => (name === "" ? ITSELF : entityNumbers.get(name)),
  },
};

/**
 * What stands behind the # of a link; empty for the state that the page opens with.
 * @param {State} state
 */
export function fragmentOf(state) {
  const said = new URLSearchParams();
  const say = (/** @type {string} */ name, /** @type {string | null} */ value) => value !== null && said.set(name, value);
  const ids = (/** @type {Iterable<number>} */ numbers) => [...numbers].map((number) => entities[number].id);
  if (state.view !== "picture") say("view", state.view);
  if (state.entity !== null) say("entity", entities[state.entity].id);
  if (state.statement !== null) say("statement", statements[state.statement].id);
  if (state.document !== null) say("document", documents[state.document].id);
  if (state.path) {
    say("from", entities[state.path.from].id);
    say("to", state.path.to === null ? "" : entities[state.path.to].id);
    if (state.path.choice > 0) say("path", String(state.path.choice + 1));
  }
  if (state.around) say("around", `${state.around.steps} ${entities[state.around.entity].id}`);
  if (state.all) say("all", "yes");
  if (state.unconnected !== initial.unconnected) say("unconnected", state.unconnected ? "yes" : "no");
  for (const name of /** @type {const} */ (["added", "removed", "pinned"])) {
    for (const id of ids(state[name])) said.append(name, id);
  }
  for (const [number, [x, y]] of state.moved) said.append("moved", `${x} ${y} ${entities[number].id}`);
  for (const facet of FACETS) {
    const out = state.hidden[facet];
    if (out.size === 0) continue;
    const left = facetValues[facet].filter((value) => !out.has(value));
    const [name, values] = left.length < out.size ? [`only-${facet}`, left] : [`no-${facet}`, [...out]];
    for (const value of values) said.append(name, facetNames[facet].name(value));
    if (values.length === 0) said.append(name, "-");
  }
  if (state.confidence > 0) say("confidence", String(state.confidence));
  if (state.dates !== "published") say("dates", state.dates);
  say("since", state.from);
  say("until", state.until);
  return said.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}

/**
 * The state that a link leads to, and whether it names what this page has no record of, which is left out.
 * @param {string} fragment
 * @returns {{ state: State, lacking: boolean }}
 */
export function stateOf(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {State} */
  const state = { ...initial, hidden: { ...initial.hidden } };
  let lacking = false;
  /**
   * @template Value
   * @param {Value | undefined} value
   * @param {string | null | undefined} name
   */
  const known = (value, name) => {
    if (value === undefined && name) lacking = true;
    return value;
  };
  const entity = (/** @type {string | null | undefined} */ id) => known(entityNumbers.get(id ?? ""), id) ?? null;
  state.view = VIEWS.find((view) => view === said.get("view")) ?? initial.view;
  state.entity = entity(said.get("entity"));
  if (state.entity === null) state.statement = known(statementNumbers.get(said.get("statement") ?? ""), said.get("statement")) ?? null;
  state.document = known(documentNumbers.get(said.get("document") ?? ""), said.get("document")) ?? null;
  const from = entity(said.get("from"));
  if (from !== null) {
    state.path = { from, to: entity(said.get("to")), choice: Math.max(0, wholeNumber(said.get("path")) - 1) };
  }
  const [, steps, centre] = /^([123]) (.+)$/.exec(said.get("around") ?? "") ?? [];
  const around = entity(centre);
  if (around !== null) state.around = { entity: around, steps: Number(steps) };
  state.all = said.get("all") === "yes";
  if (said.has("unconnected")) state.unconnected = said.get("unconnected") === "yes";
  for (const name of /** @type {const} */ (["added", "removed", "pinned"])) {
    state[name] = new Set(said.getAll(name).flatMap((id) => entity(id) ?? []));
  }
  state.moved = new Map(
    said.getAll("moved").flatMap((text) => {
      const [, x, y, id] = /^(-?\d{1,6}) (-?\d{1,6}) (.+)$/.exec(text) ?? [];
      const number = entity(id);
      return number === null ? [] : [[number, /** @type {const} */ ([Number(x), Number(y)])]];
    }),
  );
  for (const facet of FACETS) {
    const numbers = (/** @type {string} */ name) =>
      new Set(said.getAll(name).flatMap((value) => (value === "-" ? [] : (known(facetNames[facet].number(value), value) ?? []))));
    const left = numbers(`only-${facet}`);
    if (left.size > 0 || said.get(`only-${facet}`) === "-") {
      state.hidden = { ...state.hidden, [facet]: new Set(facetValues[facet].filter((value) => !left.has(value))) };
    } else if (said.has(`no-${facet}`)) {
      const out = numbers(`no-${facet}`);
      state.hidden = { ...state.hidden, [facet]: new Set(facetValues[facet].filter((value) => out.has(value))) };
    }
  }
  const confidence = Number(said.get("confidence"));
  if (confidence > 0 && confidence <= 1) state.confidence = confidence;
  if (said.get("dates") === "stated") state.dates = "stated";
  state.from = dayIn(said.get("since"));
  state.until = dayIn(said.get("until"));
  return { state, lacking };
}

/** @param {string | null} text */
function wholeNumber(text) {
  return /^\d{1,3}$/.test(text ?? "") ? Number(text) : 0;
}

/** @param {string | null} text */
function dayIn(text) {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}
