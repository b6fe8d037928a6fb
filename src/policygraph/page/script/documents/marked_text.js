/* The text of the open document. It may be long, so it is made once: what is selected or filtered out changes no more
   than classes. */

import { select } from "../state/actions.js";
import { find } from "../state/actions.js";
import { passingStatements } from "../state/filters.js";
import { focusPanel } from "../panel/panel.js";
import { Paragraphs } from "./paragraphs.js";
import { entities, statements } from "../data/records.js";
import { state } from "../state/state.js";

export class MarkedText {
  /** @type {HTMLElement | null} what is being selected in the text itself, where it is in view */
  chosen = null;

  /** @type {Set<HTMLElement>} what is marked as selected */
  #lit = new Set();

  /**
   * @param {number} number of a document that has its text
   * @param {string} describedBy the id of what is said of its keys
   */
  constructor(number, describedBy) {
    this.paragraphs = new Paragraphs(number);
    const { element, links } = this.paragraphs;
    this.element = element;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", "Text");
    element.setAttribute("aria-describedby", describedBy);
    element.addEventListener("click", (event) => this.#choose(event));
    element.addEventListener("keydown", (event) => this.#walk(event));
    if (links.length > 0) links[0].tabIndex = 0;
  }

  /** Where the entity that is selected is mentioned, or the statement quoted, in reading order. */
  places() {
    const { entity, statement } = state;
    if (statement !== null) return this.paragraphs.quotations.get(statement) ?? [];
    const parts = this.paragraphs.mentions.get(entity ?? -1) ?? [];
    const beginnings = parts.filter((part) => part.tagName === "A" && part.dataset.entity === String(entity));
    return beginnings.length > 0 ? beginnings : parts.slice(0, 1);
  }

  /**
   * Mark a quotation that is asked for, and put the keyboard's focus after it.
   * @param {number} statement
   * @param {number} place which of its quotations
   */
  seek(statement, place) {
    const passage = this.paragraphs.quotations.get(statement)?.[place];
    const marker = /** @type {HTMLAnchorElement | undefined} */ (this.paragraphs.markers.get(statement)?.[place]);
    if (passage && marker) {
      this.#light([passage], "sought");
      this.#stopAt(marker);
      marker.focus({ preventScroll: true });
    }
    return passage;
  }

  /** Mark what is selected. */
  highlight() {
    for (const element of this.#lit) {
      element.classList.remove("selected", "sought", "subject", "object");
      element.removeAttribute("aria-current");
    }
    this.#lit.clear();
    const { mentions, passages, markers } = this.paragraphs;
    const { entity, statement } = state;
    if (entity !== null) this.#light(mentions.get(entity), "selected");
    if (statement !== null) {
      const quoted = new Set(passages.get(statement));
      this.#light([...quoted, ...(markers.get(statement) ?? [])], "selected");
      for (const role of /** @type {const} */ (["subject", "object"])) {
        const said = mentions.get(statements[statement][role]) ?? [];
        this.#light(said.filter((mention) => mention.parentElement && quoted.has(mention.parentElement)), role);
      }
    }
    const stop = statement === null ? this.places()[0] : markers.get(statement)?.[0];
    if (stop instanceof HTMLAnchorElement && !this.chosen) this.#stopAt(stop);
  }

  /**
   * @param {HTMLElement[] | undefined} elements
   * @param {string} kind
   */
  #light(elements = [], kind) {
    for (const element of elements) {
      element.classList.add(kind);
      if (element instanceof HTMLAnchorElement) element.setAttribute("aria-current", "true");
      this.#lit.add(element);
    }
  }

  /** Leave unmarked what is filtered out. */
  filter() {
    const { mentions, passages, markers } = this.paragraphs;
    const passing = new Set(passingStatements().map((statement) => statement.number));
    const borne = new Set([...passages].flatMap(([number, elements]) => (passing.has(number) ? elements : [])));
    for (const element of [...passages.values()].flat()) element.classList.toggle("out", !borne.has(element));
    for (const [number, elements] of markers) for (const marker of elements) marker.hidden = !passing.has(number);
    for (const element of [...mentions.values()].flat()) {
      const { type } = entities[Number(element.dataset.entity)];
      element.classList.toggle("out", state.hidden.type.has(type));
    }
  }

  /** The types of those that are mentioned, the most mentioned first. */
  types() {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [number, elements] of this.paragraphs.mentions) {
      const { type } = entities[number];
      found.set(type, (found.get(type) ?? 0) + elements.length);
    }
    return [...found].sort(([, one], [, other]) => other - one).map(([type]) => type);
  }

  /** @param {MouseEvent} event */
  #choose(event) {
    const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
    const mark = target instanceof Element ? target.closest("[data-entity], [data-statement]") : null;
    // With such a key the browser opens the link elsewhere.
    if (!(mark instanceof HTMLElement) || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    if (mark instanceof HTMLAnchorElement) this.#stopAt(mark);
    const entity = mark.dataset.entity === undefined ? null : Number(mark.dataset.entity);
    const statement = mark.dataset.statement === undefined ? null : Number(mark.dataset.statement);
    if (entity === state.entity && statement === state.statement) {
      focusPanel();
      return;
    }
    const before = mark.getBoundingClientRect().top;
    this.chosen = mark;
    // The reader goes on reading: the keyboard's focus stays here.
    if (entity !== null) find(entity, {});
    else if (statement !== null) select({ statement });
    this.chosen = null;
    // And so do the words, though the text is narrower where the panel has opened beside it.
    const scroller = this.element.closest("#documents");
    if (scroller) scroller.scrollTop += mark.getBoundingClientRect().top - before;
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const { activeElement } = document;
    if (step === 0 || !(activeElement instanceof HTMLAnchorElement) || event.altKey || event.metaKey) return;
    const { links } = this.paragraphs;
    let place = links.indexOf(activeElement) + step;
    while (links[place]?.matches(".out, [hidden]")) place += step;
    if (links[place] === undefined) return;
    event.preventDefault();
    this.#stopAt(links[place]);
    links[place].focus();
  }

  /**
   * The text is one stop of the Tab key: thousands of marks would lie between its head and the panel.
   * @param {HTMLAnchorElement} link
   */
  #stopAt(link) {
    const stop = this.paragraphs.links.find((one) => one.tabIndex === 0);
    if (stop) stop.tabIndex = -1;
    link.tabIndex = 0;
  }
}
