/* The statements in time, by the days of their documents or by those that they give; a range of it is a filter. */

import { byId, draw, make } from "../dom/elements.js";
import { datesOf, passes } from "../state/filters.js";
import { documents, statements } from "../data/records.js";
import { change, differs, FILTERS, onChange, state } from "../state/state.js";
import { counted, inWords } from "../data/words.js";

const MOST_BARS = 60;
const HEIGHT = 58;
const AXIS = 40; // from the top
const WIDEST = 36; // a bar
const LEAST = 5; // pixels that make a movement
const DAY = 86_400_000;

/** @typedef {"published" | "stated"} Dates */
/** @typedef {{ first: string, last: string, words: string }} Bin days, both inclusive */

const box = byId("timeline");

/** @param {Dates} dates */
function spans(dates) {
  return statements.flatMap((statement) =>
    statement.evidence.flatMap((evidence) => {
      const days = datesOf(evidence, dates);
      return days === null ? [] : [{ statement, days }];
    }),
  );
}

/** @param {string} day */
const isDay = (day) => /^\d{4}-\d{2}-\d{2}$/.test(day);

/**
 * Equal stretches of days, months or years from the first day to the last.
 * @param {string[]} days
 * @returns {Bin[]}
 */
function binsOf(days) {
  const sorted = days.filter(isDay).sort();
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (first === undefined || first === last) return [];
  const [from, to] = [new Date(first), new Date(last)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  const count = (to.getTime() - from.getTime()) / DAY + 1;
  if (count <= MOST_BARS) return stretch(first, last, (date) => date.setUTCDate(date.getUTCDate() + 1));
  if (months <= MOST_BARS) return stretch(`${first.slice(0, 7)}-01`, last, (date) => date.setUTCMonth(date.getUTCMonth() + 1));
  const years = Math.ceil(months / 12 / MOST_BARS);
  return stretch(`${first.slice(0, 4)}-01-01`, last, (date) => date.setUTCFullYear(date.getUTCFullYear() + years));
}

/**
 * @param {string} first
 * @param {string} last
 * @param {(date: Date) => void} advance
 */
function stretch(first, last, advance) {
  /** @type {Bin[]} */
  const bins = [];
  for (const date = new Date(first); dayOf(date) <= last; ) {
    const begin = dayOf(date);
    advance(date);
    const end = dayOf(new Date(date.getTime() - DAY));
    bins.push({ first: begin, last: end, words: wordsOf(begin, end) });
  }
  return bins;
}

/** @param {Date} date */
function dayOf(date) {
  return date.toISOString().slice(0, 10);
}

/**
 * @param {string} begin
 * @param {string} end
 */
function wordsOf(begin, end) {
  if (begin === end) return inWords(begin);
  if (begin.slice(0, 7) === end.slice(0, 7)) return inWords(begin.slice(0, 7));
  return begin.slice(0, 4) === end.slice(0, 4) ? begin.slice(0, 4) : `${begin.slice(0, 4)} to ${end.slice(0, 4)}`;
}

/** @type {Record<Dates, { spans: ReturnType<typeof spans>, bins: Bin[] }>} */
const lines = /** @type {any} */ (
  Object.fromEntries(
    /** @type {Dates[]} */ (["published", "stated"]).map((dates) => {
      const found = spans(dates);
      const more = dates === "published" ? documents.flatMap(({ date }) => date ?? []) : [];
      return [dates, { spans: found, bins: binsOf([...found.flatMap(({ days }) => days), ...more]) }];
    }),
  )
);

const choice = make("select", { id: "dates", "aria-label": "Dates", onchange: () => choose() });
for (const [value, words] of /** @type {const} */ ([["published", "Date of the document"], ["stated", "Date that is stated"]])) {
  if (lines[value].bins.length > 0) choice.append(make("option", { value }, words));
}
const from = make("input", { type: "date", "aria-label": "From", onchange: () => setRange(from.value || null, state.until) });
const until = make("input", { type: "date", "aria-label": "Until", onchange: () => setRange(state.from, until.value || null) });
const whole = make("button", { type: "button", class: "more", onclick: () => setRange(null, null) }, "All dates");
const said = make("p", { class: "said" });
const chart = draw("svg", { class: "bars", "aria-hidden": "true", height: HEIGHT });

function choose() {
  change({ dates: /** @type {Dates} */ (choice.value), from: null, until: null });
}

/**
 * @param {string | null} first
 * @param {string | null} last
 * @param {boolean} same
 */
function setRange(first, last, same = false) {
  const isReversed = first !== null && last !== null && first > last;
  change(isReversed ? { from: last, until: first } : { from: first, until: last }, { same });
}

/** How many statements there are of each stretch, of those that pass all other filters. */
function counts() {
  const { spans: dated, bins } = lines[state.dates];
  return bins.map(({ first, last }) => {
    const found = new Set();
    for (const { statement, days } of dated) {
      if (days[0] <= last && days[1] >= first && passes(statement, "dates")) found.add(statement.number);
    }
    return found.size;
  });
}

function update() {
  choice.value = state.dates;
  from.value = state.from ?? "";
  until.value = state.until ?? "";
  whole.hidden = state.from === null && state.until === null;
  const { bins } = lines[state.dates];
  const numbers = counts();
  const most = Math.max(1, ...numbers);
  const width = Math.max(chart.clientWidth, 200);
  const slot = width / bins.length;
  const bar = Math.min(Math.max(slot - 2, 1), WIDEST);
  chart.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  chart.classList.toggle("ranged", !whole.hidden);
  chart.replaceChildren(
    ...bins.flatMap((bin, place) => {
      const height = numbers[place] === 0 ? 0 : Math.max(2, (numbers[place] / most) * (AXIS - 4));
      const isIn = (state.from === null || bin.last >= state.from) && (state.until === null || bin.first <= state.until);
      const x = (place + 0.5) * slot - bar / 2;
      const words = `${bin.words}: ${counted(numbers[place], "statement")}`;
      const published = state.dates === "published" && documents.some(({ date }) => date && date >= bin.first && date <= bin.last);
      return [
        draw("rect", { x: place * slot, y: 0, width: slot, height: HEIGHT, class: "ground" }, draw("title", {}, words)),
        draw("rect", { x, y: AXIS - height, width: bar, height, class: isIn ? "in" : "out" }),
        ...(published ? [draw("rect", { x, y: AXIS + 1, width: bar, height: 2, class: "document" })] : []),
      ];
    }),
    ...ticks(bins, slot),
  );
  const undated = statements.filter((one) => passes(one, "dates") && one.evidence.every((evidence) => datesOf(evidence, state.dates) === null));
  const left = undated.length > 0 && !whole.hidden ? `${counted(undated.length, "statement")} without a date left out` : "";
  said.textContent = left;
  said.hidden = left === "";
}

/**
 * The years, or where the chart is shorter the stretches, as many as find room.
 * @param {Bin[]} bins
 * @param {number} slot
 */
function ticks(bins, slot) {
  const years = bins.map(({ first }) => first.slice(0, 4));
  const several = new Set(years).size > 1;
  let free = 0;
  return bins.flatMap((bin, place) => {
    if (several && place > 0 && years[place] === years[place - 1]) return [];
    const words = several ? years[place] : bin.words;
    const middle = (place + 0.5) * slot;
    const half = words.length * 3.6;
    if (middle - half < free) return [];
    free = middle + half + 12;
    return [draw("text", { x: Math.max(middle, half), y: HEIGHT - 3, "text-anchor": "middle" }, words)];
  });
}

/** The place of the stretch that is under the pointer. */
/** @param {PointerEvent} event */
function placeUnder(event) {
  const { left, width } = chart.getBoundingClientRect();
  const { bins } = lines[state.dates];
  return Math.min(bins.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bins.length)));
}

