/* What is shown as Turtle (https://www.w3.org/TR/turtle/), in the form in which `policygraph export` writes it. */

/** @import { Description, Term } from "./rdf" */

import { described } from "./describing.js";
import { iriOf, terms } from "../data/records.js";

/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** Besides what must be escaped, what a reader would not see: controls, line separators, bidirectional overrides. */
const ESCAPED = /["\\\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;
/** A namespace and a local name that needs no escape in any parser; other identifiers are written whole. */
const NAME = /^(.+[/#])([A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)$/;
/** Without a segment that begins with a dot, which a parser might resolve away. */
const BELOW_BASE = /^(?!.*\/\.)(?:graph|(?:entity|statement|document)\/[A-Za-z0-9%_/~.#-]+)$/;

const BARE = new Set([terms.datatypes.boolean, terms.datatypes.decimal]);
const prefixOf = new Map(Object.entries(terms.prefixes).map(([prefix, namespace]) => [namespace, prefix]));

/** What is shown as a Turtle file. */
export function turtleFile() {
  /** @type {Set<string>} */
  const used = new Set();
  const body = described()
    .filter(([, descriptions]) => descriptions.length > 0)
    .map(([title, descriptions]) => `\n# ---- ${title}\n${descriptions.map((one) => block(one, used)).join("")}`);
  const prefixes = [...used].sort().map((prefix) => `@prefix ${prefix}: <${terms.prefixes[prefix]}> .\n`);
  return new Blob([`@base <${iriOf("")}> .\n`, ...prefixes, ...body], { type: "text/turtle;charset=utf-8" });
}

/**
 * @param {Description} description
 * @param {Set<string>} used prefixes
 */
function block({ subject, pairs }, used) {
  const lines = pairs.map(([predicate, objects]) => {
    const words = predicate === "a" ? predicate : short(predicate, used);
    return `${words} ${objects.map((object) => written(object, used)).join(", ")}`;
  });
  return `\n${short(subject, used)} ${lines.join(" ;\n    ")} .\n`;
}

/**
 * @param {Term} term
 * @param {Set<string>} used
 */
function written(term, used) {
  if ("iri" in term) return short(term.iri, used);
  const { text, datatype } = term;
  if (datatype !== undefined && BARE.has(datatype)) return text;
  return `"${text.replace(ESCAPED, escaped)}"${datatype === undefined ? "" : `^^${short(datatype, used)}`}`;
}

/** @param {string} sign */
function escaped(sign) {
  return ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * An identifier in its short form, if it has one.
 * @param {string} iri
 * @param {Set<string>} used
 */
function short(iri, used) {
  const base = iriOf("");
  if (iri.startsWith(base) && BELOW_BASE.test(iri.slice(base.length))) return `<${iri.slice(base.length)}>`;
  const [, namespace = "", name = ""] = NAME.exec(iri) ?? [];
  const prefix = prefixOf.get(namespace);
  if (prefix === undefined) return `<${iri}>`;
  used.add(prefix);
  return `${prefix}:${name}`;
}
