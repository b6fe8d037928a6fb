/* The paragraphs of a document as HTML: mentions and quotations are marked, and told by whose they are. */

/** @import { Paragraph, Passage, Segment } from "../data/types" */

import { glyph, make } from "../dom/elements.js";
import { fragmentOf } from "../state/permalink.js";
import { documents, entities, statements, types } from "../data/records.js";
import { initial } from "../state/state.js";
import { inOneLine } from "../data/words.js";

const CHUNK = 6000; // characters that the browser lays out together, once the reader comes near them
const LONGEST_HEADING = 90;

/** @typedef {Map<number, HTMLElement[]>} Filed in reading order, by number */

/**
 * @param {Filed} filed
 * @param {number} number
 * @param {HTMLElement} element
 */
function file(filed, number, element) {
  const before = filed.get(number);
  if (before) before.push(element);
  else filed.set(number, [element]);
}

/**
 * @param {Segment | Passage} piece
 * @returns {piece is Passage}
 */
function isPassage(piece) {
  return typeof piece === "object" && "segments" in piece;
}

/** @param {Paragraph} paragraph */
function wordsOf(paragraph) {
  const segments = paragraph.flatMap((piece) => (isPassage(piece) ? piece.segments : [piece]));
  return segments.map((segment) => (typeof segment === "string" ? segment : segment[0])).join("");
}

/** @param {string} words */
function looksLikeHeading(words) {
  if (/^#{1,6} [^\n]*$/.test(words)) return true;
  const isItem = /^\s*(?:[-•–*·]|\(?\w{1,3}[.)])\s/.test(words);
  return words.length <= LONGEST_HEADING && !isItem && !/\n|[.!?:;,”"’')]$/.test(words);
}

/**
 * A name with the sign of its type, from which no line end parts its first word.
 * @param {number} type
 * @param {string} words
 */
function signed(type, words) {
  const end = words.search(/\s|$/);
  return [make("span", { class: "together" }, glyph(type), words.slice(0, end)), words.slice(end)];
}

export class Paragraphs {
  element = make("div", { class: "text" });
  /** @type {HTMLAnchorElement[]} mentions and marks of statements */
  links = [];
  /** @type {Filed} by entity, all that is part of its mentions */
  mentions = new Map();
  /** @type {Filed} by statement, where its quotations begin */
  quotations = new Map();
  /** @type {Filed} by statement, all that is part of its quotations */
  passages = new Map();
  /** @type {Filed} by statement, the marks after its quotations */
  markers = new Map();

  /** @type {Map<number, string>} what statements are numbered in this text: the same wherever it is made */
  #signs = new Map();
  /** @type {Set<number>} statements whose quotations go on in the next passage */
  #continuing = new Set();
  /** @type {Set<number>} entities whose mention goes on in the next segment and has its link */
  #linked = new Set();
  /** @type {Map<number, string>} by entity */
  #addresses = new Map();

  /** @param {number} number of a document that has its text */
  constructor(number) {
    this.number = number;
    const paragraphs = documents[number].text ?? [];
    const words = paragraphs.map(wordsOf);
    const headings = words.map(looksLikeHeading);
    // Where most are short they are verses, a table or wrapped lines.
    const hasHeadings = headings.filter(Boolean).length * 2 < words.length;
    for (let place = 0; place < paragraphs.length; ) {
      const chunk = make("div", { class: "chunk" });
      const first = place;
      let size = 0;
      while (place < paragraphs.length && size < CHUNK) {
        chunk.append(this.#paragraph(paragraphs[place], place + 1, hasHeadings && headings[place]));
        size += words[place].length;
        place++;
      }
      // What the browser takes its height to be until it has laid it out: lines of 66 characters, and gaps.
      chunk.style.containIntrinsicBlockSize = `auto ${Math.ceil(1.8 * (size / 66) + 1.4 * (place - first))}rem`;
      this.element.append(chunk);
    }
  }

  /**
   * @param {Paragraph} paragraph
   * @param {number} number
   * @param {boolean} isHeading
   */
  #paragraph(paragraph, number, isHeading) {
    const element = make(isHeading ? "h3" : "p", { class: "paragraph", dir: "auto", "data-number": number });
    this.#linked.clear();
    for (const piece of isHeading ? this.#withoutLevel(paragraph, element) : paragraph) {
      if (isPassage(piece)) element.append(this.#passage(piece), ...this.#markersAfter(piece));
      else element.append(this.#segment(piece));
    }
    return element;
  }

  /**
   * A heading of Markdown begins with `##`, which stays, for it is in the text, but steps back.
   * @param {Paragraph} paragraph
   * @param {HTMLElement} element
   */
  #withoutLevel([first, ...rest], element) {
    const level = typeof first === "string" ? /^#+ /.exec(first)?.[0] : undefined;
    if (level === undefined) return [first, ...rest];
    element.append(make("span", { class: "level" }, level));
    return [/** @type {string} */ (first).slice(level.length), ...rest];
  }

  /** @param {Passage} passage */
  #passage({ statements: borne, continues = [], segments }) {
    const element = make("span", { class: "passage" }, ...segments.map((segment) => this.#segment(segment)));
    for (const number of borne) {
      file(this.passages, number, element);
      if (!this.#continuing.has(number)) file(this.quotations, number, element);
    }
    this.#continuing = new Set(continues);
    return element;
  }

  /** @param {Passage} passage */
  #markersAfter({ statements: borne, continues = [] }) {
    return borne.filter((number) => !continues.includes(number)).map((number) => this.#marker(number));
  }

  /** @param {number} number of a statement */
  #marker(number) {
    const { negated, modality } = statements[number];
    const words = inOneLine(statements[number]);
    const sign = this.#signs.get(number) ?? String(this.#signs.size + 1);
    this.#signs.set(number, sign);
    const address = fragmentOf({ ...initial, view: "documents", document: this.number, statement: number });
    const marker = this.#link(`marker ${negated ? "negated" : modality}`, [sign], address);
    marker.dataset.statement = String(number);
    marker.setAttribute("aria-label", `${sign}: ${words}`);
    marker.title = words;
    file(this.markers, number, marker);
    return marker;
  }

  /** @param {Segment} segment */
  #segment(segment) {
    if (typeof segment === "string") {
      this.#linked.clear();
      return document.createTextNode(segment);
    }
    const [words, number, unnamed, ...around] = segment;
    const { name, type } = entities[number];
    for (const other of this.#linked) if (other !== number && !around.includes(other)) this.#linked.delete(other);
    const kind = unnamed ? "mention unnamed" : "mention";
    const goesOn = this.#linked.has(number);
    const content = unnamed || goesOn ? [words] : signed(type, words);
    const element = goesOn ? make("span", { class: kind }, words) : this.#link(kind, content, this.#addressOf(number));
    this.#linked.add(number);
    element.dataset.entity = String(number);
    element.dataset.colour = types[type].colour;
    element.title = `${name}, ${types[type].label}`;
    for (const one of [number, ...around]) file(this.mentions, one, element);
    return element;
  }

  /** @param {number} entity */
  #addressOf(entity) {
    const known = this.#addresses.get(entity);
    const address = known ?? fragmentOf({ ...initial, view: "documents", document: this.number, entity });
    this.#addresses.set(entity, address);
    return address;
  }

  /**
   * Links and not buttons, because a line can end within them and their words can be selected and copied.
   * @param {string} kind
   * @param {(Node | string)[]} content
   * @param {string} address
   */
  #link(kind, content, address) {
    const element = make("a", { class: kind, href: `#${address}`, tabindex: "-1", draggable: "false" }, content);
    this.links.push(element);
    return element;
  }
}
