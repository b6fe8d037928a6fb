/* What the panel says of the paths between two entities. */

import { findPath } from "../state/actions.js";
import { quotations, speaker } from "./about_entity.js";
import { button, chips, entityButton, foreign, make } from "../dom/elements.js";
import { completeNames } from "../controls/combobox.js";
import { currentPath, currentPaths, joining } from "../state/paths.js";
import { entities, relationLabel } from "../data/records.js";
import { change, isFiltered, state } from "../state/state.js";
import { counted } from "../data/words.js";

export function aboutPath() {
  const path = /** @type {NonNullable<typeof state.path>} */ (state.path);
  const from = entities[path.from];
  if (path.to === null) {
    return [
      make("p", { class: "kind" }, "Path"),
      make("h2", { tabindex: "-1", "data-spoken": `Path from ${from.name}: choose the other end` }, "From ", foreign(from.name), " to…"),
      ...otherEndField(path.from),
    ];
  }
  const to = entities[path.to];
  const paths = currentPaths();
  const spoken = paths.length ? counted(paths.length, "path") : "no path";
  return [
    make("p", { class: "kind" }, "Path"),
    make(
      "h2",
      { tabindex: "-1", "data-spoken": `${from.name} to ${to.name}: ${spoken}` },
      entityButton(from),
      make("span", { class: "words" }, "to"),
      entityButton(to),
    ),
    make(
      "div",
      { class: "actions" },
      button("Turn round", () => findPath(to.number, from.number)),
      button("Another end…", () => findPath(from.number)),
    ),
    paths.length > 1 && choices(paths),
    paths.length === 0 && make("p", { class: "hint" }, none(from.number === to.number)),
    ...steps(),
  ];
}

/** @param {boolean} same */
function none(same) {
  if (same) return "Both ends are the same entity: choose another end.";
  return `No statements tie them together${isFiltered() ? ", of those that pass the filters" : ""}.`;
}

/** @param {number} from */
function otherEndField(from) {
  const list = make("ul", { id: "found-end", role: "listbox", class: "found", "aria-label": "Entities found", hidden: true });
  const box = make("input", {
    id: "other-end",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": "found-end",
    "aria-autocomplete": "list",
    placeholder: "Name or abbreviation",
  });
  completeNames(box, list, (entity) => findPath(from, entity.number));
  return [make("div", { class: "search" }, make("label", { for: "other-end" }, "Other end"), box, list)];
}

/** @param {number[][]} paths */
function choices(paths) {
  const choice = state.path?.choice ?? 0;
  return make(
    "div",
    { class: "choices", role: "group", "aria-label": "Paths" },
    ...paths.map((path, number) =>
      button(counted(path.length - 1, "step"), () => choose(number), {
        "aria-pressed": String(number === choice),
        "aria-label": `Path ${number + 1} of ${paths.length}: ${path.map((one) => entities[one].name).join(", ")}`,
        "data-action": `path-${number}`,
      }),
    ),
  );
}

/** @param {number} choice */
function choose(choice) {
  if (state.path) change({ path: { ...state.path, choice } }, { move: true });
}

/** The statements of each step, with their quotations. */
function steps() {
  const path = currentPath() ?? [];
  return path.slice(1).map((to, place) => {
    const [first, ...others] = joining(path[place], to);
    return make(
      "section",
      { class: "step" },
      make("h3", {}, `Step ${place + 1}`),
      step(first),
      others.length > 0 &&
        make("details", {}, make("summary", {}, counted(others.length, "more statement")), ...others.map(step)),
    );
  });
}

/** @param {import("../data/types").Statement} statement */
function step(statement) {
  return make(
    "div",
    { class: "said" },
    make(
      "p",
      { class: "line" },
      entityButton(entities[statement.subject]),
      make("span", { class: "words" }, relationLabel(statement)),
      entityButton(entities[statement.object]),
      ...chips(statement),
    ),
    speaker(statement),
    ...quotations(statement),
  );
}
