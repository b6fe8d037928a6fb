/* The picture: what of the graph is in it, and what happens when it is pointed at. */

/** @import { Point } from "./vis" */

import { expand, select } from "../state/actions.js";
import { inFocus } from "../state/focus.js";
import { hulls } from "./hulls.js";
import { edgeLook, edgeOf, HULL, nodeOf } from "./looks.js";
import { edgeSet, magnified, network, nodeSet, pictureElement, placeOf, underPointer } from "./network.js";
import { onRepaint, paint } from "./paint.js";
import { entities } from "../data/records.js";
import { shown } from "../state/shown.js";
import { change, differs, onChange, state } from "../state/state.js";
import { frame, frameAll, isUntouched, touch } from "./viewport.js";

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
/** How each line was drawn last: vis-network takes long to be told the same again. @type {Map<number, string>} */
const drawnAs = new Map();

function repaint() {
  const magnifying = magnified(network.getScale());
  if (magnifying !== lookedAt) {
    // Arrows end, and the pointer meets a node, where vis-network takes its border to be.
    nodeSet.update(nodeSet.getIds().map((id) => ({ id, size: entities[id].size * magnifying })));
    lookedAt = magnifying;
  }
  const changed = [];
  for (const id of edgeSet.getIds()) {
    const look = edgeLook(id);
    const key = JSON.stringify(look);
    if (drawnAs.get(id) !== key) changed.push({ id, ...look });
    drawnAs.set(id, key);
  }
  edgeSet.update(changed);
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
    touch();
    frame([...focus.entities].filter((number) => added.has(number)));
  } else if (isUntouched()) frameAll();
});

/** Draw for the first time. */
export function beginPicture() {
  refresh();
  // vis-network measured its element before the other parts of the page had taken their room.
  network.redraw();
  frameAll({ animated: false });
  repaint();
}
