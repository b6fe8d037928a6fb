/* What a change has done, in words, where the panel does not say it: how much is left, and which view is open. */

/** @import { State } from "../data/types" */

import { announce } from "./announcing.js";
import { shown } from "../state/shown.js";
import { differs, onChange, state } from "../state/state.js";
import { capitalised, counted } from "../data/words.js";

let said = "";

/** How much passes the filters, and how much of it is in the picture. */
function much() {
  const { passing, numbers } = shown();
  return `${counted(passing.length, "statement")}, ${counted(numbers.size, "entity", "entities")} in the picture`;
}

/** @param {State} before */
function speak(before) {
  const now = much();
  const isNew = now !== said;
  said = now;
  if (differs(before, "entity", "statement", "path")) return;
  if (differs(before, "view")) announce(`${capitalised(state.view)}. ${now}`);
  else if (differs(before, "pinned")) announce(state.pinned.size > before.pinned.size ? "Pinned." : "No longer pinned.");
  else if (isNew || !differs(before, "document")) announce(now);
}

export function beginSpeaking() {
  said = much();
  onChange(speak);
}
