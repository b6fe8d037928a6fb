/* The keys. Single letters can be turned off (WCAG 2.2, 2.1.4): who speaks to the computer may type them unawares. */

/** @import { View } from "../data/types" */

import { expand, findPath, lookAround, remove, select, togglePin } from "../state/actions.js";
import { byId } from "../dom/elements.js";
import { redo, undo } from "../state/history.js";
import { stage } from "../dom/focus_keeping.js";
import { pictureElement, placeOf } from "../picture/network.js";
import { clear, focusPanel } from "../panel/panel.js";
import { shown } from "../state/shown.js";
import { searchBox } from "./search.js";
import { change, clearFilters, state, version } from "../state/state.js";
import { frameAll, pan, PAN, zoom } from "../picture/viewport.js";

const help = /** @type {HTMLDialogElement} */ (byId("help"));
const lettersOn = /** @type {HTMLInputElement} */ (byId("letters"));

/** @param {(number: number) => void} action done with the entity that is selected */
const withEntity = (action) => () => {
  if (state.entity !== null) action(state.entity);
};

/** @type {Record<string, () => void>} */
const letters = {
  "/": () => searchBox.focus(),
  "?": showHelp,
  g: () => turnTo("picture"),
  e: () => turnTo("entities"),
  s: () => turnTo("statements"),
  d: () => turnTo("documents"),
  n: withEntity(expand),
  p: withEntity((number) => findPath(number)),
  h: withEntity(remove),
  k: withEntity(togglePin),
  c: clearFilters,
  0: withEntity((number) => lookAround(number, 0)),
  1: withEntity((number) => lookAround(number, 1)),
  2: withEntity((number) => lookAround(number, 2)),
  3: withEntity((number) => lookAround(number, 3)),
  u: undo,
};

/** @param {View} view */
function turnTo(view) {
  change({ view });
  stage().focus();
}

function showHelp() {
  help.showModal();
}

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The entity nearest in a direction from the one that is selected; without one, the most connected.
 * @param {[number, number]} direction
 */
function nextTowards([across, down]) {
  const { entities: inPicture, numbers } = shown();
  if (state.entity === null || !numbers.has(state.entity)) return inPicture[0]?.number;
  const here = placeOf(state.entity);
  const ahead = inPicture.flatMap(({ number }) => {
    const { x, y } = placeOf(number);
    const along = (x - here.x) * across + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * across);
    // What lies more to the side than ahead is rather another arrow's.
    return along > 0 ? [{ number, far: along + 2 * aside, aslant: aside > along }] : [];
  });
  ahead.sort((one, other) => Number(one.aslant) - Number(other.aslant) || one.far - other.far);
  return ahead[0]?.number;
}

/** Going from entity to entity is one step to undo, until something else is done. */
let walked = -1;

/** @param {KeyboardEvent} event */
function onPictureKey(event) {
  const direction = arrows[event.key];
  if (direction && event.shiftKey) pan(direction[0] * PAN, direction[1] * PAN);
  else if (direction) {
    const next = nextTowards(direction);
    if (next !== undefined) {
      select({ entity: next }, { same: walked === version() });
      walked = version();
    }
    return event.preventDefault();
  } else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "Home") frameAll();
  else if (event.key === "Enter" && state.entity !== null) focusPanel();
  else return;
  event.preventDefault();
}

export function beginKeys() {
  pictureElement.addEventListener("keydown", onPictureKey);
  byId("keys").addEventListener("click", showHelp);
  byId("close-help").addEventListener("click", () => help.close());
  document.addEventListener("keydown", (event) => {
    if (help.open) return;
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const types = target instanceof Element && target.closest("input:not([type=checkbox]):not([type=range]), select, textarea") !== null;
    if (key === "Escape" && types && target instanceof HTMLInputElement && target.type === "text" && target.value) {
      target.value = "";
      target.dispatchEvent(new Event("input"));
    } else if (key === "Escape") clear();
    else if (!types && (ctrlKey || metaKey) && key.toLowerCase() === "z") (shiftKey ? redo : undo)();
    else if (types || ctrlKey || metaKey || altKey || !lettersOn.checked || letters[key] === undefined) return;
    else letters[key]();
    event.preventDefault();
  });
}
