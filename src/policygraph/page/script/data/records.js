/* The records that the page was built with. They refer to one another by number. */

/** @import { Data, Entity, Statement, StatementRecord } from "./types" */

/** @type {Data} */
const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent);

export const types = data.types;
export const relations = data.relations;
export const documents = data.documents;
export const total = data.total;
export const opening = data.opening;
export const terms = data.terms;

/** @type {Entity[]} */
export const entities = data.entities.map((record, number) => ({ aliases: [], ...record, number, statements: [] }));

/** @type {Statement[]} */
export const statements = data.statements.map((record, number) => ({
  evidence: [],
  modality: "asserted",
  ...record,
  number,
}));

for (const statement of statements) {
  entities[statement.subject].statements.push(statement);
  if (statement.object !== statement.subject) entities[statement.object].statements.push(statement);
}

export const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true });

export const byConnection = [...entities].sort(
  (one, other) => other.statements.length - one.statements.length || collator.compare(one.name, other.name),
);

/**
 * The identifier of a record, in full.
 * @param {string} id
 */
export function iriOf(id) {
  return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : data.base + id;
}

/**
 * The words between subject and object; from the object's side if `inverse`.
 * @param {StatementRecord | Statement} statement
 */
export function relationLabel(statement, inverse = false) {
  return relations[statement.relation][inverse ? "inverse" : "label"];
}

/**
 * The entity at the other end of a statement.
 * @param {Statement} statement
 * @param {Entity} entity
 */
export function otherEnd(statement, entity) {
  return entities[statement.subject === entity.number ? statement.object : statement.subject];
}
