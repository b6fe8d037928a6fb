/* What is printed: the picture with its legend, what is selected, and the statements shown with their sentences. */

/** @import { Entity, Statement } from "../data/types" */

import { drawingOf } from "./drawing.js";
import { drawn, drawnInWords } from "./drawn.js";
import { byId, chips, foreign, glyph, make } from "../dom/elements.js";
import { quotedText } from "../panel/evidence.js";
import { CERTAINTIES, certaintyOf, passingEvidence } from "../state/filters.js";
import { certaintyLine } from "../picture/lines.js";
import { documents, entities, relationLabel, types } from "../data/records.js";
import { state } from "../state/state.js";
import { svgOf } from "./svg.js";
import { counted, inWords } from "../data/words.js";

/** On a sheet of A4 this makes letters of seven points, upright or across. */
const WITHIN = { width: 900, height: 900 };
const MOST_ROWS = 2000;
const MOST_QUOTATIONS = 3; // of a statement

/** From now on the browser's Print prints what is shown. */
export function beginPrinting() {
  addEventListener("beforeprint", () => {
    sheets().replaceChildren(...content());
    document.body.classList.add("printing");
  });
  addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    sheets().replaceChildren();
  });
}

function sheets() {
  const found = document.getElementById("printed");
  if (found) return found;
  const made = make("section", { id: "printed" });
  document.body.append(made);
  return made;
}

function content() {
  const { nodes, edges } = drawn();
  return [
    make("h1", {}, foreign(document.title)),
    make("p", { class: "counts" }, drawnInWords()),
    ...(nodes.length > 0 ? [svgOf(drawingOf({ withLegend: false, within: WITHIN })), legend(nodes, edges)] : []),
    ...(state.entity === null && state.statement === null && state.path === null ? [] : [selection()]),
    ...(edges.length > 0 ? table(edges) : []),
  ];
}

/**
 * In words that the reader's size of type applies to, and not the picture's.
 * @param {Entity[]} nodes
 * @param {Statement[]} edges
 */
function legend(nodes, edges) {
  const ordered = (/** @type {number[]} */ numbers) => [...new Set(numbers)].sort((one, other) => one - other);
  const signs = ordered(nodes.map(({ type }) => type)).map((type) => [glyph(type), types[type].label]);
  const lines = ordered(edges.map(certaintyOf)).map((one) => [certaintyLine(one), CERTAINTIES[one]]);
  return make("ul", { class: "printed-legend" }, ...[...signs, ...lines].map((item) => make("li", {}, item)));
}

/** The panel as it is, opened up, without what a press of a finger would do. */
function selection() {
  // What is built on demand is wanted now: a print asks no second time.
  for (const details of byId("panel").querySelectorAll("details")) details.dispatchEvent(new Event("toggle"));
  const copy = make("section", { class: "printed-panel" });
  copy.append(...[...byId("panel").childNodes].map((node) => node.cloneNode(true)));
  for (const details of copy.querySelectorAll("details")) details.open = true;
  for (const left of copy.querySelectorAll(".on-screen")) left.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  return copy;
}

/** @param {Statement[]} edges */
function table(edges) {
  const left = edges.length - MOST_ROWS;
  const title = left > 0 ? `The first ${MOST_ROWS} of ${counted(edges.length, "statement")}` : counted(edges.length, "statement");
  const head = ["Subject", "Relation", "Object", "Sentences"].map((words) => make("th", { scope: "col" }, words));
  return [
    make("h2", {}, title),
    make(
      "table",
      { "aria-label": title },
      make("thead", {}, make("tr", {}, head)),
      make("tbody", {}, ...edges.slice(0, MOST_ROWS).map(row)),
    ),
  ];
}

/** @param {Statement} statement */
function row(statement) {
  const { subject, object, speaker } = statement;
  return make(
    "tr",
    {},
    make("td", {}, foreign(entities[subject].name)),
    make("td", {}, relationLabel(statement), ...chips(statement).flatMap((chip) => [" ", chip])),
    make("td", {}, foreign(entities[object].name)),
    make("td", {}, speaker !== undefined && make("p", {}, "According to ", foreign(entities[speaker].name)), ...sentences(statement)),
  );
}

/** @param {Statement} statement */
function sentences(statement) {
  const evidence = passingEvidence(statement);
  const left = evidence.length - MOST_QUOTATIONS;
  const quoted = evidence.slice(0, MOST_QUOTATIONS).map((one) => {
    const source = one.document === undefined ? null : documents[one.document];
    const origin = source && [foreign(source.title), source.date ? `, ${inWords(source.date)}` : ""];
    return make("p", {}, "“", foreign(quotedText(one).trim()), "”", ...(origin ? [" — ", ...origin] : []));
  });
  return left > 0 ? [...quoted, make("p", {}, `And ${counted(left, "more quotation")}.`)] : quoted;
}
