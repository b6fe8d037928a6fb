/* The panel: in words and with its sentences, all that the picture shows of what is selected. */

import { aboutEntity } from "./about_entity.js";
import { aboutPath } from "./about_path.js";
import { aboutStatement } from "./about_statement.js";
import { announce } from "../dom/announcing.js";
import { button, byId, entityButton, make } from "../dom/elements.js";
import { still } from "../picture/paint.js";
import { byConnection, entities, statements } from "../data/records.js";
import { change, differs, FILTERS, onChange, state } from "../state/state.js";

const panel = byId("panel");
const SUGGESTED = 10;

function isEmpty() {
  return state.entity === null && state.statement === null && state.path === null;
}

function content() {
  if (state.path !== null) return aboutPath();
  if (state.entity !== null) return aboutEntity(entities[state.entity]);
  return state.statement === null ? welcome() : aboutStatement(statements[state.statement]);
}

/** On a narrow screen the panel stands below the picture. */
function isStacked() {
  return matchMedia("(max-width: 60rem)").matches;
}

function welcome() {
  const suggested = byConnection.filter((entity) => entity.statements.length).slice(0, SUGGESTED);
  const hint = statements.length
    ? "Select an entity or a line to see the sentence behind it."
    : "No sentence was found that states something of two of these entities. Select one to see what it is called.";
  return [
    make("p", { class: "hint" }, hint),
    suggested.length > 0 && make("h2", { class: "small", tabindex: "-1" }, "Most connected"),
    suggested.length > 0 &&
      make(
        "ol",
        { class: "suggested" },
        ...suggested.map((entity) =>
          make("li", {}, entityButton(entity), make("span", { class: "number" }, String(entity.statements.length))),
        ),
      ),
  ];
}

/** Nothing is selected any longer. */
export function clear() {
  change({ entity: null, statement: null, path: null });
}

/**
 * Show what is selected; a button that was used keeps the keyboard's focus.
 * @returns whether one has kept it
 */
export function showPanel() {
  const focused = document.activeElement;
  const isInside = focused instanceof HTMLElement && panel.contains(focused);
  const action = isInside ? (focused.dataset.action ?? focused.tagName) : undefined;
  const parts = content().filter((part) => part !== false && part !== null);
  const close = button("×", clear, { class: "close", "aria-label": "Clear the selection", title: "Clear (Esc)" });
  panel.classList.toggle("empty-handed", isEmpty());
  panel.replaceChildren(...(isEmpty() ? [] : [close]), .../** @type {HTMLElement[]} */ (parts));
  if (action === undefined) return false;
  const again = panel.querySelector(`[data-action="${action}"]`);
  if (again instanceof HTMLElement) again.focus();
  else panel.querySelector("h2")?.focus();
  return again !== null;
}

/** Put the keyboard's focus on what is said of the selection. */
export function focusPanel() {
  const field = state.path?.to === null ? panel.querySelector("input") : null;
  (field ?? panel.querySelector("h2"))?.focus({ preventScroll: !isStacked() });
}

/** What the panel says depends on these. */
const SAID = /** @type {const} */ ([
  ...FILTERS,
  ...["entity", "statement", "path", "around", "removed", "added", "pinned", "all"],
]);

onChange((before, { move }) => {
  const selects = differs(before, "entity", "statement", "path");
  if (!differs(before, ...SAID)) {
    if (move && !isEmpty()) focusPanel();
    return;
  }
  const top = panel.scrollTop;
  const kept = showPanel();
  panel.scrollTop = selects ? 0 : top;
  if (!selects) return;
  const heading = isEmpty() ? null : panel.querySelector("h2");
  announce(heading === null ? "Nothing is selected." : (heading.dataset.spoken ?? ""));
  if (heading === null) return;
  if (move && !kept) focusPanel();
  else if (isStacked()) panel.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
});
