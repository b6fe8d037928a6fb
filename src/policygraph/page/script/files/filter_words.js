/* What is filtered, in words, for whoever has only the file or the sheet. */

/** @import { FacetName } from "../data/types" */

import { FACETS, facetValues, valueLabel } from "../state/filters.js";
import { entities } from "../data/records.js";
import { state } from "../state/state.js";
import { counted, inWords, percent } from "../data/words.js";

const FEW = 4;

/** @type {Record<FacetName, string>} */
const NOUNS = { type: "types", relation: "relations", certainty: "certainty", document: "documents", speaker: "speakers" };

/** A sentence for each filter, without its full stop. */
export function filtersInWords() {
  const { hidden, confidence, around, removed } = state;
  const said = FACETS.filter((facet) => hidden[facet].size > 0).map((facet) => {
    const left = facetValues[facet].filter((value) => !hidden[facet].has(value));
    const isOnly = left.length <= hidden[facet].size;
    return `${isOnly ? "Only" : "Without"} ${NOUNS[facet]}: ${named(facet, isOnly ? left : [...hidden[facet]])}`;
  });
  if (confidence > 0) said.push(`Confidence at least ${percent(confidence)}`);
  if (state.from !== null || state.until !== null) said.push(range());
  if (around) said.push(`Within ${counted(around.steps, "step")} of ${entities[around.entity].name}`);
  if (removed.size > 0) said.push(`Without ${counted(removed.size, "entity that was hidden", "entities that were hidden")}`);
  return said;
}

/**
 * @param {FacetName} facet
 * @param {number[]} values
 */
function named(facet, values) {
  if (values.length === 0) return "none";
  const names = values.slice(0, FEW).map((value) => valueLabel(facet, value));
  return [...names, ...(values.length > FEW ? [`${values.length - FEW} more`] : [])].join(", ");
}

function range() {
  const which = state.dates === "stated" ? "Stated of" : "Documents of";
  if (state.from === null) return `${which} ${inWords(state.until ?? "")} and before`;
  return `${which} ${inWords(state.from)} ${state.until === null ? "and after" : `to ${inWords(state.until)}`}`;
}
