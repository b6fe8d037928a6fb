/* Below the picture: what of the graph it does not show, and how to see it. */

import { lookAround, restoreRemoved } from "../state/actions.js";
import { button, byId, foreign, make } from "../dom/elements.js";
import { isLinkLacking } from "../state/history.js";
import { entities, opening, total } from "../data/records.js";
import { shown } from "../state/shown.js";
import { change, clearFilters, onChange, state } from "../state/state.js";
import { counted, grouped } from "../data/words.js";

const bar = byId("notices");

/** @typedef {(Node | string)[]} Notice */

/** @returns {Notice[]} */
function notices() {
  const found = [];
  const { within, numbers } = shown();
  if (isLinkLacking()) found.push(["The link that led here names what this page does not hold. "]);
  if (numbers.size === 0) {
    found.push(["Nothing passes the filters. ", button("Clear the filters", clearFilters)]);
  }
  if (state.around) {
    const { entity, steps } = state.around;
    const words = `Only what is within ${counted(steps, "step")} of `;
    found.push([words, foreign(entities[entity].name), ". ", button("Show the rest", () => lookAround(entity, 0))]);
  }
  if (within.length > numbers.size) {
    const words =
      numbers.size > opening
        ? `${grouped(numbers.size)} of ${grouped(within.length)} entities are shown: the most connected, and what you asked for. `
        : `The ${grouped(numbers.size)} most connected of ${grouped(within.length)} entities are shown. `;
    found.push([words, button("Show all", () => change({ all: true }), { id: "show-all" })]);
  } else if (state.all && within.length > opening) {
    const words = `All ${grouped(within.length)} entities are shown. `;
    found.push([words, button("Only the most connected", () => change({ all: false }))]);
  }
  if (state.removed.size > 0) {
    const words = `${counted(state.removed.size, "entity is", "entities are")} hidden. `;
    found.push([words, button("Show again", restoreRemoved)]);
  }
  if (total.entities > entities.length) {
    const words = `This page holds the ${grouped(entities.length)} most connected of the graph’s ${grouped(total.entities)} entities.`;
    found.push([words]);
  }
  return found;
}

function update() {
  const found = notices();
  bar.replaceChildren(...found.map((notice) => make("p", { class: "notice" }, ...notice)));
  bar.hidden = found.length === 0;
}

export function beginNotices() {
  update();
  onChange(update);
}
