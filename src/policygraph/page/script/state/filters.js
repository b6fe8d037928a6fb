/* Which statements pass the filters, and how many would of each value of a facet. */

/** @import { Entity, Evidence, FacetName, State, Statement } from "../data/types" */

import { documents, entities, relations, statements, types } from "../data/records.js";
import { FILTERS, state } from "./state.js";

/** In place of a speaker: the document says it itself. */
export const ITSELF = -1;

export const CERTAINTIES = ["stated as a fact", "proposed", "possible", "stated not to be so"];
export const NEGATED = 3;

/**
 * What is negated counts as such, whether it is proposed or not.
 * @param {Statement} statement
 */
export function certaintyOf(statement) {
  return statement.negated ? NEGATED : ["asserted", "proposed", "possible"].indexOf(statement.modality);
}

/** @type {Record<FacetName, (statement: Statement) => number[]>} */
const valuesOf = {
  type: ({ subject, object }) => [...new Set([entities[subject].type, entities[object].type])],
  relation: ({ relation }) => [relation],
  certainty: (statement) => [certaintyOf(statement)],
  document: ({ evidence }) => [...new Set(evidence.flatMap((one) => one.document ?? []))],
  speaker: ({ speaker }) => [speaker ?? ITSELF],
};

export const FACETS = /** @type {FacetName[]} */ (Object.keys(valuesOf));

const known = statements.map((statement) =>
  Object.fromEntries(FACETS.map((facet) => [facet, valuesOf[facet](statement)])),
);

/** All values of each facet that occur, in the order in which they are listed. */
export const facetValues = /** @type {Record<FacetName, number[]>} */ (
  Object.fromEntries(
    FACETS.map((facet) => {
      const all = new Set(known.flatMap((values) => values[facet]));
      if (facet === "type") types.forEach((_, number) => all.add(number));
      return [facet, [...all].sort((one, other) => one - other)];
    }),
  )
);

/**
 * What a value of a facet is called.
 * @param {FacetName} facet
 * @param {number} value
 */
export function valueLabel(facet, value) {
  if (facet === "type") return types[value].label;
  if (facet === "relation") return relations[value].label;
  if (facet === "certainty") return CERTAINTIES[value];
  if (facet === "document") return documents[value].title;
  return value === ITSELF ? "the documents themselves" : entities[value].name;
}

/**
 * The days that evidence is dated with by the reader's choice, or null.
 * @param {Evidence} evidence
 * @param {State["dates"]} dates
 * @returns {[string, string] | null}
 */
export function datesOf(evidence, dates) {
  if (dates === "stated") {
    const [from, until = from] = evidence.period?.split("/") ?? [];
    return from === undefined ? null : [from === ".." ? "0000" : from, until === ".." ? "9999" : until];
  }
  const date = evidence.document === undefined ? undefined : documents[evidence.document].date;
  return date === undefined ? null : [date, date];
}

/**
 * Whether a quotation counts: its document is not filtered out and it has a date of the chosen range.
 * @param {Evidence} evidence
 * @param {boolean} anyDocument
 * @param {boolean} anyDate
 */
function counts(evidence, anyDocument, anyDate) {
  const { hidden, dates, from, until } = state;
  if (!anyDocument && evidence.document !== undefined && hidden.document.has(evidence.document)) return false;
  if (anyDate || (from === null && until === null)) return true;
  const days = datesOf(evidence, dates);
  return days !== null && (from === null || days[1] >= from) && (until === null || days[0] <= until);
}

/**
 * Whether a statement passes all filters, but for one that is left out of account.
 * @param {Statement} statement
 * @param {FacetName | "dates" | "confidence"} [ignored]
 */
export function passes(statement, ignored) {
  const { hidden, confidence } = state;
  const values = known[statement.number];
  if (ignored !== "confidence" && statement.confidence < confidence) return false;
  for (const facet of FACETS) {
    if (facet !== ignored && facet !== "document" && values[facet].some((value) => hidden[facet].has(value))) return false;
  }
  const unfiltered = hidden.document.size === 0 && state.from === null && state.until === null;
  return unfiltered || statement.evidence.some((one) => counts(one, ignored === "document", ignored === "dates"));
}

/**
 * The quotations of a statement that no filter of documents or dates leaves out.
 * @param {Statement} statement
 */
export function passingEvidence(statement) {
  return statement.evidence.filter((one) => counts(one, false, false));
}

/**
 * The quotations of a statement, those that pass the filters first.
 * @param {Statement} statement
 */
export function evidenceInOrder(statement) {
  const first = new Set(passingEvidence(statement));
  return [...first, ...statement.evidence.filter((one) => !first.has(one))];
}

/** @type {Statement[]} */
let passing = [];
/** @type {unknown[]} */
let passedFor = [];

/** The entities of any type that a statement which passes the other filters is made of. @type {ReadonlySet<number>} */
let concerned = new Set();

function sift() {
  const now = FILTERS.map((filter) => state[filter]);
  if (now.every((part, place) => part === passedFor[place])) return;
  passedFor = now;
  const ofAnyType = statements.filter((statement) => passes(statement, "type"));
  passing = ofAnyType.filter(({ number }) => !known[number].type.some((type) => state.hidden.type.has(type)));
  concerned = new Set(ofAnyType.flatMap(({ subject, object }) => [subject, object]));
}

/**
 * Whether an entity is to be seen: its type is not filtered out, and something that passes the other filters is said of
 * it. It is seen even if all that it is tied to is of types that are filtered out.
 * @param {Entity} entity
 */
export function passesAsEntity({ number, type }) {
  sift();
  return concerned.has(number) && !state.hidden.type.has(type);
}

/** The statements that pass all filters. */
export function passingStatements() {
  sift();
  return passing;
}

/**
 * How many of each value there would be, were this facet not filtered by: of statements; of types, of entities.
 * @param {FacetName} facet
 * @returns {Map<number, number>}
 */
export function facetCounts(facet) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const add = (/** @type {number} */ value) => found.set(value, (found.get(value) ?? 0) + 1);
  const remaining = statements.filter((statement) => passes(statement, facet));
  if (facet !== "type") {
    for (const statement of remaining) known[statement.number][facet].forEach(add);
    return found;
  }
  const ends = new Set(remaining.flatMap(({ subject, object }) => [subject, object]));
  for (const { number, type, statements: all } of entities) {
    if (ends.has(number) || (all.length === 0 && state.unconnected)) add(type);
  }
  return found;
}
