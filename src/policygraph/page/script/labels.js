/* Labels as on a map: the most important first, each where it covers no glyph and no other label, else not at all. */

/** @import { Focus } from "./focus" */
/** @import { Statement } from "./types" */
/** @import { Box, Point } from "./vis" */

import { Boxes, isWithin } from "./boxes.js";
import { inFocus } from "./focus.js";
import { onRepaint, paint } from "./paint.js";
import { curveOf, network, pictureElement, reach, underPointer } from "./picture.js";
import { byConnection, entities, relationLabel } from "./records.js";
import { shown } from "./shown.js";
import { onChange, state } from "./state.js";

export const LINE = 1.18; // height of a line, in sizes of the type
const MEASURE = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const WIDEST = 22; // characters on a line
const MANY_LINES = 300; // of more, seen from afar, none is named
const LANDMARKS = 8; // so many of the most connected, at most, are named even where other glyphs stand

/**
 * @typedef {object} Style how a label looks and what room it needs, in the graph's units
 * @property {string[]} lines
 * @property {number} size
 * @property {number} width
 * @property {number} height
 * @property {"ink" | "muted" | "not"} colour
 * @property {number} weight
 * @property {boolean} slanted
 */
/** @typedef {Style & { x: number, top: number }} Label with the middle of its upper edge */
/**
 * @typedef {object} Look how the graph is looked at
 * @property {number} scale
 * @property {Box} view
 * @property {number[]} [nodes] of what there is; without it, of all
 * @property {Statement[]} edges
 * @property {Focus | null} focus
 * @property {number} landmarks
 * @property {typeof underPointer} pointed
 */
/** @typedef {Look & { all: Boxes, labels: Boxes, lines: Boxes }} Ground and what is taken there */
/** @typedef {{ insistent?: boolean, landmark?: boolean }} Urgency */

const wrapped = entities.map((entity) => wrap(entity.name));

/**
 * Break a name into at most three lines.
 * @param {string} name
 */
function wrap(name) {
  /** @type {string[]} */
  const lines = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > 2 * WIDEST ? `${word.slice(0, 2 * WIDEST - 1)}…` : word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

/** @param {Pick<Style, "slanted" | "weight" | "size">} style */
export function fontOf({ slanted, weight, size }) {
  return `${slanted ? "italic " : ""}${weight} ${size}px ${paint.font}`;
}

/**
 * @param {string} text
 * @param {Pick<Style, "slanted" | "weight" | "size">} style
 */
export function widthOf(text, style) {
  MEASURE.font = fontOf(style);
  return MEASURE.measureText(text).width;
}

/**
 * @param {string[]} lines
 * @param {Omit<Style, "lines" | "width" | "height">} style
 * @returns {Style}
 */
function measured(lines, style) {
  const width = Math.max(...lines.map((line) => widthOf(line, style)));
  return { ...style, lines, width, height: lines.length * LINE * style.size };
}

/**
 * The points along the drawn lines that a label would rather not cover.
 * @param {Look} look
 */
function linePoints({ scale, edges, focus }) {
  const lines = new Boxes(120 / scale);
  const half = 3 / scale;
  for (const { number } of edges) {
    const curve = curveOf(number);
    if (!curve || (focus && !focus.statements.has(number))) continue;
    const length = Math.hypot(curve.from.x - curve.to.x, curve.from.y - curve.to.y) * scale;
    const steps = Math.min(Math.max(Math.round(length / 9), 4), 40);
    for (let step = 1; step < steps; step++) {
      const { x, y } = curve.edgeType.getPoint(step / steps);
      lines.add({ left: x - half, right: x + half, top: y - half, bottom: y + half }, "line");
    }
  }
  return lines;
}

/** What of the graph is in view, in its units. */
function viewBox() {
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: pictureElement.clientWidth, y: pictureElement.clientHeight });
  return { left, right, top, bottom };
}

/**
 * Place the labels for a scale: in the graph's units, so that they keep while the picture is only moved.
 * @param {Look} look
 */
function placeLabels(look) {
  const { scale, nodes, edges, focus, landmarks, pointed } = look;
  const size = Math.min(Math.max(13 * Math.sqrt(scale), 11.5), 15) / scale;
  const places = network.getPositions(nodes);
  const ground = { ...look, all: new Boxes(120 / scale), labels: new Boxes(120 / scale), lines: linePoints(look) };
  for (const [number, { x, y }] of Object.entries(places)) {
    const far = reach(Number(number), scale) + 1 / scale;
    ground.all.add({ left: x - far, right: x + far, top: y - far, bottom: y + far }, `node ${number}`);
  }
  /** @type {Label[]} */
  const placed = [];
  const isInsistent = (/** @type {number} */ number) => state.entity === number || pointed.entity === number;
  const inPicture = byConnection.filter((entity) => entity.number in places);
  inPicture.sort((one, other) => Number(isInsistent(other.number)) - Number(isInsistent(one.number)));
  for (const [place, { number }] of inPicture.entries()) {
    const insistent = isInsistent(number) || (state.path !== null && Boolean(focus?.entities.has(number)));
    if (focus && !focus.entities.has(number) && !insistent) continue;
    const landmark = !focus && place < landmarks;
    const style = measured(wrapped[number], { size, weight: insistent ? 600 : 400, slanted: false, colour: "ink" });
    const label = nodeLabel(number, places[number], style, ground, { insistent, landmark });
    if (label) placed.push(label);
  }
  const isCrowded = !focus && edges.length > MANY_LINES && scale < 0.8;
  for (const statement of edges) {
    const { number } = statement;
    const insistent = state.statement === number || pointed.statement === number;
    if (!insistent && (isCrowded || (focus && !focus.statements.has(number)))) continue;
    const label = edgeLabel(statement, size * 0.9, ground, insistent);
    if (label) placed.push(label);
  }
  return placed;
}

