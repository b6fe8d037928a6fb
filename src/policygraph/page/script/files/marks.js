/* What the picture is made of, as marks: what a file or a sheet of paper needs to show it as the canvas does. */

/** @import { Paint } from "../picture/paint" */
/** @import { Entity, Statement } from "../data/types" */
/** @import { Box, Point } from "../picture/vis" */

import { hulls } from "../picture/hulls.js";
import { LINE } from "../picture/label_text.js";
import { HULL, lineLook } from "../picture/looks.js";
import { across, arrowhead, at, between, distance, loop, rounded, shareAt } from "./line_shapes.js";
import { curveOf, magnified, placeOf, reach } from "../picture/network.js";
import { glyphShapes } from "../picture/paint.js";
import { state } from "../state/state.js";

/**
 * @typedef {object} Shape a path with its ground and its border
 * @property {string} d
 * @property {readonly [number, number, number]} [at] where its zero stands, and how much larger it is drawn
 * @property {string} [fill]
 * @property {boolean} [hollow] what the path goes around twice is not filled
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 */
/**
 * @typedef {object} Words lines of text, one under the other
 * @property {string[]} lines
 * @property {number} x
 * @property {number} y the line that the first stands on
 * @property {number} size
 * @property {number} weight
 * @property {boolean} slanted
 * @property {"start" | "middle"} anchor
 * @property {string} fill
 * @property {string} [halo]
 */
/** @typedef {Shape | Words} Mark */
/**
 * @typedef {object} Sheet
 * @property {Paint} paint
 * @property {number} scale of the graph's units
 * @property {Point} origin where the graph's zero stands
 */
/** @typedef {import("../picture/label_places").Label} Label */

const BASELINE = 0.35; // below the middle of a line, in sizes of the type
const GAP = 3; // between an arrowhead and the glyph that it points at

/**
 * @param {Point} point in the graph's units
 * @param {Sheet} sheet
 * @returns {Point}
 */
function onSheet({ x, y }, { scale, origin }) {
  return { x: origin.x + x * scale, y: origin.y + y * scale };
}

/**
 * The pale grounds under communities.
 * @param {Entity[]} nodes
 * @param {Sheet} sheet
 * @returns {Shape[]}
 */
export function groundMarks(nodes, sheet) {
  const { paint, scale } = sheet;
  const grounds = hulls(Object.fromEntries(nodes.map(({ number }) => [number, placeOf(number)])));
  const paths = grounds.map((corners) => `M${corners.map((corner) => at(onSheet(corner, sheet))).join("L")}Z`);
  const width = 2 * HULL * scale;
  return [
    ...paths.map((d) => ({ d, fill: paint["group-rule"], stroke: paint["group-rule"], width: rounded(width + 2) })),
    ...paths.map((d) => ({ d, fill: paint.group, stroke: paint.group, width: rounded(width) })),
  ];
}

/**
 * The line of a statement with its arrowhead.
 * @param {Statement} statement
 * @param {Sheet} sheet
 * @returns {Shape[]}
 */
export function lineMarks({ number, subject, object }, sheet) {
  const { paint, scale } = sheet;
  const grown = scale * magnified(scale);
  const { colour, width, arrow, dashes, barred } = lineLook(number, paint, null);
  const look = { stroke: colour, width: rounded(width * grown) };
  const dashed = dashes ? { dash: dashes.map((length) => rounded(length * grown)) } : {};
  const [start, end] = [subject, object].map((one) => onSheet(placeOf(one), sheet));
  if (subject === object) return [{ d: loop(start, reach(subject, scale) * scale), ...look, ...dashed }];
  const bent = curveOf(number)?.edgeType.getViaNode();
  const via = bent ? onSheet(bent, sheet) : between(start, end, 0.5);
  const point = (/** @type {number} */ share) => between(between(start, via, share), between(via, end, share), share);
  const curve = (/** @type {number} */ share) => `M${at(start)}Q${at(between(start, via, share))} ${at(point(share))}`;
  const bar = barred ? [{ d: across(point(0.49), point(0.51), 5 * grown), ...look }] : [];
  const gap = reach(object, scale) * scale + GAP;
  const length = (15 * arrow + 3 * width) * grown;
  if (arrow === 0 || distance(start, end) < gap + length) return [{ d: curve(1), ...look, ...dashed }, ...bar];
  const [tip, core] = [gap, gap + 0.9 * length].map((far) => point(shareAt(far, (share) => distance(point(share), end))));
  const head = arrowhead(tip, core);
  return [
    { d: curve(shareAt(gap + 0.9 * length, (share) => distance(point(share), end))), ...look, ...dashed },
    { d: head, fill: colour },
    ...bar,
  ];
}

