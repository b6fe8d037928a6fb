/* What is shown as GraphML, for Gephi, Cytoscape, yEd and igraph: with the attributes that `policygraph export` writes. */

/** @import { Entity, Evidence, Statement } from "../data/types" */

import { forXml } from "../data/characters.js";
import { quotedText } from "../panel/evidence.js";
import { kindOf, phrase, polarityOf, quoted, relationName } from "./exported.js";
import { documents, entities, iriOf, types } from "../data/records.js";
import { shown } from "../state/shown.js";

const NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

/** What Python takes for white space, of what XML can hold. */
const SPACE = /[\t\n\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/u;

/** @type {Record<string, ["string" | "int" | "double" | "boolean", (entity: Entity) => string | number | boolean]>} */
const NODE = {
  label: ["string", ({ name }) => oneLine(name)],
  type: ["string", ({ type }) => oneLine(types[type].name)],
  kind: ["string", kindOf],
  plural: ["boolean", ({ plural }) => plural ?? false],
  linked: ["boolean", ({ iri }) => iri !== undefined],
  aliases: ["string", ({ aliases }) => joined(aliases)],
  known_as: ["string", ({ knownAs }) => joined(knownAs)],
  mentions: ["int", ({ mentions }) => mentions ?? 0],
  documents: ["string", ({ mentionedIn }) => joined(mentionedIn?.map((number) => documents[number].id))],
  same_as: ["string", ({ sameAs }) => joined(sameAs)],
  codes: ["string", ({ codes }) => joined(codes)],
  since: ["string", ({ since }) => oneLine(since ?? "")],
  until: ["string", ({ until }) => oneLine(until ?? "")],
  replaces: ["string", ({ replaces }) => joined(replaces?.map(({ name }) => name))],
  candidates: ["string", ({ candidates }) => joined(candidates)],
};

/** @type {Record<string, ["string" | "int" | "double" | "boolean", (statement: Statement, evidence: Evidence[]) => string | number]>} */
const EDGE = {
  label: ["string", (statement) => oneLine(phrase(statement))],
  relation: ["string", (statement) => oneLine(relationName(statement))],
  polarity: ["string", polarityOf],
  modality: ["string", ({ modality }) => modality],
  speaker: ["string", ({ speaker }) => (speaker === undefined ? "" : oneLine(entities[speaker].name))],
  speaker_iri: ["string", ({ speaker }) => (speaker === undefined ? "" : oneLine(iriOf(entities[speaker].id)))],
  confidence: ["double", ({ confidence }) => confidence],
  status: ["string", (_, evidence) => distinct(evidence.map(({ status }) => status))],
  periods: ["string", (_, evidence) => distinct(evidence.map(({ period }) => period))],
  amounts: ["string", (_, evidence) => distinct(evidence.map(({ amount }) => amount))],
  quotations: ["string", (_, evidence) => evidence.map((one) => oneLine(quotedText(one))).join("\n")],
  documents: ["string", (_, evidence) => distinct(evidence.map(({ document }) => documents[document ?? -1]?.title))],
};

/** What is shown as a GraphML file. */
export function graphmlFile() {
  const { entities: nodes, statements: edges } = shown();
  const file = document.implementation.createDocument(NAMESPACE, "graphml");
  const graph = make(file, "graph", { edgedefault: "directed" });
  const keys = [...keysOf(file, "node", NODE), ...keysOf(file, "edge", EDGE)];
  for (const entity of nodes) {
    const values = Object.values(NODE).map(([, value]) => value(entity));
    graph.append(make(file, "node", { id: iriOf(entity.id) }, dataOf(file, "node", values)));
  }
  for (const statement of edges) {
    const evidence = quoted(statement).map((one) => one.evidence);
    const values = Object.values(EDGE).map(([, value]) => value(statement, evidence));
    const ends = { source: iriOf(entities[statement.subject].id), target: iriOf(entities[statement.object].id) };
    graph.append(make(file, "edge", { ...ends, id: iriOf(statement.id) }, dataOf(file, "edge", values)));
  }
  file.documentElement.append(...keys, graph);
  const written = new XMLSerializer().serializeToString(file);
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', written, "\n"], { type: "application/graphml+xml" });
}

/**
 * @param {XMLDocument} file
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {Node[]} children
 */
function make(file, name, attributes, children = []) {
  const element = file.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, forXml(value));
  element.append(...children);
  return element;
}

/**
 * @param {XMLDocument} file
 * @param {string} owner
 * @param {Record<string, [string, unknown]>} attributes
 */
function keysOf(file, owner, attributes) {
  return Object.entries(attributes).map(([name, [type]], number) =>
    make(file, "key", { id: `${owner[0]}${number}`, for: owner, "attr.name": name, "attr.type": type }),
  );
}

/**
 * @param {XMLDocument} file
 * @param {string} owner
 * @param {(string | number | boolean)[]} values
 */
function dataOf(file, owner, values) {
  return values.map((value, number) => {
    const text = file.createTextNode(forXml(String(value)));
    return make(file, "data", { key: `${owner[0]}${number}` }, [text]);
  });
}

/** @param {string} text */
function oneLine(text) {
  return forXml(text).split(SPACE).filter(Boolean).join(" ");
}

/** @param {string[] | undefined} texts */
function joined(texts) {
  return (texts ?? []).map(oneLine).join("; ");
}

/** @param {(string | undefined)[]} texts */
function distinct(texts) {
  return joined([...new Set(texts.flatMap((text) => text || []))].sort());
}
