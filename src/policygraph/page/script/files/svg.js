/* The picture as SVG: with attributes alone, so that it also shows where styles are forbidden or not understood. */

/** @import { Drawing, Item } from "./drawing" */
/** @import { Mark, Shape, Words } from "./marks" */

import { forXml } from "../data/characters.js";
import { drawingOf } from "./drawing.js";
import { draw } from "../dom/elements.js";
import { LINE } from "../picture/label_text.js";

/**
 * A drawing as an element, whose size the page may set.
 * @param {Drawing} drawing
 */
export function svgOf({ width, height, title, description, paint, layers }) {
  return draw(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "font-family": paint.font,
      "stroke-linejoin": "round",
    },
    draw("title", {}, forXml(title)),
    draw("desc", {}, forXml(description)),
    draw("rect", { width, height, fill: paint.paper }),
    ...layers.map(({ name, items }) => draw("g", { id: `drawn-${name}` }, items.flatMap(itemElements))),
  );
}

/** The whole of what is shown as an SVG file. */
export function svgFile() {
  const written = new XMLSerializer().serializeToString(svgOf(drawingOf({ title: document.title })));
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', written, "\n"], { type: "image/svg+xml" });
}

/** @param {Item} item */
function itemElements({ title, marks }) {
  const elements = marks.map(markElement);
  return title === undefined ? elements : [draw("g", {}, draw("title", {}, forXml(title)), ...elements)];
}

/** @param {Mark} mark */
function markElement(mark) {
  return "lines" in mark ? textElement(mark) : pathElement(mark);
}

/** @param {Shape} shape */
function pathElement({ d, at, fill, hollow, stroke, width, dash }) {
  return draw("path", {
    d,
    transform: at && `translate(${at[0]} ${at[1]}) scale(${at[2]})`,
    fill: fill ?? "none",
    "fill-rule": hollow && "evenodd",
    stroke,
    "stroke-width": width,
    "stroke-dasharray": dash?.join(" "),
    "stroke-linecap": dash && "round",
  });
}

/** @param {Words} words */
function textElement({ lines, x, y, size, weight, slanted, anchor, fill, halo }) {
  return draw(
    "text",
    {
      x,
      y,
      fill,
      "font-size": size,
      "font-weight": weight,
      "font-style": slanted && "italic",
      "text-anchor": anchor === "middle" && anchor,
      stroke: halo,
      "stroke-width": halo && Math.round(3.2 * size) / 10,
      "paint-order": halo && "stroke",
    },
    // The space keeps the words of two lines apart where they are read and not seen.
    ...lines.map((line, place) => {
      const said = place < lines.length - 1 ? `${forXml(line)} ` : forXml(line);
      return place === 0 ? said : draw("tspan", { x, dy: Math.round(LINE * size * 100) / 100 }, said);
    }),
  );
}
