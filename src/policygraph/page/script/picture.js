/* The picture: vis-network draws the edges, finds what is under the pointer, pans and zooms; nodes are our own glyphs. */

/** @import { Focus } from "./focus" */
/** @import { Paint } from "./paint" */
/** @import { Statement } from "./types" */
/** @import { DrawnEdge, Point } from "./vis" */

import { expand } from "./actions.js";
import { byId } from "./elements.js";
import { inFocus } from "./focus.js";
import { hulls } from "./hulls.js";
import { glyphPaths, onRepaint, paint, still } from "./paint.js";
import { entities, relations, statements } from "./records.js";
import { ringPlaces } from "./rings.js";
import { shown } from "./shown.js";
import { change, differs, onChange, select, state } from "./state.js";

export const pictureElement = byId("picture");
const SMOOTH = 600; // with more entities a drawing takes too long for movement
export const HULL = 30; // how far a group's ground reaches beyond its members

const FAINT_LINE = 0.16; // beside what is in focus
const FEW_LINES = 200;
const FAINT_GLYPH = 0.22;

/** @type {Record<Statement["modality"], false | number[]>} */
export const DASHES = { asserted: false, proposed: [9, 6], possible: [2, 5] };

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();

export const network = new vis.Network(
  pictureElement,
  { nodes: nodeSet, edges: edgeSet },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.6, keyboard: false },
    nodes: { chosen: false },
    edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0, endPointOffset: { to: 2 } },
  },
);
// The picture itself takes the keys; what vis-network puts into it would be a second stop without a name.
pictureElement.querySelector(".vis-network")?.setAttribute("tabindex", "-1");

/** @type {{ entity?: number, statement?: number }} */
export const underPointer = {};

/**
 * Seen from afar, glyphs and lines shrink less than the distances between them, so that they can still be told apart.
 * @param {number} scale
 */
export function magnified(scale) {
  return scale < 1 ? scale ** -0.62 : scale ** -0.4;
}

/**
 * How far a glyph reaches from its middle, in the graph's units.
 * @param {number} number
 */
export function reach(number, scale = network.getScale()) {
  return entities[number].size * magnified(scale);
}

/**
 * Where an entity stands: where it was dragged to, on a ring of a neighbourhood, or where the layout put it.
 * @param {number} number
 * @returns {Point}
 */
export function placeOf(number) {
  const moved = state.moved.get(number);
  if (moved) return { x: moved[0], y: moved[1] };
  const { x, y } = ringPlaces().get(number) ?? entities[number];
  return { x, y };
}

/**
 * The curve that vis-network drew for a statement, which it tells nobody where else.
 * @param {number} number
 * @returns {Required<DrawnEdge> | null} null if it has none, or joins an entity to itself
 */
export function curveOf(number) {
  const edge = network.body.edges[number];
  return edge?.edgeType && edge.from !== edge.to ? /** @type {Required<DrawnEdge>} */ (edge) : null;
}

/** @param {{ ctx: CanvasRenderingContext2D, id: number, x: number, y: number }} node */
function drawGlyph({ ctx, id, x, y }) {
  const size = reach(id);
  const pixel = 10 / size / network.getScale(); // in the glyph's units
  const focus = inFocus();
  const path = glyphPaths[entities[id].type];
  return {
    drawNode() {
      ctx.translate(x, y);
      ctx.scale(size / 10, size / 10);
      // A rim in the colour of the paper keeps a glyph apart from the edges that pass behind it.
      ctx.lineWidth = 3 * pixel;
      ctx.lineJoin = "round";
      ctx.strokeStyle = paint.paper;
      ctx.stroke(path);
      ctx.fillStyle = paint.paper;
      ctx.beginPath();
      ctx.arc(0, 0, 6, 0, 2 * Math.PI);
      ctx.fill();
      ctx.globalAlpha = focus !== null && !focus.entities.has(id) && underPointer.entity !== id ? FAINT_GLYPH : 1;
      ctx.fillStyle = paint.types[entities[id].type];
      ctx.fill(path, "evenodd");
      ctx.globalAlpha = 1;
      if (state.entity === id || underPointer.entity === id) ring(10 + 5 * pixel, state.entity === id ? paint.accent : paint.muted);
      if (state.pinned.has(id)) {
        ctx.setLineDash([3 * pixel, 3 * pixel]);
        ring(10 + 9 * pixel, paint.ink);
      }
    },
  };

  /**
   * @param {number} radius
   * @param {string} colour
   */
  function ring(radius, colour) {
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, 2 * Math.PI);
    ctx.lineWidth = 2.2 * pixel;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
}

