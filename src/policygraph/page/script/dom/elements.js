/* Building HTML. Text becomes text nodes and nothing else: no text of a document is ever parsed as HTML. */

/** @import { DocumentRecord, Entity, Statement } from "../data/types" */

import { find } from "../state/actions.js";
import { types } from "../data/records.js";
import { reservations } from "../data/words.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes */

/**
 * An element with attributes (`on…` are listeners; null, undefined and false are left out) and children.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} attributes
 * @param {...(Child | Child[])} children strings become text
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} attributes
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  fill(element, attributes, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/**
 * An element of the template, which has it.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the template has no #${id}`);
  return element;
}

/**
 * A button with words on it.
 * @param {string} words
 * @param {() => void} action
 * @param {Attributes} attributes
 */
export function button(words, action, attributes = {}) {
  return make("button", { type: "button", onclick: action, ...attributes }, words);
}

/**
 * The sign of a type of entity; said in words beside it, so hidden from assistive technology.
 * @param {number} type
 */
export function glyph(type) {
  return draw(
    "svg",
    { class: "glyph", "aria-hidden": "true", "data-colour": types[type].colour },
    draw("use", { href: `#glyph-${types[type].glyph}` }),
  );
}

/**
 * Text of a document, kept from turning the text around it about.
 * @param {string} text
 */
export function foreign(text) {
  return make("bdi", {}, text);
}

/**
 * A button that selects an entity.
 * @param {Entity} entity
 */
export function entityButton(entity, extra = "") {
  return make(
    "button",
    {
      type: "button",
      class: `entity ${extra}`.trim(),
      "data-entity": entity.number,
      onclick: () => find(entity.number),
    },
    glyph(entity.type),
    foreign(entity.name),
  );
}

/**
 * The chips of a statement that the text does not simply state.
 * @param {Statement} statement
 */
export function chips(statement) {
  return reservations(statement).map(({ kind, words }) => make("span", { class: `chip ${kind}` }, words));
}

/**
 * The address of a document on the web, if it has one.
 * @param {DocumentRecord} source
 */
export function addressOf(source) {
  return /^https?:\/\/\S+$/i.test(source.source ?? "") ? source.source : undefined;
}

/**
 * A link to another place, which opens beside this page.
 * @param {string} address
 * @param {...Child} children
 */
export function link(address, ...children) {
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
