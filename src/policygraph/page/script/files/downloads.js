/* Files of what is shown. */

import { announce } from "../dom/announcing.js";
import { csvFile } from "./csv.js";
import { make } from "../dom/elements.js";
import { graphmlFile } from "./graphml.js";
import { pngFile } from "./png.js";
import { svgFile } from "./svg.js";
import { turtleFile } from "./turtle.js";

const KEPT = 60_000; // milliseconds that a browser has to fetch the file from the page

/**
 * @typedef {object} Download
 * @property {string} name also the ending of the file's name
 * @property {string} label
 * @property {() => Blob | Promise<Blob>} make
 * @property {() => Promise<void>} save make it and hand it to the browser
 */

/** @type {Download[]} */
export const downloads = [
  { name: "png", label: "Picture (PNG)", make: pngFile },
  { name: "svg", label: "Picture to edit (SVG)", make: svgFile },
  { name: "csv", label: "Table of statements (CSV)", make: csvFile },
  { name: "graphml", label: "Graph for Gephi, Cytoscape, yEd (GraphML)", make: graphmlFile },
  { name: "ttl", label: "Linked data (Turtle)", make: turtleFile },
].map((kind) => ({ ...kind, save: () => saved(kind) }));

/** @param {Omit<Download, "save">} kind */
async function saved({ name, make: made }) {
  try {
    hand(await made(), `${fileName()}.${name}`);
  } catch (error) {
    announce(`The file could not be made: ${error instanceof Error ? error.message : error}.`);
  }
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** The page's title as the name of a file: letters and digits of any script, and hyphens. */
function fileName() {
  const words = document.title.normalize("NFKC").toLowerCase().replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, "-");
  return [...words].slice(0, 80).join("").replace(/^-+|-+$/g, "") || "policy-graph";
}
