/* The beginning: the state that the address asks for, then each part of the page. */

import { byId } from "./elements.js";
import { beginFacets } from "./facets.js";
import { beginHistory, canRedo, canUndo, onHistory, redo, undo } from "./history.js";
import { beginKeys } from "./keys.js";
import { beginLabels } from "./labels.js";
import { beginMenu } from "./menu.js";
import { beginNotices } from "./notices.js";
import { isStacked, showPanel } from "./panel.js";
import { curveOf, network } from "./network.js";
import { beginPicture } from "./picture.js";
import { beginPrinting } from "./printing.js";
import { shown } from "./shown.js";
import { change, select, state } from "./state.js";
import { beginTimeline } from "./timeline.js";
import { frameAll, zoom } from "./viewport.js";
import { beginViews } from "./views.js";

/**
 * @param {string} id
 * @param {() => void} action
 */
function onClick(id, action) {
  byId(id).addEventListener("click", action);
}

onClick("closer", () => zoom(1.4));
onClick("farther", () => zoom(1 / 1.4));
onClick("whole", () => frameAll());
onClick("undo", undo);
onClick("redo", redo);
onHistory(() => {
  for (const [id, can] of /** @type {const} */ ([["undo", canUndo()], ["redo", canRedo()]])) {
    // Not the attribute `disabled`, which would throw the keyboard's focus out of the button.
    byId(id).setAttribute("aria-disabled", String(!can));
  }
});

beginHistory();
beginFacets();
beginTimeline();
beginNotices();
beginViews();
beginMenu();
beginPrinting();
beginKeys();
showPanel();
beginLabels();
beginPicture();
/** @type {HTMLDetailsElement} */ (byId("filters")).open = !isStacked();

window.policygraph = {
  select,
  change,
  state: () => state,
  shown: () => shown().entities.map((entity) => entity.name),
  /** The point of the picture, from its top left corner, at which an entity is. */
  pointOfEntity: (/** @type {number} */ number) => network.canvasToDOM(network.getPosition(number)),
  /** The point of the picture at which the middle of a line is. */
  pointOfStatement: (/** @type {number} */ number) => {
    const curve = curveOf(number);
    return curve && network.canvasToDOM(curve.edgeType.getPoint(0.5));
  },
};
requestAnimationFrame(() => performance.mark("ready"));
