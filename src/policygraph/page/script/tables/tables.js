/* The graph as tables: the same for whoever does not see the picture, or wants to sort, compare and read on. */

/** @import { Column } from "./columns" */
/** @import { Entity, Statement } from "../data/types" */

import { announce } from "../dom/announcing.js";
import { entityColumns, statementColumns } from "./columns.js";
import { folded } from "../controls/combobox.js";
import { button, byId, make } from "../dom/elements.js";
import { quotedText } from "../panel/evidence.js";
import { certaintyOf } from "../state/filters.js";
import { inFocus } from "../state/focus.js";
import { collator, entities, relationLabel, statements, types } from "../data/records.js";
import { shown } from "../state/shown.js";
import { differs, FILTERS, onChange, state } from "../state/state.js";
import { counted, grouped } from "../data/words.js";

const PAGE = 100; // rows, before more are asked for

/**
 * @template Row
 * @typedef {object} Table
 * @property {Column<Row>[]} columns
 * @property {() => Row[]} rows those that pass the filters
 * @property {(row: Row) => number} number
 * @property {(row: Row) => boolean} isInPicture
 * @property {(row: Row) => string} text what is searched
 * @property {[string, string]} noun
 * @property {number} all
 * @property {{ column: number, descending: boolean }} order
 */

/** @type {Table<Statement>} */
const statementTable = {
  columns: statementColumns,
  rows: () => shown().passing,
  number: ({ number }) => number,
  isInPicture: ({ subject, object }) => shown().numbers.has(subject) && shown().numbers.has(object),
  text: (statement) =>
    [
      entities[statement.subject].name,
      relationLabel(statement),
      entities[statement.object].name,
      ...statement.evidence.map(quotedText),
    ].join(" "),
  noun: ["statement", "statements"],
  all: statements.length,
  order: { column: 0, descending: false },
};

/** @type {Table<Entity>} */
const entityTable = {
  columns: entityColumns,
  rows: () => shown().within,
  number: ({ number }) => number,
  isInPicture: ({ number }) => shown().numbers.has(number),
  text: ({ name, aliases, type }) => [name, ...aliases, types[type].label].join(" "),
  noun: ["entity", "entities"],
  all: entities.length,
  order: { column: 3, descending: true },
};

const box = byId("table");
const filter = /** @type {HTMLInputElement} */ (byId("table-filter"));
const inPicture = /** @type {HTMLInputElement} */ (byId("table-in-picture"));
const sorting = /** @type {HTMLSelectElement} */ (byId("table-sort"));
let listed = PAGE;

function current() {
  return /** @type {Table<any>} */ (state.view === "entities" ? entityTable : statementTable);
}

/** The rows in order, of those that pass the filters, the words that were typed and the tick. */
function rowsInOrder() {
  const table = current();
  const { value } = table.columns[table.order.column];
  const key = folded(filter.value.trim());
  const rows = table.rows().filter((row) => (!inPicture.checked || table.isInPicture(row)) && (!key || folded(table.text(row)).includes(key)));
  const sign = table.order.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, by: value(row) }));
  keyed.sort((one, other) => sign * compare(one.by, other.by) || tieBreak(one.row, other.row));
  return keyed.map(({ row }) => row);
}

/**
 * @param {string | number} one
 * @param {string | number} other
 */
function compare(one, other) {
  return typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));
}

/**
 * Statements of the same subject stay together by relation, whatever they are sorted by.
 * @param {any} one
 * @param {any} other
 */
function tieBreak(one, other) {
  if (current() === /** @type {any} */ (entityTable)) return collator.compare(one.name, other.name) || one.number - other.number;
  return (
    collator.compare(entities[one.subject].name, entities[other.subject].name) ||
    one.relation - other.relation ||
    certaintyOf(one) - certaintyOf(other) ||
    one.number - other.number
  );
}

export function showTable() {
  const table = current();
  const rows = rowsInOrder();
  const [one, many] = table.noun;
  const caption = rows.length === table.all ? counted(rows.length, one, many) : `${grouped(rows.length)} of ${counted(table.all, one, many)}`;
  const body = make("tbody", {}, ...rows.slice(0, listed).map(rowOf));
  const left = rows.length - listed;
  box.replaceChildren(
    make(
      "table",
      { class: state.view },
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...table.columns.map(headOf))),
      body,
    ),
    ...(left > 0 ? [button(`Show ${grouped(Math.min(left, PAGE))} more`, more, { class: "more-rows" })] : []),
  );
  sorting.replaceChildren(...table.columns.flatMap(sortOptions));
  markRows();
}

/**
 * The same as a list to choose from, for where there is no room for heads.
 * @param {Column<any>} column
 * @param {number} place
 */
function sortOptions({ head }, place) {
  const { order } = current();
  return [false, true].map((descending) =>
    make(
      "option",
      {
        value: `${place} ${descending ? "down" : "up"}`,
        selected: order.column === place && order.descending === descending,
      },
      `${head}, ${descending ? "descending" : "ascending"}`,
    ),
  );
}

function more() {
  const first = listed;
  listed += PAGE;
  showTable();
  /** @type {HTMLElement | null | undefined} */ (box.querySelectorAll("tbody tr")[first]?.querySelector("button"))?.focus();
}

/**
 * @param {Column<any>} column
 * @param {number} place
 */
function headOf({ head, descending = false }, place) {
  const { order } = current();
  const isSorted = order.column === place;
  const sort = isSorted ? (order.descending ? "descending" : "ascending") : null;
  return make(
    "th",
    { scope: "col", "aria-sort": sort },
    button(head, () => sortBy(place, isSorted ? !order.descending : descending), { "data-column": place }),
  );
}

/**
 * @param {number} column
 * @param {boolean} descending
 */
function sortBy(column, descending) {
  anew(() => (current().order = { column, descending }));
  /** @type {HTMLElement | null} */ (box.querySelector(`[data-column="${column}"]`))?.focus();
}

/** @param {any} row */
function rowOf(row) {
  const { columns, number } = current();
  return make(
    "tr",
    { "data-row": number(row) },
    ...columns.map(({ head, cell }) => make("td", { "data-head": head }, ...cell(row))),
  );
}

function markRows() {
  const focus = inFocus();
  for (const line of box.querySelectorAll("tr[data-row]")) {
    const number = Number(line.getAttribute("data-row"));
    const isIn = state.view === "entities" ? state.entity === number : Boolean(focus?.statements.has(number));
    line.classList.toggle("selected", isIn);
  }
}

/** @param {() => void} action after which the table is another */
function anew(action) {
  action();
  listed = PAGE;
  showTable();
  announce(box.querySelector("caption")?.textContent ?? "");
}

filter.addEventListener("input", () => anew(() => {}));
inPicture.addEventListener("change", () => anew(() => {}));
sorting.addEventListener("change", () => {
  const [column, way] = sorting.value.split(" ");
  anew(() => (current().order = { column: Number(column), descending: way === "down" }));
});

/** The rows that were listed last, before they were searched and sorted. @type {unknown[]} */
let before = [];

onChange((earlier) => {
  if (state.view !== "entities" && state.view !== "statements") return;
  const rows = current().rows();
  const isSame = rows.length === before.length && rows.every((row, place) => row === before[place]);
  before = rows;
  if (differs(earlier, "view")) listed = PAGE;
  if (isSame && !differs(earlier, "view", ...FILTERS) && !inPicture.checked) markRows();
  else showTable();
});
