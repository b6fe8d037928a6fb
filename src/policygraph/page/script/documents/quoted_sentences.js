/* In place of a document's text, where the page has none: its quotations in their order, with what they state. */

/** @import { Evidence, Statement } from "../data/types" */

import { select } from "../state/actions.js";
import { chips, foreign, make } from "../dom/elements.js";
import { quotedText } from "../panel/evidence.js";
import { passingStatements } from "../state/filters.js";
import { entities, relationLabel, statements } from "../data/records.js";
import { state } from "../state/state.js";

/** @typedef {{ evidence: Evidence, borne: Statement[] }} Sentence */

/**
 * The quotations of a document, each once, in their order.
 * @param {number} number
 * @returns {Sentence[]}
 */
function sentencesOf(number) {
  /** @type {Map<string, Sentence>} */
  const found = new Map();
  for (const statement of statements) {
    for (const evidence of statement.evidence) {
      if (evidence.document !== number) continue;
      const key = `${evidence.start} ${evidence.end}`;
      const sentence = found.get(key) ?? { evidence, borne: [] };
      if (!sentence.borne.includes(statement)) sentence.borne.push(statement);
      found.set(key, sentence);
    }
  }
  return [...found.values()].sort(
    ({ evidence: one }, { evidence: other }) => one.start - other.start || one.end - other.end,
  );
}

export class QuotedSentences {
  /** @type {HTMLElement | null} what is being selected here, where it is in view */
  chosen = null;

  /** @param {number} number of a document */
  constructor(number) {
    this.items = sentencesOf(number).map(({ evidence, borne }) => ({
      element: make(
        "li",
        { class: "sentence" },
        make("blockquote", { dir: "auto" }, quotedText(evidence).trim()),
        make("ul", {}, ...borne.map((statement) => make("li", {}, this.#line(statement)))),
      ),
      borne,
    }));
    this.element = make("ol", { class: "sentences" }, ...this.items.map((item) => item.element));
  }

  /** @param {Statement} statement */
  #line(statement) {
    const { subject, object, number } = statement;
    const words = make(
      "span",
      { class: "line" },
      foreign(entities[subject].name),
      make("span", { class: "words" }, ` ${relationLabel(statement)} `),
      foreign(entities[object].name),
    );
    const line = make("button", { type: "button", class: "borne", "data-statement": number }, words, ...chips(statement));
    line.addEventListener("click", () => {
      this.chosen = line;
      select({ statement: number });
      this.chosen = null;
    });
    return line;
  }

  /**
   * The sentence of a quotation that is asked for.
   * @param {number} statement
   * @param {number} place which of its quotations
   */
  seek(statement, place) {
    return this.items.filter(({ borne }) => borne.includes(statements[statement]))[place]?.element;
  }

  /** The sentences that bear what is selected. */
  places() {
    const { entity, statement } = state;
    const bears = (/** @type {Statement} */ one) =>
      statement === null ? one.subject === entity || one.object === entity : one.number === statement;
    return this.items.filter(({ borne }) => borne.some(bears)).map(({ element }) => element);
  }

  /** Mark what is selected. */
  highlight() {
    const lit = new Set(this.places());
    for (const { element } of this.items) element.classList.toggle("selected", lit.has(element));
    for (const line of this.element.querySelectorAll("[data-statement]")) {
      const isSelected = line.getAttribute("data-statement") === String(state.statement);
      line.setAttribute("aria-pressed", String(isSelected));
    }
  }

  /** Leave out what is filtered out. */
  filter() {
    const passing = new Set(passingStatements());
    for (const { element, borne } of this.items) {
      const lines = element.querySelectorAll("ul > li");
      borne.forEach((statement, place) => lines[place].toggleAttribute("hidden", !passing.has(statement)));
      element.hidden = !borne.some((statement) => passing.has(statement));
    }
  }

  /** No mentions, so no types of them. @returns {number[]} */
  types() {
    return [];
  }
}
