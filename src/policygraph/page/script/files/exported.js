/* What goes into the files: what is shown, with the quotations that no filter leaves out. */

/** @import { Entity, Evidence, Statement } from "../data/types" */

import { passingEvidence } from "../state/filters.js";
import { documents, entities, iriOf, relationLabel, relations } from "../data/records.js";
import { shown } from "../state/shown.js";

/** @typedef {{ evidence: Evidence & { document: number }, iri: string }} Quoted */

/** The entities in the picture and whoever is quoted there, without whom a claim would be the document's own. */
export function exportedEntities() {
  const { entities: nodes, numbers, statements } = shown();
  const speakers = new Set(statements.flatMap(({ speaker }) => speaker ?? []));
  return [...nodes, ...[...speakers].filter((number) => !numbers.has(number)).map((number) => entities[number])];
}

/**
 * The quotations of a statement with their identifiers as evidence: a place in a document, and the statement.
 * @param {Statement} statement
 * @returns {Quoted[]}
 */
export function quoted(statement) {
  const passing = new Set(passingEvidence(statement));
  const key = encodeURIComponent(statement.id.replace(/^statement\//, ""));
  /** @type {Map<string, number>} */
  const seen = new Map();
  return statement.evidence.flatMap((evidence) => {
    const { document, start, end } = evidence;
    if (document === undefined) return [];
    const iri = `${documentIri(document)}#evidence-${start}-${end}-${key}`;
    const count = (seen.get(iri) ?? 0) + 1;
    seen.set(iri, count);
    return passing.has(evidence)
      ? [{ evidence: { ...evidence, document }, iri: count === 1 ? iri : `${iri}-${count}` }]
      : [];
  });
}

/** @param {number} document */
export function documentIri(document) {
  return iriOf(`document/${segment(documents[document].id)}`);
}

/**
 * A text as one segment of an address's path.
 * @param {string} text
 */
function segment(text) {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // A segment of dots alone would be resolved away as a relative path.
  return /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
}

/** @param {Statement} statement */
export function polarityOf(statement) {
  return statement.negated ? "negated" : "affirmed";
}

/**
 * Whether the documents themselves affirm and assert it, and not only somebody whom they quote.
 * @param {Statement} statement
 */
export function isFact({ negated, modality, speaker }) {
  return !negated && modality === "asserted" && speaker === undefined;
}

/**
 * What a claim is other than affirmed and asserted, behind the words for it.
 * @param {string} words
 * @param {Statement} statement
 */
function marked(words, { negated, modality }) {
  const marks = [negated ? "negated" : "", modality === "asserted" ? "" : modality].filter(Boolean);
  return marks.length > 0 ? `${words} (${marks.join(", ")})` : words;
}

/**
 * What stands between subject and object.
 * @param {Statement} statement
 */
export function phrase(statement) {
  return marked(relationLabel(statement), statement);
}

/**
 * A statement as a sentence.
 * @param {Statement} statement
 */
export function sentence(statement) {
  const { subject, object } = statement;
  return marked(`${entities[subject].name} ${relationLabel(statement)} ${entities[object].name}`, statement);
}

/**
 * The title of a document, if it has one: without it, it is called by its identifier.
 * @param {number} document
 */
export function titleOf(document) {
  const { id, title } = documents[document];
  return title === id ? undefined : title;
}

/**
 * @param {Statement} statement
 */
export function relationName({ relation }) {
  return relations[relation].name;
}

/** @param {Entity} entity */
export function kindOf(entity) {
  return entity.generic ? "generic" : "named";
}
