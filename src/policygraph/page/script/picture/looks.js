/* How entities and statements look in the picture. */

/** @import { Focus } from "../state/focus" */
/** @import { Paint } from "./paint" */
/** @import { Statement } from "../data/types" */

import { inFocus } from "../state/focus.js";
import { magnified, network, placeOf, reach, underPointer } from "./network.js";
import { glyphPaths, paint } from "./paint.js";
import { entities, relations, statements } from "../data/records.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

export const HULL = 30; // how far a group's ground reaches beyond its members
const FAINT_LINE = 0.16; // beside what is in focus
const FAINT_GLYPH = 0.22;
const FEW_LINES = 200;

/** @type {Record<Statement["modality"], false | number[]>} */
export const DASHES = { asserted: false, proposed: [9, 6], possible: [2, 5] };

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

/**
 * An entity as vis-network takes it.
 * @param {number} number
 */
export function nodeOf(number) {
  const size = entities[number].size * magnified(network.getScale());
  return { id: number, ...placeOf(number), size, shape: "custom", ctxRenderer: drawGlyph };
}

/**
 * A statement as vis-network takes it.
 * @param {number} number
 */
export function edgeOf(number) {
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

/**
 * What of it changes with the selection and the scale.
 * @param {number} number
 */
export function edgeLook(number) {
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
