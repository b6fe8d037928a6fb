/* The terms of RDF, and what the tables of fields that Python has say of a record. */

/** @import { TermField, TermKind } from "../data/types" */

import { wellFormed } from "../data/characters.js";
import { iriOf, terms } from "../data/records.js";

/** @typedef {{ iri: string } | { text: string, datatype?: string }} Term */
/** @typedef {[string, Term[]]} Pair a predicate and its objects */
/** @typedef {{ subject: string, pairs: Pair[] }} Description */

const { datatypes } = terms;
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:./;
const FORBIDDEN = /[\p{Cc} <>"{}|^`\\]/gu;

/** @type {Record<TermKind, (value: any) => Term>} */
const write = {
  text: asText,
  iri: asNode,
  address: (value) => (/^https?:\/\/./.test(value) && asIri(value) === value ? { iri: value } : asText(value)),
  day: asDay,
  decimal: (value) => ({ text: digits(value), datatype: datatypes.decimal }),
  position: (value) => ({ text: String(value), datatype: datatypes.position }),
  true: () => ({ text: "true", datatype: datatypes.boolean }),
};

export const yes = write.true(true);

/**
 * An identifier as RDF allows it: what its syntax forbids is percent-encoded.
 * @param {string} value
 */
export function asIri(value) {
  const encoded = wellFormed(value).replace(FORBIDDEN, (sign) => encodeURIComponent(sign));
  return ABSOLUTE.test(encoded) ? encoded : iriOf(encoded);
}

/**
 * @param {string} iri
 * @returns {Term}
 */
export function asNode(iri) {
  return { iri: asIri(iri) };
}

/**
 * @param {string} value
 * @returns {Term}
 */
export function asText(value) {
  return { text: wellFormed(value) };
}

/**
 * A day, a month or a year; what is none of these stays a text.
 * @param {string} value
 * @returns {Term}
 */
export function asDay(value) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const moment = new Date(`${value}T00:00:00Z`);
    const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
    return isDay ? { text: value, datatype: datatypes.date } : asText(value);
  }
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) return { text: value, datatype: datatypes.month };
  return /^\d{4}$/.test(value) ? { text: value, datatype: datatypes.year } : asText(value);
}

/**
 * A number with at least one digit after the point, and without an exponent.
 * @param {number} value
 */
function digits(value) {
  const shortest = String(value);
  if (shortest.includes("e")) return value.toFixed(20).replace(/0+$/, "");
  return shortest.includes(".") ? shortest : `${shortest}.0`;
}

/**
 * What a table of fields says of a record; what is false, empty or missing goes without saying.
 * @param {TermField[]} fields
 * @param {Record<string, any>} record
 * @returns {Pair[]}
 */
export function ofFields(fields, record) {
  return fields.flatMap(([predicate, attribute, kind]) => {
    const value = record[attribute];
    const values = Array.isArray(value) ? value : value === undefined || value === false || value === "" ? [] : [value];
    return values.length > 0 ? [/** @type {Pair} */ ([predicate, values.map((one) => write[kind](one))])] : [];
  });
}
