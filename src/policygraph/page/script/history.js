/* Undo, and the browser's Back: one and the same sequence of states. */

/** @import { State } from "./types" */

import { fragmentOf, stateOf } from "./permalink.js";
import { change, onChange, state } from "./state.js";

/** Tells the entries of this visit from those of one before, which Back can also reach. */
const visit = crypto.getRandomValues(new Uint32Array(1))[0];

/** @type {State[]} */
let past = [];
let place = 0;
/** A page within another, as in a notebook, has no address of its own. */
let addressed = true;

/** @type {(() => void)[]} */
const listeners = [];

/** @param {() => void} listener called when there is more or less to undo or to redo */
export function onHistory(listener) {
  listeners.push(listener);
}

/** @param {"pushState" | "replaceState"} method */
function write(method) {
  for (const listener of listeners) listener();
  if (!addressed) return;
  const fragment = fragmentOf(state);
  try {
    history[method]({ visit, place }, "", fragment ? `#${fragment}` : location.href.replace(/#.*$/, ""));
  } catch {
    addressed = false;
  }
}

export function canUndo() {
  return place > 0;
}

export function canRedo() {
  return place < past.length - 1;
}

/** @param {number} steps */
function go(steps) {
  if (past[place + steps] === undefined) return;
  if (addressed) history.go(steps);
  else arrive(place + steps);
}

export function undo() {
  go(-1);
}

export function redo() {
  go(1);
}

/** @param {number} there */
function arrive(there) {
  place = there;
  change(past[place], { restored: true });
  for (const listener of listeners) listener();
}

/** Begin with the state that the address asks for. */
export function beginHistory() {
  if (location.hash.length > 1) change(stateOf(location.hash), { restored: true });
  past = [{ ...state }];
  place = 0;
  write("replaceState");
  onChange((_before, { same, restored }) => {
    if (restored) return;
    if (same && place > 0) {
      past[place] = { ...state };
      write("replaceState");
    } else {
      past = [...past.slice(0, place + 1), { ...state }];
      place += 1;
      write("pushState");
    }
  });
  addEventListener("popstate", ({ state: entry }) => {
    if (entry?.visit === visit && past[entry.place] !== undefined) arrive(entry.place);
    else {
      change(stateOf(location.hash), { restored: true });
      past = [{ ...state }];
      place = 0;
      write("replaceState");
    }
  });
}
