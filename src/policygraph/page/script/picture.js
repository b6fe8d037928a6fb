/* The picture: vis-network draws the edges, finds what is under the pointer, pans and zooms; nodes are our own glyphs. */

const pictureElement = document.getElementById("picture");
const SMOOTH = 600; // with more entities a drawing takes too long for movement
const still = matchMedia("(prefers-reduced-motion: reduce)");

const glyphPaths = types.map((type) => {
  const path = document.querySelector(`#glyph-${type.glyph} path`);
  return new Path2D(path.getAttribute("d"));
});

/* A canvas knows no custom properties: the colours are read from the style, again when it turns dark or light. */
let paint = {};

function readPaint() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  paint = {
    font: getComputedStyle(document.body).fontFamily,
    types: types.map((type) => colour(type.colour)),
  };
  for (const name of ["paper", "ink", "muted", "line", "accent", "not"]) paint[name] = colour(name);
}
readPaint();

const nodeSet = new vis.DataSet(
  drawn.nodes.map(({ id, x, y, size }) => ({ id, x, y, size, shape: "custom", ctxRenderer: drawGlyph })),
);
const edgeSet = new vis.DataSet(drawn.edges.map(({ label, ...edge }) => ({ ...edge, ...edgeLook(edge.id, null) })));
const nodeView = new vis.DataView(nodeSet, { filter: (node) => isShown(entities[node.id]) });
const edgeView = new vis.DataView(edgeSet, {
  filter: (edge) => isShown(entities[edge.from]) && isShown(entities[edge.to]),
});

const network = new vis.Network(
  pictureElement,
  { nodes: nodeView, edges: edgeView },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { chosen: false },
    edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0, endPointOffset: { to: 2 } },
  },
);

/* The picture holds nothing that the keyboard could reach: the search, the panel and the table have it all. */
pictureElement.querySelector(".vis-network").tabIndex = -1;

/* Seen from afar, glyphs and lines shrink less than the distances between them, so that they can still be told apart. */
function magnified(scale) {
  return scale < 1 ? scale ** -0.55 : scale ** -0.4;
}

/** How far a glyph reaches from its middle, in the graph's units at the present scale. */
function reach(id) {
  return drawn.nodes[id].size * magnified(network.getScale());
}

let focus = null;
let hovered = null; // { entity: number } or { statement: number }

function drawGlyph({ ctx, id, x, y }) {
  const size = reach(id);
  const pixel = 10 / size / network.getScale(); // in the glyph's units
  const faded = focus !== null && !focus.entities.has(id);
  return {
    drawNode() {
      ctx.translate(x, y);
      ctx.scale(size / 10, size / 10);
      // A rim in the colour of the paper keeps a glyph apart from the edges that pass behind it.
      ctx.lineWidth = 3 * pixel;
      ctx.lineJoin = "round";
      ctx.strokeStyle = paint.paper;
      ctx.stroke(glyphPaths[entities[id].type]);
      ctx.fillStyle = paint.paper;
      ctx.beginPath();
      ctx.arc(0, 0, 6, 0, 2 * Math.PI);
      ctx.fill();
      ctx.globalAlpha = faded ? 0.22 : 1;
      ctx.fillStyle = paint.types[entities[id].type];
      ctx.fill(glyphPaths[entities[id].type], "evenodd");
      if (state.selected?.entity === id || hovered?.entity === id) {
        ctx.beginPath();
        ctx.arc(0, 0, 10 + 5 * pixel, 0, 2 * Math.PI);
        ctx.lineWidth = 2.2 * pixel;
        ctx.strokeStyle = state.selected?.entity === id ? paint.accent : paint.muted;
        ctx.stroke();
      }
    },
  };
}

function edgeLook(id, about, magnifying = 1) {
  const bright = about !== null && about.statements.has(id);
  const colour = statements[id].negated ? paint.not : bright ? paint.accent : paint.line;
  return {
    color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity: about && !bright ? 0.16 : 1 },
    width: (bright ? 2.2 : 1.2) * magnifying,
    arrows: { to: { enabled: drawn.edges[id].arrows === "to", scaleFactor: (bright ? 0.65 : 0.55) * magnifying } },
  };
}

let lookedAt = null;

function repaint() {
  const magnifying = magnified(network.getScale());
  if (magnifying !== lookedAt) {
    // Arrows end, and the pointer meets a node, where vis-network takes its border to be.
    nodeSet.update(drawn.nodes.map(({ id, size }) => ({ id, size: size * magnifying })));
    lookedAt = magnifying;
  }
  edgeSet.update(drawn.edges.map(({ id }) => ({ id, ...edgeLook(id, focus, magnifying) })));
  network.redraw();
}

/* Lines and the borders of nodes are vis-network's: they follow once the zoom has come to rest. */
let resting = 0;
network.on("afterDrawing", () => {
  clearTimeout(resting);
  resting = setTimeout(() => Math.abs(Math.log(magnified(network.getScale()) / lookedAt)) > 0.1 && repaint(), 120);
});

/** Show the given entities as large as fits, with room for their labels. */
function frame(ids, { largest = 1.25, animated = true } = {}) {
  const places = Object.values(network.getPositions(ids));
  const { clientWidth, clientHeight } = pictureElement;
  if (!places.length || !clientHeight) return;
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const scale = Math.min(
    (clientWidth - Math.min(170, clientWidth * 0.32)) / Math.max(right - left, 1),
    Math.max(clientHeight - 150, 100) / Math.max(bottom - top, 1),
    largest,
  );
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 - 8 / scale },
    scale,
    animation: animated && nodeView.length < SMOOTH && !still.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: still.matches ? false : { duration: 150 } });
}

function frameAll(options) {
  frame(nodeView.getIds(), options);
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select({ entity: nodes[0] });
  else if (edges.length) select({ statement: edges[0] });
  else if (state.selected) select(null);
});
for (const [begin, end, kind] of [
  ["hoverNode", "blurNode", "entity"],
  ["hoverEdge", "blurEdge", "statement"],
]) {
  network.on(begin, ({ node, edge }) => {
    hovered = { [kind]: node ?? edge };
    pictureElement.classList.add("pointing");
    network.redraw();
  });
  network.on(end, () => {
    hovered = null;
    pictureElement.classList.remove("pointing");
    network.redraw();
  });
}

/* Until the reader moves it, the whole graph stays in view whatever the size of the window. */
let untouched = true;
network.on("dragStart", () => (untouched = false));
network.on("zoom", () => (untouched = false));
network.on("resize", () => untouched && frameAll({ animated: false }));

for (const query of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(query).addEventListener("change", () => {
    readPaint();
    repaint();
  });
}

onChange((what, { move }) => {
  if (what === "shown") {
    nodeView.refresh();
    edgeView.refresh();
    if (untouched) frameAll();
  }
  focus = inFocus();
  repaint();
  if (what === "selected" && move && focus) {
    untouched = false;
    frame([...focus.entities].filter((id) => isShown(entities[id])));
  }
});

frameAll({ animated: false });
repaint();
