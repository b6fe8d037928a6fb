/* What is shown, said in RDF: the same triples in the same order as `policygraph export` writes them. */

/** @import { Quoted } from "./exported" */
/** @import { Description, Pair } from "./rdf" */
/** @import { Entity, Statement } from "../data/types" */

import { wellFormed } from "../data/characters.js";
import { quotedText } from "../panel/evidence.js";
import { documentIri, exportedEntities, isFact, kindOf, polarityOf, quoted, relationName, sentence, titleOf } from "./exported.js";
import { asDay, asIri, asNode, asText, ofFields, yes } from "./rdf.js";
import { documents, entities, iriOf, relations, terms, types } from "../data/records.js";
import { shown } from "../state/shown.js";

/** @typedef {Quoted & { statement: Statement }} Quotation */

const { classes, fields, predicates } = terms;
const TYPE = "a";

/**
 * All that is said, under headings.
 * @returns {[string, Description[]][]}
 */
export function described() {
  const { statements: edges } = shown();
  const nodes = exportedEntities();
  /** @type {Map<number, Quotation[]>} */
  const bySource = new Map();
  for (const statement of edges) {
    for (const one of quoted(statement)) {
      const own = bySource.get(one.evidence.document) ?? [];
      own.push({ ...one, statement });
      bySource.set(one.evidence.document, own);
    }
  }
  const sources = [...bySource].sort(([one], [other]) => compare(documents[one].id, documents[other].id));
  return [
    ["Graph", [ofDataset()]],
    ["Entities", [...ofEntities(nodes, factsBySubject(edges)), ...ofEarlier(nodes)]],
    ["Statements", [...edges].sort(byWords).map(ofStatement)],
    ["Documents", sources.map(([source]) => ofDocument(source))],
    ["Evidence", sources.flatMap(([source, quotations]) => ofQuotations(source, quotations))],
  ];
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** @param {Entity} entity */
function folded({ name }) {
  return name.toUpperCase().toLowerCase();
}

/**
 * @param {Statement} one
 * @param {Statement} other
 */
function byWords(one, other) {
  return (
    compare(folded(entities[one.subject]), folded(entities[other.subject])) ||
    compare(relationName(one), relationName(other)) ||
    compare(folded(entities[one.object]), folded(entities[other.object])) ||
    compare(iriOf(one.id), iriOf(other.id))
  );
}

/** @returns {Description} */
function ofDataset() {
  const pairs = /** @type {Pair[]} */ ([
    [TYPE, classes.dataset.map(asNode)],
    [predicates.uriSpace, [asText(iriOf(""))]],
  ]);
  return { subject: iriOf("graph"), pairs };
}

/**
 * @param {Entity[]} nodes
 * @param {Map<number, Pair[]>} facts
 * @returns {Description[]}
 */
function ofEntities(nodes, facts) {
  return [...nodes]
    .sort((one, other) => compare(folded(one), folded(other)) || compare(iriOf(one.id), iriOf(other.id)))
    .map((entity) => {
      const { number, id, type, iri, replaces = [] } = entity;
      const pairs = /** @type {Pair[]} */ ([
        [TYPE, types[type].classes.map(asNode)],
        ...ofFields(fields.entity, { ...entity, kind: kindOf(entity) }),
      ]);
      if (iri !== undefined) pairs.push([predicates.linked, [yes]]);
      if (replaces.length > 0) pairs.push([predicates.replaces, replaces.map((body) => asNode(body.iri))]);
      return { subject: asIri(iriOf(id)), pairs: [...pairs, ...(facts.get(number) ?? [])] };
    });
}

/**
 * Those whose place others took, and of whom no more is known here than their names.
 * @param {Entity[]} nodes
 * @returns {Description[]}
 */
function ofEarlier(nodes) {
  const known = new Set(nodes.map(({ id }) => iriOf(id)));
  const earlier = new Map(nodes.flatMap(({ replaces = [] }) => replaces.map(({ iri, name }) => [iri, name])));
  return [...earlier]
    .filter(([iri]) => !known.has(iri))
    .sort(([one, name], [other, otherName]) => compare(name, otherName) || compare(one, other))
    .map(([iri, name]) => ({ subject: asIri(iri), pairs: [[predicates.label, [asText(name)]]] }));
}

/** @param {Statement} statement */
function propertyOf(statement) {
  const { iri } = relations[statement.relation];
  return iri ?? `${terms.prefixes.pg}${encodeURIComponent(wellFormed(relationName(statement)))}`;
}

/**
 * The direct triples by subject: of a symmetric relation both ways.
 * @param {Statement[]} edges
 */
function factsBySubject(edges) {
  const ways = edges.filter(isFact).flatMap((statement) => {
    const { subject, relation, object } = statement;
    const said = { name: relationName(statement), property: propertyOf(statement) };
    const there = { ...said, subject, object: iriOf(entities[object].id) };
    return relations[relation].symmetric
      ? [there, { ...said, subject: object, object: iriOf(entities[subject].id) }]
      : [there];
  });
  ways.sort((one, other) => compare(one.name, other.name) || compare(one.object, other.object));
  /** @type {Map<number, Map<string, Set<string>>>} */
  const found = new Map();
  for (const { subject, property, object } of ways) {
    const own = found.get(subject) ?? new Map();
    found.set(subject, own.set(property, (own.get(property) ?? new Set()).add(object)));
  }
  return new Map(
    [...found].map(([subject, own]) => [
      subject,
      [...own].map(([property, objects]) => /** @type {Pair} */ ([property, [...objects].map(asNode)])),
    ]),
  );
}

/**
 * @param {Statement} statement
 * @returns {Description}
 */
function ofStatement(statement) {
  const { id, subject, object, modality, speaker, confidence } = statement;
  const [from, to, attributedTo] = [subject, object, speaker].map((one) => (one === undefined ? one : iriOf(entities[one].id)));
  const quotations = quoted(statement);
  const sources = [...new Set(quotations.map(({ evidence }) => documentIri(evidence.document)))];
  const pairs = /** @type {Pair[]} */ ([
    [TYPE, classes.statement.map(asNode)],
    [predicates.label, [asText(sentence(statement))]],
    ...ofFields(fields.claim, { subject: from, relation: propertyOf(statement), object: to }),
    ...ofFields(fields.statement, { polarity: polarityOf(statement), modality, attributedTo, confidence }),
  ]);
  if (quotations.length > 0) {
    pairs.push([predicates.evidence, quotations.map(({ iri }) => asNode(iri))]);
    pairs.push([predicates.derivedFrom, sources.map(asNode)]);
  }
  return { subject: asIri(iriOf(id)), pairs };
}

/**
 * @param {number} source
 * @returns {Description}
 */
function ofDocument(source) {
  const { id, title, date, source: origin } = documents[source];
  const pairs = /** @type {Pair[]} */ ([
    [TYPE, classes.document.map(asNode)],
    [predicates.label, [asText(title)]],
    ...ofFields(fields.document, { id, title: titleOf(source), date, source: origin }),
  ]);
  return { subject: documentIri(source), pairs };
}

/**
 * The quotations of a document by place; each place with its selectors once.
 * @param {number} source
 * @param {Quotation[]} quotations
 * @returns {Description[]}
 */
function ofQuotations(source, quotations) {
  const base = documentIri(source);
  const { date } = documents[source];
  /** @type {Map<string, Quotation[]>} */
  const places = new Map();
  const sorted = [...quotations].sort(
    ({ evidence: one, iri }, { evidence: other, iri: otherIri }) =>
      one.start - other.start || one.end - other.end || compare(iri, otherIri),
  );
  for (const quotation of sorted) {
    const place = `${quotation.evidence.start}-${quotation.evidence.end}`;
    places.set(place, [...(places.get(place) ?? []), quotation]);
  }
  return [...places].flatMap(([place, own]) => {
    const [{ evidence: first }] = own;
    const [words, position] = [`${base}#quotation-${place}`, `${base}#position-${place}`];
    return [
      ...own.map(({ iri, evidence }) => ({
        subject: asIri(iri),
        pairs: /** @type {Pair[]} */ ([
          [TYPE, classes.evidence.map(asNode)],
          [predicates.hasSource, [asNode(base)]],
          [predicates.hasSelector, [asNode(words), asNode(position)]],
          [predicates.derivedFrom, [asNode(base)]],
          ...ofFields(fields.evidence, evidence),
          ...(date === undefined ? [] : [[predicates.statedWhen, [asDay(date)]]]),
        ]),
      })),
      {
        subject: words,
        pairs: /** @type {Pair[]} */ ([
          [TYPE, classes.quotation.map(asNode)],
          ...ofFields(fields.quotation, { text: quotedText(first) }),
        ]),
      },
      {
        subject: position,
        pairs: /** @type {Pair[]} */ ([
          [TYPE, classes.position.map(asNode)],
          ...ofFields(fields.position, { start: first.start, end: first.end }),
        ]),
      },
    ];
  });
}
