/* Labels as on a map: the most important first, each where it covers no glyph and no other label, else not at all. */

const MEASURE = document.createElement("canvas").getContext("2d");
const LINE = 1.18; // height of a line, in sizes of the type
const WIDEST = 22; // characters on a line
const LANDMARKS = 8; // so many of the most connected, at most, are named even where other glyphs stand

const wrapped = entities.map((entity) => wrap(entity.name));

/** Break a name into at most three lines. */
function wrap(name) {
  const lines = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > 2 * WIDEST ? `${word.slice(0, 2 * WIDEST - 1)}…` : word);
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

/** Boxes, found by where they are: a grid keeps a thousand labels from asking each about every other. */
class Boxes {
  constructor(cell) {
    this.cell = cell;
    this.grid = new Map();
  }

  *cells({ left, top, right, bottom }) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x++) {
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y++) yield `${x},${y}`;
    }
  }

  add(box) {
    for (const key of this.cells(box)) {
      if (!this.grid.has(key)) this.grid.set(key, []);
      this.grid.get(key).push(box);
    }
  }

  /** Whether a box covers nothing of another owner. */
  isFree(box) {
    for (const key of this.cells(box)) {
      for (const other of this.grid.get(key) ?? []) {
        if (
          other.owner !== box.owner &&
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        ) {
          return false;
        }
      }
    }
    return true;
  }
}

function widthOf(text, font) {
  MEASURE.font = font;
  return MEASURE.measureText(text).width;
}

/** The points along the drawn lines that a label would rather not cover. */
function linePoints(scale) {
  const lines = new Boxes(120 / scale);
  const half = 3 / scale;
  for (const { id } of edgeView.get()) {
    const curve = curveOf(id);
    if (!curve || (focus && !focus.statements.has(id))) continue;
    const length = Math.hypot(curve.from.x - curve.to.x, curve.from.y - curve.to.y) * scale;
    const steps = Math.min(Math.max(Math.round(length / 9), 4), 40);
    for (let step = 1; step < steps; step++) {
      const { x, y } = curve.edgeType.getPoint(step / steps);
      lines.add({ left: x - half, right: x + half, top: y - half, bottom: y + half });
    }
  }
  return lines;
}

/** The curve that vis-network drew for an edge; it tells nobody where else. */
function curveOf(id) {
  const edge = network.body.edges[id];
  return edge?.edgeType && edge.from !== edge.to ? edge : null;
}

/** What of the graph is in view, in its units. */
function viewBox() {
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: pictureElement.clientWidth, y: pictureElement.clientHeight });
  return { left, right, top, bottom };
}

