/* The statements shown as a table for a spreadsheet: a row for each quotation, in the columns of the tables of `policygraph export`. */

/** @import { Quoted } from "./exported" */
/** @import { Statement } from "../data/types" */

import { wellFormed } from "../data/characters.js";
import { quotedText } from "../panel/evidence.js";
import { isFact, phrase, polarityOf, quoted, relationName, titleOf } from "./exported.js";
import { documents, entities, iriOf, types } from "../data/records.js";
import { shown } from "../state/shown.js";

/** @typedef {string | number | boolean | undefined} Cell */

/** For each column what stands in it: what people read first, what programs go by last. */
/** @type {Record<string, (statement: Statement, quoted: Quoted | undefined) => Cell>} */
const COLUMNS = {
  subject_name: ({ subject }) => entities[subject].name,
  subject_type: ({ subject }) => types[entities[subject].type].name,
  label: phrase,
  object_name: ({ object }) => entities[object].name,
  object_type: ({ object }) => types[entities[object].type].name,
  fact: isFact,
  polarity: polarityOf,
  modality: ({ modality }) => modality,
  speaker_name: ({ speaker }) => (speaker === undefined ? undefined : entities[speaker].name),
  confidence: ({ confidence }) => confidence,
  quotation: (_, one) => one && quotedText(one.evidence),
  document: (_, one) => one && documents[one.evidence.document].id,
  document_title: (_, one) => one && titleOf(one.evidence.document),
  document_date: (_, one) => one && documents[one.evidence.document].date,
  document_source: (_, one) => one && documents[one.evidence.document].source,
  start: (_, one) => one?.evidence.start,
  end: (_, one) => one?.evidence.end,
  trigger: (_, one) => one?.evidence.trigger,
  rule: (_, one) => one?.evidence.rule,
  date: (_, one) => one?.evidence.date,
  period: (_, one) => one?.evidence.period,
  first_day: (_, one) => dayIn(one?.evidence.period?.split("/")[0]),
  last_day: (_, one) => dayIn(one?.evidence.period?.split("/")[1]),
  status: (_, one) => one?.evidence.status,
  currency: (_, one) => one?.evidence.amount?.replace(/ \S*$/, ""),
  amount: (_, one) => one?.evidence.amount && Number(one.evidence.amount.replace(/^.* /, "")),
  statement: ({ id }) => iriOf(id),
  subject: ({ subject }) => iriOf(entities[subject].id),
  relation: relationName,
  object: ({ object }) => iriOf(entities[object].id),
  speaker: ({ speaker }) => (speaker === undefined ? undefined : iriOf(entities[speaker].id)),
};

/** @param {string | undefined} end of a period */
function dayIn(end) {
  return end === ".." ? undefined : end;
}

/** The statements shown as a CSV file (RFC 4180), with the mark without which Excel does not take it for UTF-8. */
export function csvFile() {
  const rows = shown().statements.flatMap((statement) => {
    const quotations = quoted(statement);
    return (quotations.length > 0 ? quotations : [undefined]).map((one) =>
      Object.values(COLUMNS).map((column) => cell(column(statement, one))),
    );
  });
  const lines = [Object.keys(COLUMNS), ...rows].map((row) => `${row.join(",")}\r\n`);
  return new Blob(["\uFEFF", ...lines], { type: "text/csv;charset=utf-8" });
}

/**
 * A value as a cell. A text that begins as a formula does has an apostrophe before it, because a spreadsheet would run a
 * formula that somebody put into a document.
 * @param {Cell} value
 */
function cell(value) {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${wellFormed(value)}` : wellFormed(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
