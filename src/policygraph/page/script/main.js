/* The beginning: the state that the address asks for, then each part of the page. */

import { select } from "./state/actions.js";
import { byId } from "./dom/elements.js";
import { beginFacets } from "./controls/facets.js";
import { beginKeepingFocus, stage } from "./dom/focus_keeping.js";
import { beginHistory, canRedo, canUndo, onHistory, redo, undo } from "./state/history.js";
import { beginKeys } from "./controls/keys.js";
import { beginLabels } from "./picture/labels.js";
import { beginMenu } from "./controls/menu.js";
import { beginNotices } from "./controls/notices.js";
import { showPanel } from "./panel/panel.js";
import { curveOf, network } from "./picture/network.js";
import { beginPicture } from "./picture/picture.js";
import { beginPrinting } from "./files/printing.js";
import { shown } from "./state/shown.js";
import { beginSpeaking } from "./dom/spoken_changes.js";
import { change, state } from "./state/state.js";
import { beginTimeline } from "./controls/timeline.js";
import { frameAll, pan, PAN, zoom } from "./picture/viewport.js";
import { beginViews } from "./controls/views.js";

/**
 * @param {string} id
 * @param {() => void} action
 */
function onClick(id, action) {
  byId(id).addEventListener("click", action);
}

for (const [id, across, down] of /** @type {const} */ ([
  ["left", -1, 0],
  ["right", 1, 0],
  ["up", 0, -1],
  ["down", 0, 1],
])) {
  onClick(id, () => pan(across * PAN, down * PAN));
}
for (const link of document.querySelectorAll(".skip a")) {
  // Without a change of the address, which is what is seen.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (link.getAttribute("href") === "#panel") byId("panel").focus();
    else stage().focus();
  });
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
beginKeepingFocus();
showPanel();
beginSpeaking();
beginLabels();
beginPicture();
/* On a wide screen the filters are always open, and have no heading to open them with. */
const filters = /** @type {HTMLDetailsElement} */ (byId("filters"));
const stacked = matchMedia("(max-width: 60rem)");
filters.open = !stacked.matches;
stacked.addEventListener("change", () => (filters.open = !stacked.matches));

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
