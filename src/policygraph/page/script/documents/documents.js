/* The documents: a list of them, or the one that is open. */

/** @import { How } from "../data/types" */

import { folded } from "../controls/combobox.js";
import { passingByDocument } from "./document_counts.js";
import { addressOf, button, byId, foreign, link, make } from "../dom/elements.js";
import { passingStatements } from "../state/filters.js";
import { Reading } from "./reading.js";
import { collator, documents } from "../data/records.js";
import { change, state } from "../state/state.js";
import { counted, grouped } from "../data/words.js";

const ROWS = 100; // before more are asked for
const FEW = 10; // documents, among which one is found without typing

/** @type {{ head: string, compare: (one: number, other: number) => number, descending?: boolean }[]} */
const listColumns = [
  { head: "Document", compare: (one, other) => collator.compare(documents[one].title, documents[other].title) },
  { head: "Date", compare: (one, other) => collator.compare(documents[one].date ?? "", documents[other].date ?? ""), descending: true },
  { head: "Statements", compare: (one, other) => (borne.get(one) ?? 0) - (borne.get(other) ?? 0), descending: true },
];

const listBox = byId("documents");
const listHeading = make("h2", { tabindex: "-1" }, "Documents");
const listFilter = make("input", {
  type: "text",
  "aria-label": "Find a document",
  placeholder: "Find a document",
  oninput: () => beginList(),
});
const listTable = make("div", {});
const list = make(
  "div",
  { class: "document-list" },
  make("header", {}, listHeading, documents.length > FEW && listFilter),
  listTable,
);

let borne = passingByDocument();
/** @type {unknown[]} what the list was last made for */
let listedFor = [];
let order = { column: documents.some(({ date }) => date) ? 1 : 0, descending: documents.some(({ date }) => date) };
let rowsShown = ROWS;
let listTop = 0;

/** @type {Reading | null} */
let reading = null;

/**
 * Show what the state asks for: the list, or a document.
 * @param {How} how
 */
export function showDocuments(how = {}) {
  const isOther = listBox.childElementCount === 0 || state.document !== (reading?.number ?? null);
  if (isOther) turnTo(state.document, how);
  if (reading) reading.update(how);
  else updateList();
}

/**
 * @param {number | null} number
 * @param {How} how
 */
function turnTo(number, { move, at }) {
  const before = reading?.number;
  const hadFocus = listBox.contains(document.activeElement);
  if (reading === null) listTop = listBox.scrollTop;
  reading = number === null ? null : new Reading(number);
  if (reading === null) updateList();
  listBox.replaceChildren(...(reading?.elements ?? [list]));
  listBox.scrollTop = reading === null ? listTop : 0;
  if ((!hadFocus && !move) || at) return;
  const opener = before === undefined ? null : listTable.querySelector(`button[data-document="${before}"]`);
  const target = reading?.heading ?? (opener instanceof HTMLElement ? opener : listHeading);
  target.focus({ preventScroll: reading !== null });
}

function beginList() {
  rowsShown = ROWS;
  updateList(true);
}

/** Make the list again, if it would be another. */
function updateList(anyway = false) {
  const now = [passingStatements(), state.hidden.document];
  if (!anyway && now.every((part, place) => part === listedFor[place])) return;
  listedFor = now;
  borne = passingByDocument();
  const key = folded(listFilter.value.trim());
  const { column, descending } = order;
  const sign = descending ? -1 : 1;
  const numbers = [...documents.keys()]
    .filter((number) => folded(documents[number].title).includes(key))
    .sort((one, other) => sign * listColumns[column].compare(one, other) || listColumns[0].compare(one, other) || one - other);
  const left = numbers.length - rowsShown;
  const all = counted(documents.length, "document");
  listTable.replaceChildren(
    make(
      "table",
      { class: "documents" },
      make("caption", {}, numbers.length === documents.length ? all : `${grouped(numbers.length)} of ${all}`),
      make("thead", {}, make("tr", {}, ...listColumns.map(columnHead), make("th", { scope: "col" }, "Source"))),
      make("tbody", {}, ...numbers.slice(0, rowsShown).map(documentRow)),
    ),
    ...(left > 0 ? [button(`Show ${grouped(Math.min(left, ROWS))} more`, moreRows, { class: "more-rows" })] : []),
  );
}

function moreRows() {
  const first = rowsShown;
  rowsShown += ROWS;
  updateList(true);
  /** @type {HTMLElement} */ (listTable.querySelectorAll("tbody button")[first]).focus();
}

/**
 * @param {{ head: string, descending?: boolean }} column
 * @param {number} place
 */
function columnHead({ head, descending = false }, place) {
  const isSorted = order.column === place;
  const sort = () => {
    order = { column: place, descending: isSorted ? !order.descending : descending };
    updateList(true);
    /** @type {HTMLElement} */ (listTable.querySelectorAll("th button")[place]).focus();
  };
  const direction = order.descending ? "descending" : "ascending";
  return make("th", { scope: "col", "aria-sort": isSorted && direction }, button(head, sort));
}

/** @param {number} number */
function documentRow(number) {
  const { title, date, source = "" } = documents[number];
  const address = addressOf(documents[number]);
  const isOut = state.hidden.document.has(number);
  const open = make("button", { type: "button", class: "title", "data-document": number }, foreign(title));
  open.addEventListener("click", () => change({ document: number }, { move: true }));
  return make(
    "tr",
    { class: isOut && "out" },
    make("td", { "data-head": "Document" }, open, isOut && make("span", { class: "chip" }, "filtered out")),
    make("td", { "data-head": "Date" }, date ? make("time", { datetime: date }, date) : ""),
    make("td", { "data-head": "Statements", class: "count" }, grouped(borne.get(number) ?? 0)),
    make(
      "td",
      { "data-head": "Source", class: "source", title: source },
      address ? link(address, foreign(hostOf(address))) : foreign(source),
    ),
  );
}

/** @param {string} address */
function hostOf(address) {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(address)?.[1] ?? address;
}
