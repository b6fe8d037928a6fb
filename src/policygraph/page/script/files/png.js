/* The picture as PNG, painted from the same marks as the SVG. */

/** @import { Mark, Shape, Words } from "./marks" */

import { drawingOf } from "./drawing.js";
import { fontOf, LINE } from "../picture/label_text.js";

const SHARP = 2; // pixels for a unit
const MOST = 40e6; // pixels, which every browser still paints, and in seconds

/**
 * The whole of what is shown as a PNG file.
 * @returns {Promise<Blob>}
 */
export function pngFile() {
  const { width, height, paint, layers } = drawingOf({ title: document.title });
  const sharp = Math.min(SHARP, Math.sqrt(MOST / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * sharp);
  canvas.height = Math.floor(height * sharp);
  const context = canvas.getContext("2d");
  if (context === null) return Promise.reject(new Error("the browser has no canvas for a picture of this size"));
  context.scale(sharp, sharp);
  context.lineJoin = "round";
  context.fillStyle = paint.paper;
  context.fillRect(0, 0, width, height);
  for (const { items } of layers) for (const { marks } of items) for (const mark of marks) paintMark(context, mark);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large for the browser"))));
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 */
function paintMark(context, mark) {
  context.save();
  if ("lines" in mark) paintWords(context, mark);
  else paintShape(context, mark);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 */
function paintShape(context, { d, at, fill, hollow, stroke, width, dash }) {
  const path = new Path2D(d);
  if (at) {
    context.translate(at[0], at[1]);
    context.scale(at[2], at[2]);
  }
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill(path, hollow ? "evenodd" : "nonzero");
  }
  if (stroke === undefined) return;
  context.strokeStyle = stroke;
  context.lineWidth = width ?? 1;
  if (dash) {
    context.setLineDash(dash);
    context.lineCap = "round";
  }
  context.stroke(path);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Words} words
 */
function paintWords(context, words) {
  const { lines, x, y, size, anchor, fill, halo } = words;
  context.font = fontOf(words);
  context.textAlign = anchor === "middle" ? "center" : "left";
  context.fillStyle = fill;
  for (const [place, line] of lines.entries()) {
    const below = y + place * LINE * size;
    if (halo !== undefined) {
      context.strokeStyle = halo;
      context.lineWidth = 0.32 * size;
      context.strokeText(line, x, below);
    }
    context.fillText(line, x, below);
  }
}