/** @param {number} number */
function nodeOf(number) {
  const size = entities[number].size * magnified(network.getScale());
  return { id: number, ...placeOf(number), size, shape: "custom", ctxRenderer: drawGlyph };
}

/** @param {number} number */
function edgeOf(number) {
  const { subject, object, modality, bend } = statements[number];
  const type = bend !== undefined && bend > 0 ? "curvedCW" : "curvedCCW";
  return {
    id: number,
    from: subject,
    to: object,
    dashes: DASHES[modality],
    smooth: bend === undefined ? false : { enabled: true, type, roundness: Math.abs(bend) },
    ...edgeLook(number),
  };
}

/**
 * How the line of a statement looks, before it is magnified.
 * @param {number} number
 * @param {Paint} colours
 * @param {Focus | null} focus
 */
export function lineLook(number, colours, focus) {
  const { negated, relation, modality, subject, object } = statements[number];
  const bright = focus !== null && focus.statements.has(number);
  // Among very many, lines step back behind what they join; those from group to group, which cross all others, more.
  const crowd = Math.min(1, FEW_LINES / shown().statements.length);
  const quiet = entities[subject].cluster === entities[object].cluster ? Math.max(crowd, 0.5) : Math.max(crowd, 0.22);
  return {
    colour: negated ? colours.not : bright ? colours.accent : colours.line,
    opacity: bright ? 1 : focus ? FAINT_LINE : quiet,
    width: bright ? 2.2 : 1.2,
    /** In units of vis-network's arrowheads; 0 for none. */
    arrow: relations[relation].symmetric ? 0 : bright ? 0.65 : 0.55,
    dashes: DASHES[modality],
    /** A stroke across it says no. */
    barred: negated === true,
  };
}

/** @param {number} number */
function edgeLook(number) {
  const { colour, opacity, width, arrow, barred } = lineLook(number, paint, inFocus());
  const magnifying = magnified(network.getScale());
  return {
    color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity },
    width: width * magnifying,
    arrows: {
      to: { enabled: arrow > 0, scaleFactor: arrow * magnifying },
      middle: { enabled: barred, type: "bar", scaleFactor: 0.6 * magnifying },
    },
  };
}

/** Put into the picture what is to be in it, and take out the rest. */
function refresh() {
  const { numbers, statements: lines } = shown();
  const said = new Set(lines.map((statement) => statement.number));
  const nodes = new Set(nodeSet.getIds());
  const edges = new Set(edgeSet.getIds());
  edgeSet.remove([...edges].filter((number) => !said.has(number)));
  nodeSet.remove([...nodes].filter((number) => !numbers.has(number)));
  nodeSet.add([...numbers].filter((number) => !nodes.has(number)).map(nodeOf));
  edgeSet.add([...said].filter((number) => !edges.has(number)).map(edgeOf));
}

let lookedAt = 0;

function repaint() {
  const magnifying = magnified(network.getScale());
  if (magnifying !== lookedAt) {
    // Arrows end, and the pointer meets a node, where vis-network takes its border to be.
    nodeSet.update(nodeSet.getIds().map((id) => ({ id, size: entities[id].size * magnifying })));
    lookedAt = magnifying;
  }
  edgeSet.update(edgeSet.getIds().map((id) => ({ id, ...edgeLook(id) })));
  network.redraw();
}

/* Lines and the borders of nodes are vis-network's: they follow once the zoom has come to rest. */
let resting = 0;
network.on("afterDrawing", () => {
  clearTimeout(resting);
  resting = setTimeout(() => Math.abs(Math.log(magnified(network.getScale()) / lookedAt)) > 0.1 && repaint(), 120);
});

/** @type {Point[][] | null} */
let grounds = null;