/**
 * The sign of an entity.
 * @param {Entity} entity
 * @param {Sheet} sheet
 * @returns {Shape[]}
 */
export function glyphMarks({ number, type }, sheet) {
  const { paint, scale } = sheet;
  const { x, y } = onSheet(placeOf(number), sheet);
  const size = reach(number, scale) * scale;
  const marks = signMarks(type, { x, y }, size, paint);
  if (state.entity !== number) return marks;
  return [...marks, { d: circle(rounded(size + 5)), at: [rounded(x), rounded(y), 1], stroke: paint.accent, width: 2.2 }];
}

/**
 * The sign of a type, with a rim in the colour of the paper that keeps it apart from what passes behind it.
 * @param {number} type
 * @param {Point} place
 * @param {number} size
 * @param {Paint} paint
 * @returns {Shape[]}
 */
export function signMarks(type, place, size, paint) {
  const d = glyphShapes[type];
  /** @type {[number, number, number]} */
  const where = [rounded(place.x), rounded(place.y), Math.round(size * 10) / 100];
  return [
    { d: d + circle(6), at: where, fill: paint.paper, stroke: paint.paper, width: Math.round(300 / size) / 10 },
    { d, at: where, fill: paint.types[type], hollow: true },
  ];
}

/** @param {number} radius */
function circle(radius) {
  return `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`;
}

/**
 * @param {Label} label
 * @param {Sheet} sheet
 * @returns {Words}
 */
export function labelMark({ lines, size, x, top, colour, weight, slanted }, sheet) {
  const place = onSheet({ x, y: top + (LINE / 2 + BASELINE) * size }, sheet);
  return {
    lines,
    x: rounded(place.x),
    y: rounded(place.y),
    size: rounded(size * sheet.scale),
    weight,
    slanted,
    anchor: "middle",
    fill: sheet.paint[colour],
    halo: sheet.paint.paper,
  };
}

/**
 * What all this takes, with the graph's zero at zero.
 * @param {Entity[]} nodes
 * @param {Statement[]} edges
 * @param {Label[]} labels
 * @param {number} scale
 * @returns {Box}
 */
export function extentOf(nodes, edges, labels, scale) {
  /** @type {Box[]} */
  const boxes = nodes.map(({ number, cluster }) => {
    const far = Math.max(reach(number, scale) + 8 / scale, cluster === undefined ? 0 : HULL + 2 / scale);
    const { x, y } = placeOf(number);
    return { left: x - far, right: x + far, top: y - far, bottom: y + far };
  });
  for (const { x, top, width, height } of labels) {
    boxes.push({ left: x - width / 2, right: x + width / 2, top, bottom: top + height });
  }
  for (const { number, subject, object } of edges) {
    const via = curveOf(number)?.edgeType.getViaNode();
    const middle = between(placeOf(subject), placeOf(object), 0.5);
    const { x, y } = via ? between(middle, via, 0.5) : middle;
    const far = subject === object ? 2.8 * reach(subject, scale) + 14 / scale : 0;
    boxes.push({ left: x, right: x + far, top: y - far, bottom: y });
  }
  return {
    left: scale * Math.min(...boxes.map((box) => box.left)),
    right: scale * Math.max(...boxes.map((box) => box.right)),
    top: scale * Math.min(...boxes.map((box) => box.top)),
    bottom: scale * Math.max(...boxes.map((box) => box.bottom)),
  };
}
