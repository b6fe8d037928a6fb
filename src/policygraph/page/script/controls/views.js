/* Picture, tables and documents: one of them at a time. */

import { showDocuments } from "../documents/documents.js";
import { byId } from "../dom/elements.js";
import { change, differs, onChange, state, VIEWS } from "../state/state.js";
import { showTable } from "../tables/tables.js";

function show() {
  for (const view of VIEWS) byId(`as-${view}`).setAttribute("aria-pressed", String(state.view === view));
  const isTable = state.view === "entities" || state.view === "statements";
  byId("picture").hidden = byId("tools").hidden = state.view !== "picture";
  byId("table").hidden = byId("table-tools").hidden = !isTable;
  byId("table").setAttribute("aria-label", state.view === "entities" ? "Entities" : "Statements");
  byId("documents").hidden = state.view !== "documents";
  document.body.dataset.view = state.view;
}

export function beginViews() {
  for (const view of VIEWS) byId(`as-${view}`).addEventListener("click", () => change({ view }));
  show();
  if (state.view === "entities" || state.view === "statements") showTable();
  if (state.view === "documents") showDocuments();
  onChange((before, how) => {
    if (differs(before, "view")) show();
    if (state.view === "documents") showDocuments(how);
  });
}