/** Where the pointer went down, until it is up again. @type {{ place: number, x: number } | null} */
let pressed = null;
let brushed = false;
chart.addEventListener("pointerdown", (event) => {
  pressed = { place: placeUnder(event), x: event.clientX };
  brushed = false;
});
chart.addEventListener("pointermove", (event) => {
  if (pressed === null || (!brushed && Math.abs(event.clientX - pressed.x) < LEAST)) return;
  chart.setPointerCapture(event.pointerId);
  brush(event);
});
chart.addEventListener("pointerup", (event) => {
  if (pressed !== null && !brushed) brush(event);
  pressed = null;
});
// A finger that scrolls the page began here, too.
chart.addEventListener("pointercancel", () => (pressed = null));

/** @param {PointerEvent} event */
function brush(event) {
  const { bins } = lines[state.dates];
  if (pressed === null) return;
  const [one, other] = [pressed.place, placeUnder(event)].sort((a, b) => a - b);
  setRange(bins[one].first, bins[other].last, brushed);
  brushed = true;
}

export function beginTimeline() {
  if (choice.options.length === 0) return;
  if (lines[state.dates].bins.length === 0) change({ dates: /** @type {Dates} */ (choice.options[0].value) }, { restored: true });
  box.hidden = false;
  box.append(
    make("div", { class: "range" }, choice, from, make("span", { "aria-hidden": "true" }, "–"), until, whole, said),
    chart,
  );
  onChange((before) => differs(before, ...FILTERS) && update());
  new ResizeObserver(update).observe(chart);
}
