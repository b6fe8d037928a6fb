/* Numbers, dates and reservations in words. */

/** @import { Entity, Statement } from "./types" */

import { entities, relationLabel, types } from "./records.js";

const longDate = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const longMonth = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/**
 * `2024-03-05` as `5 March 2024` and `2024-03` as `March 2024`; what is no such date stays as it is.
 * @param {string} date
 */
export function inWords(date) {
  const format = /^\d{4}-\d{2}-\d{2}$/.test(date) ? longDate : /^\d{4}-\d{2}$/.test(date) ? longMonth : null;
  const moment = new Date(format === longMonth ? `${date}-01` : date);
  // A day that there is not, such as 30 February, would be taken for one in March.
  const isDate = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
  return format !== null && isDate ? format.format(moment) : date;
}

/**
 * `1 April 2015 to 31 March 2016`.
 * @param {string} period an ISO 8601 interval, with `..` for an open end
 */
export function periodInWords(period) {
  const [from, until] = period.split("/");
  if (until === undefined || from === until) return inWords(from);
  if (from === "..") return `until ${inWords(until)}`;
  return until === ".." ? `from ${inWords(from)}` : `${inWords(from)} to ${inWords(until)}`;
}

/** @param {number} number */
export function grouped(number) {
  return number.toLocaleString("en-GB");
}

/**
 * `1 statement`, `2 statements`.
 * @param {number} number
 * @param {string} one
 */
export function counted(number, one, many = `${one}s`) {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** @param {number} share from 0 to 1 */
export function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** @param {string} words */
export function capitalised(words) {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/**
 * How the text puts the statement, where it does not simply state it: the words of the chips beside it.
 * @param {Statement} statement
 */
export function reservations(statement) {
  const said = [];
  if (statement.negated) said.push({ kind: "negated", words: "not so" });
  if (statement.modality !== "asserted") said.push({ kind: statement.modality, words: statement.modality });
  return said;
}

/**
 * A statement in one line, for whoever hears it.
 * @param {Statement} statement
 */
export function inOneLine(statement) {
  const { subject, object } = statement;
  const plain = `${entities[subject].name} ${relationLabel(statement)} ${entities[object].name}`;
  return [plain, ...reservations(statement).map((one) => one.words)].join(", ");
}

/**
 * An entity in one line, for whoever hears it.
 * @param {Entity} entity
 */
export function inShort(entity) {
  return `${entity.name}, ${types[entity.type].label}, ${counted(entity.statements.length, "statement")}`;
}
