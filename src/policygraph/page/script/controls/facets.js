/* The filters beside the picture, which are its legend, too. */

/** @import { FacetName } from "../data/types" */

import { folded } from "./combobox.js";
import { button, byId, foreign, glyph, make } from "../dom/elements.js";
import { certaintyLine } from "../picture/lines.js";
import { CERTAINTIES, facetCounts, facetValues, ITSELF, passes, passingStatements, valueLabel } from "../state/filters.js";
import { collator, entities, statements } from "../data/records.js";
import { change, clearFilters, differs, FILTERS, hide, isFiltered, onChange, state, union, version, without } from "../state/state.js";
import { capitalised, counted, grouped, percent } from "../data/words.js";

const FEW = 12; // more values than that have a field to find one
const MOST_LISTED = 100;

/** @type {Record<FacetName, { title: string, what: string }>} */
const TITLES = {
  type: { title: "Types", what: "Types of entity" },
  certainty: { title: "Certainty", what: "How sure it is said to be" },
  relation: { title: "Relations", what: "Relations" },
  document: { title: "Documents", what: "Documents" },
  speaker: { title: "Speakers", what: "Who says so" },
};

/** @typedef {{ update(): void }} Part */
/** @type {Part[]} */
const parts = [];

/**
 * The section of one facet.
 * @param {FacetName} facet
 */
function section(facet) {
  const { title, what } = TITLES[facet];
  const list = make("ul", {});
  const box = make("input", { type: "text", class: "narrow", "aria-label": `Find among: ${what}`, placeholder: "Find…" });
  const out = make("span", { class: "out" });
  const rest = make("p", { class: "rest" });
  const values = facetValues[facet];
  /** @type {Map<number, { item: HTMLElement, tick: HTMLInputElement, number: HTMLElement }>} */
  const rows = new Map();

  /** @param {number} value */
  function row(value) {
    const tick = make("input", { type: "checkbox", onchange: () => toggle(value, tick.checked) });
    const number = make("span", { class: "number" });
    const label = valueLabel(facet, value);
    const name = facet === "document" || facet === "speaker" ? foreign(label) : label;
    const sign = facet === "type" ? glyph(value) : facet === "certainty" ? certaintyLine(value) : null;
    const only = button("only", () => hide(facet, without(new Set(values), [value])), {
      class: "only",
      "aria-label": `Only ${label}`,
    });
    const words = make("span", { class: "name" }, facet === "type" ? capitalised(label) : name);
    return { item: make("li", {}, make("label", {}, tick, sign, words, number), only), tick, number };
  }

  /**
   * @param {number} value
   * @param {boolean} ticked
   */
  function toggle(value, ticked) {
    hide(facet, ticked ? without(state.hidden[facet], [value]) : union(state.hidden[facet], [value]));
  }

  function relist() {
    const counts = facetCounts(facet);
    const key = folded(box.value.trim());
    const matching = values.filter((value) => !key || folded(valueLabel(facet, value)).includes(key));
    if (facet !== "type" && facet !== "certainty") {
      matching.sort(
        (one, other) =>
          Number(other === ITSELF) - Number(one === ITSELF) ||
          (counts.get(other) ?? 0) - (counts.get(one) ?? 0) ||
          collator.compare(valueLabel(facet, one), valueLabel(facet, other)),
      );
    }
    const listed = matching.slice(0, MOST_LISTED);
    for (const value of listed) if (!rows.has(value)) rows.set(value, row(value));
    list.replaceChildren(...listed.map((value) => /** @type {{ item: HTMLElement }} */ (rows.get(value)).item));
    rest.textContent = matching.length > listed.length ? `and ${grouped(matching.length - listed.length)} more: find them by name` : "";
    rest.hidden = !rest.textContent;
  }

  function update() {
    const counts = facetCounts(facet);
    for (const [value, { item, tick, number }] of rows) {
      const count = counts.get(value) ?? 0;
      tick.checked = !state.hidden[facet].has(value);
      number.textContent = grouped(count);
      item.classList.toggle("none", count === 0);
    }
    const hidden = state.hidden[facet].size;
    out.textContent = hidden ? `${grouped(hidden)} out` : "";
  }

  box.addEventListener("input", () => {
    relist();
    update();
  });
  relist();
  parts.push({ update });
  return make(
    "details",
    { class: "facet", open: facet === "type" || facet === "certainty", "data-facet": facet },
    make("summary", {}, title, " ", make("span", { class: "size" }, grouped(values.length)), " ", out),
    make(
      "div",
      { role: "group", "aria-label": what },
      facet !== "type" && values.length > FEW && box,
      list,
      rest,
      values.length > 1 &&
        make(
          "p",
          { class: "all" },
          button("All", () => hide(facet, new Set())),
          button("None", () => hide(facet, new Set(values))),
        ),
    ),
  );
}

/** How sure the rule and the construction are. */
function confidenceSection() {
  const slider = make("input", { type: "range", id: "confidence", min: "0", max: "100", step: "5" });
  const said = make("output", { for: "confidence" });
  let last = -1;
  slider.addEventListener("input", () => {
    change({ confidence: Number(slider.value) / 100 }, { same: last === version() });
    last = version();
  });
  function update() {
    const least = Math.round(100 * state.confidence);
    slider.value = String(least);
    const number = statements.filter((one) => passes(one, "confidence") && one.confidence >= state.confidence).length;
    const words = state.confidence === 0 ? "any" : `at least ${percent(state.confidence)}`;
    slider.setAttribute("aria-valuetext", words);
    said.textContent = `${words} · ${grouped(number)}`;
  }
  parts.push({ update });
  return make("div", { class: "confidence" }, make("label", { for: "confidence" }, "Confidence"), said, slider);
}

/** Entities of which nothing is stated. */
function unconnectedToggle() {
  const number = entities.filter((entity) => entity.statements.length === 0).length;
  if (number === 0) return null;
  const tick = make("input", {
    type: "checkbox",
    id: "unconnected",
    onchange: () => change({ unconnected: tick.checked }),
  });
  parts.push({ update: () => (tick.checked = state.unconnected) });
  return make(
    "label",
    { class: "toggle" },
    tick,
    make("span", { class: "name" }, "Show those without a statement"),
    make("span", { class: "number" }, grouped(number)),
  );
}

/** @param {FacetName} facet */
function isUseful(facet) {
  const all = facetValues[facet];
  return facet === "type" || (all.length > 1 && (facet !== "certainty" || CERTAINTIES.length > 0));
}

export function beginFacets() {
  const summary = make("p", { class: "passing", id: "passing" });
  const reset = button("Clear the filters", clearFilters, { class: "more" });
  const facets = /** @type {FacetName[]} */ (["type", "certainty", "relation", "document", "speaker"]);
  const sections = facets.filter((facet) => isUseful(facet) && (facet === "type" || statements.length > 0)).map(section);
  const [types, ...others] = sections;
  byId("facets").replaceChildren(
    types,
    ...[unconnectedToggle(), ...others, statements.length > 0 && confidenceSection()].filter((part) => part !== null && part !== false),
  );
  byId("filtered").replaceChildren(summary, reset);
  function update() {
    for (const part of parts) part.update();
    byId("filtered").hidden = !isFiltered();
    summary.textContent = `${grouped(passingStatements().length)} of ${counted(statements.length, "statement")} pass the filters.`;
  }
  update();
  onChange((before) => differs(before, ...FILTERS, "unconnected") && update());
}
