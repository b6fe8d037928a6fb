/* Undo, and the browser's Back: one and the same sequence of states. */

/** @import { State } from "../data/types" */

import { fragmentOf, stateOf } from "./permalink.js";
import { change, onChange, state } from "./state.js";

/** Tells the entries of this visit from those of one before, which Back can also reach. */
const visit = crypto.getRandomValues(new Uint32Array(1))[0];

/** @type {State[]} */
let past = [];
let place = 0;
/** All that were seen, also those that something else was done instead of: Back leads to them, too. @type {State[]} */
const seen = [];
/** Whether the address named what this page has no record of. */
let lacking = false;
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
    history[method]({ visit, number: seen.indexOf(past[place]) }, "", fragment ? `#${fragment}` : location.href.replace(/#.*$/, ""));
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

/**
 * An undone step is a step of its own for the browser: its Back leads to what was undone.
 * @param {number} there
 */
function go(there) {
  if (past[there] === undefined) return;
  place = there;
  change(past[place], { restored: true });
  write("pushState");
}

export function undo() {
  go(place - 1);
}

export function redo() {
  go(place + 1);
}

/** Whether the address that was followed last names what this page does not hold. */
export function isLinkLacking() {
  return lacking;
}

/** Follow the address. */
function follow() {
  const found = stateOf(location.hash);
  lacking = found.lacking;
  change(found.state, { restored: true });
  past = [{ ...state }];
  place = 0;
  seen.push(past[0]);
  write("replaceState");
}

/** Begin with the state that the address asks for. */
export function beginHistory() {
  follow();
  onChange((_before, { same, restored, move }) => {
    const now = { ...state };
    if (restored || (move && isRecorded(now))) return;
    lacking = false;
    if (same && place > 0) {
      past[place] = now;
      seen.push(now);
      write("replaceState");
    } else {
      past = [...past.slice(0, place + 1), now];
      place += 1;
      seen.push(now);
      write("pushState");
    }
  });
  addEventListener("popstate", ({ state: entry }) => {
    const there = entry?.visit === visit ? seen[entry.number] : undefined;
    if (there === undefined) return follow();
    if (!past.includes(there)) past = [...past.slice(0, place + 1), there];
    place = past.indexOf(there);
    change(there, { restored: true });
    for (const listener of listeners) listener();
  });
}

/**
 * Whether nothing was changed since the last step.
 * @param {State} now
 */
function isRecorded(now) {
  return Object.entries(now).every(([name, value]) => past[place][/** @type {keyof State} */ (name)] === value);
}