network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
  // On rings, groups have no place of their own.
  grounds ??= state.around === null ? hulls(network.getPositions()) : [];
  const pixel = 1 / network.getScale();
  context.lineJoin = "round";
  for (const [width, colour] of /** @type {const} */ ([[2 * HULL + 2 * pixel, paint["group-rule"]], [2 * HULL, paint.group]])) {
    context.lineWidth = width;
    context.strokeStyle = context.fillStyle = colour;
    for (const corners of grounds) {
      context.beginPath();
      for (const { x, y } of corners) context.lineTo(x, y);
      context.closePath();
      context.stroke();
      context.fill();
    }
  }
});

/**
 * Show the given entities as large as fits, with room for their labels.
 * @param {number[]} numbers
 * @param {{ largest?: number, animated?: boolean }} options
 */
export function frame(numbers, { largest = 1.25, animated = true } = {}) {
  const places = Object.values(network.getPositions(numbers));
  const { clientWidth, clientHeight } = pictureElement;
  if (!places.length || !clientHeight) return;
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const scale = Math.min(
    (clientWidth - Math.min(170, clientWidth * 0.32)) / Math.max(right - left, 1),
    Math.max(clientHeight - 120, 100) / Math.max(bottom - top, 1),
    largest,
  );
  const moves = animated && nodeSet.getIds().length < SMOOTH && !still.matches;
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 - 8 / scale },
    scale,
    animation: moves ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  network.moveTo({ scale: network.getScale() * factor, animation: still.matches ? false : { duration: 150 } });
}

/**
 * Move the picture by shares of its size.
 * @param {number} across
 * @param {number} down
 */
export function pan(across, down) {
  untouched = false;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const position = { x: x + (across * pictureElement.clientWidth) / scale, y: y + (down * pictureElement.clientHeight) / scale };
  network.moveTo({ position, animation: still.matches ? false : { duration: 150 } });
}

/** @param {{ animated?: boolean }} options */
export function frameAll(options = {}) {
  untouched = true;
  frame(nodeSet.getIds(), options);
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select({ entity: nodes[0] });
  else if (edges.length) select({ statement: edges[0] });
  else if (state.entity !== null || state.statement !== null || state.path !== null) select({});
});
network.on("doubleClick", ({ nodes }) => nodes.length && expand(nodes[0]));
network.on("dragEnd", ({ nodes }) => {
  if (!nodes.length) return;
  const moved = new Map(state.moved);
  for (const [number, { x, y }] of Object.entries(network.getPositions(nodes))) {
    moved.set(Number(number), [Math.round(x), Math.round(y)]);
  }
  change({ moved });
});
network.on("dragging", () => (grounds = null));
for (const [begins, ends, kind] of [
  ["hoverNode", "blurNode", "entity"],
  ["hoverEdge", "blurEdge", "statement"],
]) {
  network.on(begins, ({ node, edge }) => point({ [kind]: node ?? edge }));
  network.on(ends, () => point({}));
}

/** @param {typeof underPointer} what */
function point(what) {
  underPointer.entity = what.entity;
  underPointer.statement = what.statement;
  pictureElement.classList.toggle("pointing", Object.keys(what).length > 0);
  network.redraw();
}

/* Until the reader moves it, the whole graph stays in view whatever the size of the window. */
let untouched = true;
network.on("dragStart", ({ nodes }) => (untouched &&= nodes.length > 0));
network.on("zoom", () => (untouched = false));
network.on("resize", () => untouched && frameAll({ animated: false }));

onRepaint(repaint);

onChange((before, { move }) => {
  const added = shown().numbers;
  refresh();
  grounds = null;
  if (differs(before, "moved", "around")) nodeSet.update(nodeSet.getIds().map((id) => ({ id, ...placeOf(id) })));
  repaint();
  const focus = inFocus();
  if (differs(before, "around", "all")) frameAll();
  else if (move && focus) {
    untouched = false;
    frame([...focus.entities].filter((number) => added.has(number)));
  } else if (untouched) frameAll();
});

/** Draw for the first time. */
export function beginPicture() {
  refresh();
  // vis-network measured its element before the other parts of the page had taken their room.
  network.redraw();
  frameAll({ animated: false });
  repaint();
}
