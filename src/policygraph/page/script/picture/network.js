/* The network of vis-network, which draws the edges, finds what is under the pointer, pans and zooms. */

/** @import { DrawnEdge, Point } from "./vis" */

import { byId } from "../dom/elements.js";
import { entities } from "../data/records.js";
import { ringPlaces } from "./rings.js";
import { state } from "../state/state.js";

export const pictureElement = byId("picture");
export const nodeSet = new vis.DataSet();
export const edgeSet = new vis.DataSet();

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

/** @type {{ entity?: number, statement?: number }} by number */
export const underPointer = {};

/**
 * Seen from afar, glyphs and lines shrink less than the distances between them, so that they can still be told apart.
 * @param {number} scale
 */
export function magnified(scale) {
  return scale < 1 ? Math.min(scale ** -0.62, 2.3) : scale ** -0.4;
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
