/* One document, open to be read. */

/** @import { Evidence, How } from "../data/types" */

import { passingByDocument, borneBy } from "./document_counts.js";
import { addressOf, button, foreign, glyph, link, make } from "../dom/elements.js";
import { facetValues, passingStatements } from "../state/filters.js";
import { MarkedText } from "./marked_text.js";
import { still } from "../picture/paint.js";
import { QuotedSentences } from "./quoted_sentences.js";
import { documents, entities, statements, types } from "../data/records.js";
import { change, hide, state } from "../state/state.js";
import { counted, grouped, inOneLine, inWords } from "../data/words.js";

const KEYS = "reading-keys";
const WITHOUT_TEXT =
  "This page holds only what is quoted. Build with --with-texts to read whole documents here.";
const NEAR = 3; // screens, within which the page glides instead of jumping
const MARGIN = 80; // pixels, at least, between the top and what is looked for

export class Reading {
  #all;
  #body;
  /** @type {unknown[]} what was selected when it was last marked */
  #selected = [];
  /** @type {unknown[]} what was filtered by when it was last filtered */
  #filtered = [];
  /** Which of the places of what is selected the reader was led to. */
  #place = 0;
  #count = make("span", {});
  #only = button("Only this document", () => this.#toggleOnly(), { class: "only-this" });
  #where = make("p", {});
  #arrows = [
    button("↑", () => this.#step(-1), { "aria-label": "Previous place", title: "Previous place" }),
    button("↓", () => this.#step(1), { "aria-label": "Next place", title: "Next place" }),
  ];

  /** @param {number} number of the document */
  constructor(number) {
    const { title, date, source, text } = documents[number];
    const address = addressOf(documents[number]);
    this.number = number;
    this.heading = make("h2", { tabindex: "-1" }, foreign(title));
    this.#all = borneBy(number).length;
    this.#body = text ? new MarkedText(number, KEYS) : new QuotedSentences(number);
    const back = button("← All documents", () => change({ document: null }, { move: true }), { class: "back" });
    const origin = [
      date && make("time", { datetime: date }, inWords(date)),
      source && (address ? link(address, foreign(address)) : foreign(source)),
      this.#count,
    ].filter(Boolean);
    const head = make(
      "header",
      {},
      this.heading,
      make("p", { class: "about" }, ...origin.flatMap((part, place) => [place > 0 && " · ", part]), " ", this.#only),
      text ? keyOf(this.#body.types()) : make("p", { class: "hint" }, WITHOUT_TEXT),
    );
    this.elements = [
      make("div", { class: "reading-bar" }, back, make("div", { class: "walk" }, this.#where, ...this.#arrows)),
      make("article", { class: "reading", "aria-label": title }, head, this.#body.element),
    ];
  }

  /**
   * Follow what was selected and filtered.
   * @param {How} how
   */
  update({ at } = {}) {
    const filtered = [passingStatements(), state.hidden];
    if (filtered.some((part, place) => part !== this.#filtered[place])) {
      this.#filtered = filtered;
      this.#showCount();
      this.#body.filter();
    }
    const selected = [state.entity, state.statement];
    if (this.#selected.length === 0 || selected.some((one, place) => one !== this.#selected[place])) {
      this.#selected = selected;
      this.#body.highlight();
      this.#begin(at === undefined);
    }
    if (at) this.#seek(at);
  }

  /**
   * Begin at the first place of what is selected; if it was selected in the text, at that place.
   * @param {boolean} move
   */
  #begin(move) {
    const { chosen } = this.#body;
    const places = this.#body.places();
    this.#place = chosen ? Math.max(0, places.findLastIndex((place) => isAtOrBefore(place, chosen))) : 0;
    this.#showWhere();
    if (!chosen && move) bringIntoView(places[0]);
  }

  /**
   * Lead the reader to a quotation.
   * @param {Evidence} evidence
   */
  #seek(evidence) {
    const statement = statements.find((one) => one.evidence.includes(evidence));
    const here = statement?.evidence.filter((one) => one.document === this.number) ?? [];
    const place = here.indexOf(evidence);
    if (!statement || place < 0) return;
    this.heading.closest("#documents")?.scrollIntoView({ block: "nearest" });
    bringIntoView(this.#body.seek(statement.number, place));
  }

  #showCount() {
    const passing = passingByDocument().get(this.number) ?? 0;
    const all = counted(this.#all, "statement");
    const isOut = state.hidden.document.has(this.number);
    const words = passing === this.#all ? all : `${grouped(passing)} of ${all} ${this.#all === 1 ? "passes" : "pass"} the filters`;
    this.#count.replaceChildren(isOut ? `${all}, filtered out` : words);
    this.#only.hidden = facetValues.document.length < 2 || !facetValues.document.includes(this.number);
    this.#only.setAttribute("aria-pressed", String(this.#isOnly()));
  }

  #isOnly() {
    return facetValues.document.every((one) => state.hidden.document.has(one) === (one !== this.number));
  }

  #toggleOnly() {
    hide("document", new Set(this.#isOnly() ? [] : facetValues.document.filter((one) => one !== this.number)));
  }

  #showWhere() {
    const { entity, statement } = state;
    const places = this.#body.places();
    const name = statement !== null ? inOneLine(statements[statement]) : entity !== null ? entities[entity].name : null;
    const where = places.length === 0 ? "not in this document" : `${grouped(this.#place + 1)} of ${grouped(places.length)}`;
    this.#where.replaceChildren(...(name === null ? [] : [make("span", { class: "what" }, foreign(name)), ` ${where}`]));
    for (const arrow of this.#arrows) arrow.hidden = places.length < 2;
  }

  /** @param {number} by */
  #step(by) {
    const places = this.#body.places();
    this.#place = (this.#place + by + places.length) % places.length;
    this.#showWhere();
    bringIntoView(places[this.#place]);
  }
}

/**
 * What the marks in the text mean.
 * @param {number[]} mentioned types
 */
function keyOf(mentioned) {
  return make(
    "div",
    { class: "reading-key" },
    make(
      "p",
      { id: KEYS },
      "Marked are ",
      make("span", { class: "mention" }, "names"),
      ", ",
      make("span", { class: "mention unnamed" }, "other words"),
      " for the same, and ",
      make("span", { class: "passage" }, "sentences that state something"),
      make("span", { class: "marker" }, "1"),
      " of two of them. Select one to see what is known, once more to go there; the keys ← and → go from mark to mark.",
    ),
    mentioned.length > 0 &&
      make(
        "details",
        {},
        make("summary", {}, counted(mentioned.length, "type is", "types are"), " mentioned"),
        make(
          "ul",
          {},
          ...mentioned.map((type) => make("li", {}, glyph(type), make("span", { class: "name" }, types[type].label))),
        ),
      ),
  );
}

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function isAtOrBefore(one, other) {
  return one.contains(other) || Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * Scroll the document, and nothing around it, until the element is in its middle.
 * @param {HTMLElement | undefined} element
 */
function bringIntoView(element) {
  const scroller = element?.closest("#documents");
  if (!element || !scroller) return;
  const distance = () => {
    const { top, height } = element.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    return top - frame.top - Math.max(MARGIN, (frame.height - height) / 2);
  };
  // By then the panel has opened, which makes the text narrower.
  requestAnimationFrame(() => {
    const jumps = still.matches || Math.abs(distance()) > NEAR * scroller.clientHeight;
    scroller.scrollBy({ top: distance(), behavior: jumps ? "instant" : "smooth" });
    // On the way the browser has learnt how high the text is that it had not laid out.
    if (jumps) requestAnimationFrame(() => scroller.scrollBy({ top: distance(), behavior: "instant" }));
  });
}