/**
 * @param {number} number
 * @param {Point} place
 * @param {Style} style
 * @param {Ground} ground
 * @param {Urgency} urgency
 */
function nodeLabel(number, { x, y }, style, ground, urgency) {
  const { width, height, size } = style;
  const away = reach(number, ground.scale) + 0.3 * size;
  const candidates = [
    { x, top: y + away },
    { x, top: y - away - height },
    { x: x + away + width / 2, top: y - height / 2 },
    { x: x - away - width / 2, top: y - height / 2 },
    { x: x + away / 2 + width / 2, top: y + away * 0.8 },
    { x: x - away / 2 - width / 2, top: y + away * 0.8 },
    { x: x + away / 2 + width / 2, top: y - away * 0.8 - height },
    { x: x - away / 2 - width / 2, top: y - away * 0.8 - height },
  ];
  return takePlace({ x, y }, candidates, style, ground, `node ${number}`, urgency);
}

/**
 * @param {Statement} statement
 * @param {number} size
 * @param {Ground} ground
 * @param {boolean} insistent
 */
function edgeLabel(statement, size, ground, insistent) {
  const curve = curveOf(statement.number);
  if (!curve) return null;
  const { edgeType, from, to } = curve;
  const words = relationLabel(statement);
  const room = Math.hypot(from.x - to.x, from.y - to.y) - reach(from.id, ground.scale) - reach(to.id, ground.scale);
  const candidates = [0.5, 0.42, 0.58, 0.34, 0.66].map((part) => {
    const point = edgeType.getPoint(part);
    return { x: point.x, top: point.y - (LINE * size) / 2 };
  });
  // A negated edge says so even where its relation finds no room, or glyphs stand in the way.
  for (const text of statement.negated ? [`not: ${words}`, "not"] : [words]) {
    const colour = statement.negated ? "not" : "muted";
    const style = measured([text], { size, weight: 400, slanted: true, colour });
    if (!insistent && text !== "not" && style.width * 0.8 > room) continue;
    const urgency = { insistent, landmark: text === "not" };
    const label = takePlace(edgeType.getPoint(0.5), candidates, style, ground, `edge ${statement.number}`, urgency);
    if (label) return label;
  }
  return null;
}

/**
 * Where a label goes: as little as may be is cut off or covered.
 * @param {Point} anchor
 * @param {{ x: number, top: number }[]} candidates
 * @param {Style} style
 * @param {Ground} ground
 * @param {string} owner
 * @param {Urgency} urgency `insistent`: takes a place whatever it covers; `landmark`: may cover glyphs, but no label
 * @returns {Label | null}
 */
function takePlace(anchor, candidates, style, ground, owner, { insistent = false, landmark = false }) {
  const gap = 0.15 * style.size;
  const boxAt = (/** @type {{ x: number, top: number }} */ { x, top }) => ({
    left: x - style.width / 2 - gap,
    right: x + style.width / 2 + gap,
    top,
    bottom: top + style.height,
  });
  // What is out of view now may be moved into it, with its label; what is in view has its label whole.
  const { x, y } = anchor;
  const inView = isWithin({ left: x, right: x, top: y, bottom: y }, ground.view);
  const whole = candidates.filter((candidate) => !inView || isWithin(boxAt(candidate), ground.view));
  const free = whole.filter((candidate) => ground.all.isFree(boxAt(candidate), owner));
  const uncrossed = owner.startsWith("node") && free.find((candidate) => ground.lines.isFree(boxAt(candidate), owner));
  const readable = landmark && whole.find((candidate) => ground.labels.isFree(boxAt(candidate), owner));
  const place = uncrossed || free[0] || readable || (insistent && (whole[0] ?? candidates[0]));
  if (!place) return null;
  ground.all.add(boxAt(place), owner);
  ground.labels.add(boxAt(place), owner);
  return { ...style, ...place };
}

/** @type {Label[] | null} */
let placed = null;
let placedFor = 0;

/** The labels that are drawn at present. */
export function currentLabels() {
  const scale = network.getScale();
  if (placed === null || placedFor !== scale) {
    const landmarks = Math.min(LANDMARKS, pictureElement.clientWidth / 80);
    const { statements: edges } = shown();
    placed = placeLabels({ scale, view: viewBox(), edges, focus: inFocus(), landmarks, pointed: underPointer });
    placedFor = scale;
  }
  return placed;
}

/**
 * The labels of a picture for itself, wherever the reader looks.
 * @param {number} scale
 * @param {number[]} nodes
 * @param {Statement[]} edges
 */
export function labelsFor(scale, nodes, edges) {
  const view = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  return placeLabels({ scale, view, nodes, edges, focus: null, landmarks: LANDMARKS, pointed: {} });
}

/** @param {CanvasRenderingContext2D} context */
function drawLabels(context) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = paint.paper;
  for (const label of currentLabels()) {
    const { lines, size, x, top, colour } = label;
    context.font = fontOf(label);
    context.lineWidth = 0.32 * size;
    context.fillStyle = paint[colour];
    lines.forEach((line, number) => {
      const y = top + (number + 0.5) * LINE * size;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
}

function forget() {
  placed = null;
}

/** Name what is drawn, from now on. */
export function beginLabels() {
  network.on("afterDrawing", drawLabels);
  for (const event of ["dragging", "dragEnd", "animationFinished", "hoverNode", "blurNode", "hoverEdge", "blurEdge"]) {
    network.on(event, forget);
  }
  onChange(forget);
  onRepaint(forget);
}
