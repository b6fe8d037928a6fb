/* A quotation with its marked words, and where it is from. */

/** @import { Evidence } from "../data/types" */

import { announce } from "../dom/announcing.js";
import { addressOf, button, foreign, link, make } from "../dom/elements.js";
import { documents } from "../data/records.js";
import { change } from "../state/state.js";
import { inWords } from "../data/words.js";

/**
 * The words of a quotation, without marks.
 * @param {Evidence} evidence
 */
export function quotedText(evidence) {
  return evidence.quotation.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("");
}

/**
 * The address at which a browser opens a document at a quotation: https://wicg.github.io/scroll-to-text-fragment/
 * @param {string} address
 * @param {string} quoted
 */
function addressOfQuotation(address, quoted) {
  const words = quoted.trim().split(/\s+/);
  const encoded = (/** @type {string[]} */ some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const text = words.length < 9 ? encoded(words) : `${encoded(words.slice(0, 4))},${encoded(words.slice(-4))}`;
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}

/**
 * @param {Evidence} evidence
 */
export function quotation(evidence) {
  const source = evidence.document === undefined ? null : documents[evidence.document];
  const pieces = evidence.quotation.map((piece) =>
    typeof piece === "string" ? piece : make("mark", { class: piece[0] }, piece[1]),
  );
  return make(
    "figure",
    { class: "quotation" },
    make("blockquote", {}, make("bdi", {}, ...pieces)),
    source && make("figcaption", {}, ...origin(evidence)),
  );
}

/** @param {Evidence} evidence */
function origin(evidence) {
  const number = /** @type {number} */ (evidence.document);
  const { title, date, text } = documents[number];
  const address = addressOf(documents[number]);
  return [
    make("cite", {}, address ? link(addressOfQuotation(address, quotedText(evidence)), foreign(title)) : foreign(title)),
    date && ` · ${inWords(date)}`,
    evidence.paragraph !== undefined && ` · paragraph ${evidence.paragraph}`,
    text &&
      make(
        "span",
        { class: "on-screen" },
        " · ",
        button("Read there", () => change({ view: "documents", document: number }, { at: evidence }), { class: "more" }),
      ),
  ];
}

/**
 * A button that copies a quotation with where it is from, ready to be pasted.
 * @param {Evidence} evidence
 */
export function copyButton(evidence) {
  return button("Copy with its source", () => copy(citation(evidence)), { class: "more" });
}

/** @param {Evidence} evidence */
function citation(evidence) {
  const source = evidence.document === undefined ? null : documents[evidence.document];
  const where = source ? [source.title, source.date && inWords(source.date), source.source].filter(Boolean).join(", ") : "";
  return `“${quotedText(evidence).trim()}”${where && ` (${where})`}`;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.");
  } catch {
    announce(copyBySelection(text) ? "Copied." : "The browser does not let this page copy: select the words and copy them.");
  }
}

/**
 * The old way, which also works where the page stands within another.
 * @param {string} text
 */
function copyBySelection(text) {
  const focused = document.activeElement;
  const field = make("textarea", { class: "spoken", "aria-hidden": "true", tabindex: "-1" }, text);
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
