/* Labels as on a map: the most important first, each where it covers no glyph and no other label, else not at all. */

/** @import { Focus } from "../state/focus" */
/** @import { Label } from "./label_places" */
/** @import { Statement } from "../data/types" */
/** @import { Box } from "./vis" */

import { Boxes } from "./boxes.js";
import { inFocus } from "../state/focus.js";
import { edgeLabel, nodeLabel } from "./label_places.js";
import { fontOf, LINE, measured, wrap } from "./label_text.js";
import { curveOf, network, pictureElement, reach, underPointer } from "./network.js";
import { onRepaint, paint } from "./paint.js";
import { byConnection, entities } from "../data/records.js";
import { shown } from "../state/shown.js";
import { onChange, state } from "../state/state.js";

const FEW_NAMES = 12;
const MANY_NAMES = 600;
const MANY_LINES = 300; // of more, seen from afar, none is named
const LANDMARKS = 8; // so many of the most connected, at most, are named even where other glyphs stand

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
const wrapped = entities.map((entity) => wrap(entity.name));

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
    // Who is brought out is named; of many, those for whom there is room.
    const isAbout = focus !== null && focus.entities.size <= FEW_NAMES && focus.entities.has(number);
    const insistent = isInsistent(number) || isAbout;
    if (focus && !focus.entities.has(number) && !insistent) continue;
    const landmark = !focus && place < landmarks;
    const style = measured(wrapped[number], { size, weight: isInsistent(number) || (isAbout && state.path !== null) ? 600 : 400, slanted: false, colour: "ink" });
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

/** @type {Label[] | null} */
let placed = null;
let placedFor = 0;
let resting = 0;

/** The labels that are drawn at present. */
function currentLabels() {
  const scale = network.getScale();
  // Among very many, labels wait until the picture has come to rest: to place them takes longer than to draw them.
  if (placed !== null && placedFor !== scale && shown().numbers.size > MANY_NAMES) {
    clearTimeout(resting);
    resting = setTimeout(() => {
      forget();
      network.redraw();
    }, 150);
    return placed;
  }
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
