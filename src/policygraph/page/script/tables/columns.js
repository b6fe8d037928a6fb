/* The columns of the tables. */

/** @import { Entity, Statement } from "../data/types" */

import { quotations, speaker } from "../panel/about_entity.js";
import { select } from "../state/actions.js";
import { button, chips, entityButton } from "../dom/elements.js";
import { evidenceInOrder } from "../state/filters.js";
import { documents, entities, relationLabel, types } from "../data/records.js";
import { shown } from "../state/shown.js";
import { capitalised, grouped, percent } from "../data/words.js";

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} head
 * @property {(row: Row) => string | number} value what it is sorted by
 * @property {(row: Row) => (Node | string | null)[]} cell
 * @property {boolean} [descending] the greatest first when it is first sorted by this
 */

/** @param {Statement} statement */
function documentOf(statement) {
  const [first] = evidenceInOrder(statement);
  return first?.document === undefined ? null : documents[first.document];
}

/** @type {Column<Statement>[]} */
export const statementColumns = [
  {
    head: "Subject",
    value: ({ subject }) => entities[subject].name,
    cell: ({ subject }) => [entityButton(entities[subject])],
  },
  {
    head: "Relation",
    value: relationLabel,
    cell: (statement) => [
      button(relationLabel(statement), () => select({ statement: statement.number }, { move: true }), { class: "relation" }),
      ...chips(statement),
    ],
  },
  {
    head: "Object",
    value: ({ object }) => entities[object].name,
    cell: ({ object }) => [entityButton(entities[object])],
  },
  {
    head: "Sentence",
    value: (statement) => documentOf(statement)?.title ?? "",
    cell: (statement) => [speaker(statement), ...quotations(statement)],
  },
  {
    head: "Date",
    value: (statement) => documentOf(statement)?.date ?? "",
    cell: (statement) => [documentOf(statement)?.date ?? ""],
    descending: true,
  },
  {
    head: "Confidence",
    value: ({ confidence }) => confidence,
    cell: ({ confidence }) => [percent(confidence)],
    descending: true,
  },
];

/** @param {Entity} entity */
function degree({ number }) {
  return shown().degrees.get(number) ?? 0;
}

/** @type {Column<Entity>[]} */
export const entityColumns = [
  { head: "Entity", value: ({ name }) => name, cell: (entity) => [entityButton(entity)] },
  {
    head: "Type",
    value: ({ type }) => types[type].label,
    cell: ({ type, generic }) => [`${capitalised(types[type].label)}${generic ? ", in general" : ""}`],
  },
  { head: "Also called", value: ({ aliases }) => aliases.join(", "), cell: ({ aliases }) => [aliases.join(", ")] },
  { head: "Statements", value: degree, cell: (entity) => [grouped(degree(entity))], descending: true },
];
