/* Where the keyboard's focus goes when a change takes away what had it: near by, and never to the top of the page. */

import { byId } from "./elements.js";
import { keepFocus, state } from "../state/state.js";

/** What stands in the middle: the picture, a table or the documents. */
export function stage() {
  return byId(state.view === "entities" || state.view === "statements" ? "table" : state.view);
}

export function beginKeepingFocus() {
  keepFocus((region) => {
    const heading = byId("panel").querySelector("h2");
    if (region === "panel" && heading?.checkVisibility()) heading.focus();
    else if (region === "filters") byId("facets").querySelector("summary")?.focus();
    else if (region === "timeline") byId("dates").focus();
    else stage().focus();
  });
}