function isWithin(inner, outer) {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Place the labels for a scale: in the graph's units, so that they keep while the picture is only moved. */
function placeLabels(scale) {
  const size = Math.min(Math.max(13 * Math.sqrt(scale), 11.5), 15) / scale;
  const places = network.getPositions();
  const boxes = new Boxes(120 / scale);
  boxes.view = viewBox();
  boxes.lines = linePoints(scale);
  boxes.labels = new Boxes(120 / scale);
  for (const [id, { x, y }] of Object.entries(places)) {
    const far = reach(id) + 1 / scale;
    boxes.add({ owner: `node ${id}`, left: x - far, right: x + far, top: y - far, bottom: y + far });
  }
  const placed = [];
  const rank = (entity) => (state.selected?.entity === entity.id || hovered?.entity === entity.id ? 0 : 1);
  const shown = byConnection.filter((entity) => entity.id in places).sort((one, other) => rank(one) - rank(other));
  for (const [place, entity] of shown.entries()) {
    const insistent = rank(entity) === 0;
    if (focus && !focus.entities.has(entity.id) && !insistent) continue;
    const landmark = !focus && place < Math.min(LANDMARKS, pictureElement.clientWidth / 80);
    const font = `${insistent ? 600 : 400} ${size}px ${paint.font}`;
    const label = nodeLabel(entity, places[entity.id], size, font, boxes, { insistent, landmark });
    if (label) placed.push({ ...label, colour: "ink" });
  }
  for (const edge of edgeView.get()) {
    const insistent = state.selected?.statement === edge.id || hovered?.statement === edge.id;
    if (focus && !focus.statements.has(edge.id) && !insistent) continue;
    const label = edgeLabel(statements[edge.id], size * 0.9, boxes, insistent);
    if (label) placed.push(label);
  }
  return placed;
}

function nodeLabel(entity, { x, y }, size, font, boxes, urgency) {
  const lines = wrapped[entity.id];
  const width = Math.max(...lines.map((line) => widthOf(line, font)));
  const height = lines.length * LINE * size;
  const away = reach(entity.id) + 0.3 * size;
  const candidates = [
    { x, top: y + away },
    { x, top: y - away - height },
    { x: x + away + width / 2, top: y - height / 2 },
    { x: x - away - width / 2, top: y - height / 2 },
    { x: x + away / 2 + width / 2, top: y + away * 0.8 },
    { x: x - away / 2 - width / 2, top: y + away * 0.8 },
  ];
  return takePlace({ x, y }, candidates, { lines, font, size, width, height }, boxes, `node ${entity.id}`, urgency);
}

function edgeLabel(statement, size, boxes, insistent) {
  const curve = curveOf(statement.id);
  if (!curve) return null;
  const { edgeType, from, to } = curve;
  const words = relationLabel(statement);
  const font = `italic ${size}px ${paint.font}`;
  const look = { font, size, height: LINE * size, colour: statement.negated ? "not" : "muted" };
  const room = Math.hypot(from.x - to.x, from.y - to.y) - reach(from.id) - reach(to.id);
  const candidates = [0.5, 0.42, 0.58, 0.34, 0.66].map((part) => {
    const point = edgeType.getPoint(part);
    return { x: point.x, top: point.y - (LINE * size) / 2 };
  });
  // A negated edge says so even where its relation finds no room, or glyphs stand in the way.
  for (const text of statement.negated ? [`not: ${words}`, "not"] : [words]) {
    const width = widthOf(text, font);
    if (!insistent && text !== "not" && width * 0.8 > room) continue;
    const label = takePlace(edgeType.getPoint(0.5), candidates, { ...look, lines: [text], width }, boxes, `edge ${statement.id}`, { insistent, landmark: text === "not" });
    if (label) return label;
  }
  return null;
}

/**
 * Where a label goes: as little as may be is cut off or covered.
 * `insistent`: takes a place whatever it covers; `landmark`: may cover glyphs, but no label.
 */
function takePlace(anchor, candidates, label, boxes, owner, { insistent = false, landmark = false }) {
  const gap = 0.15 * label.size;
  const boxAt = ({ x, top }) => ({
    owner,
    left: x - label.width / 2 - gap,
    right: x + label.width / 2 + gap,
    top,
    bottom: top + label.height,
  });
  // What is out of view now may be moved into it, with its label; what is in view has its label whole.
  const { x, y } = anchor;
  const inView = isWithin({ left: x, right: x, top: y, bottom: y }, boxes.view);
  const whole = candidates.filter((candidate) => !inView || isWithin(boxAt(candidate), boxes.view));
  const free = whole.filter((candidate) => boxes.isFree(boxAt(candidate)));
  const uncrossed = owner.startsWith("node") && free.find((candidate) => boxes.lines.isFree(boxAt(candidate)));
  const readable = landmark && whole.find((candidate) => boxes.labels.isFree(boxAt(candidate)));
  const place = uncrossed || free[0] || readable || (insistent && (whole[0] ?? candidates[0]));
  if (!place) return null;
  boxes.add(boxAt(place));
  boxes.labels.add(boxAt(place));
  return { ...label, ...place };
}

let placedLabels = [];
let placedFor = null;

function drawLabels(context) {
  const scale = network.getScale();
  if (placedFor !== scale) {
    placedLabels = placeLabels(scale);
    placedFor = scale;
  }
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { lines, font, size, x, top, colour } of placedLabels) {
    context.font = font;
    context.lineWidth = 0.32 * size;
    context.strokeStyle = paint.paper;
    context.fillStyle = paint[colour];
    lines.forEach((line, number) => {
      const y = top + (number + 0.5) * LINE * size;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
}

function forgetLabels() {
  placedFor = null;
}

network.on("afterDrawing", drawLabels);
for (const event of ["dragging", "dragEnd", "animationFinished", "hoverNode", "blurNode", "hoverEdge", "blurEdge"]) network.on(event, forgetLabels);
onChange(forgetLabels);
