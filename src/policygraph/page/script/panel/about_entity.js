/* What the panel says of an entity. */

/** @import { Entity, Statement } from "../data/types" */

import { expand, findPath, lookAround, missingNeighbours, remove, select, togglePin } from "../state/actions.js";
import { button, chips, entityButton, foreign, glyph, link, make } from "../dom/elements.js";
import { quotation } from "./evidence.js";
import { evidenceInOrder, passes } from "../state/filters.js";
import { entities, otherEnd, relationLabel, types } from "../data/records.js";
import { clearFilters, state } from "../state/state.js";
import { counted, grouped, inOneLine, inShort, inWords } from "../data/words.js";

const MOST_LISTED = 20; // statements of one relation, before the rest is asked for

/** @param {Entity} entity */
export function aboutEntity(entity) {
  const { label } = types[entity.type];
  const passing = entity.statements.filter((statement) => passes(statement));
  const left = entity.statements.length - passing.length;
  return [
    make("p", { class: "kind" }, glyph(entity.type), make("span", {}, entity.generic ? `${label}, in general` : label)),
    make("h2", { tabindex: "-1", "data-spoken": inShort(entity) }, foreign(entity.name)),
    ...names(entity),
    ...knowledge(entity),
    actions(entity),
    left > 0 &&
      make(
        "p",
        { class: "hint" },
        `${passing.length > 0 ? counted(left, "more statement does", "more statements do") : counted(left, "statement does", "statements do")} not pass the filters. `,
        button("Clear the filters", clearFilters, { class: "more" }),
      ),
    entity.statements.length === 0 && make("p", { class: "hint" }, "No statement was found that it takes part in."),
    ...byRelation(entity, passing).map(({ words, members }) => relationSection(words, members, entity)),
  ];
}

/** @param {Entity} entity */
function names({ aliases, knownAs = [] }) {
  /** @type {[string, string[]][]} */
  const lists = [
    ["Also called here: ", aliases],
    ["Known elsewhere as: ", knownAs],
  ];
  return lists
    .filter(([, list]) => list.length > 0)
    .map(([words, list]) => {
      const listed = list.flatMap((name, place) => [place > 0 && ", ", foreign(name)]);
      return make("p", { class: "aliases" }, words, ...listed);
    });
}

/**
 * What the knowledge base says of it.
 * @param {Entity} entity
 */
function knowledge({ iri, sameAs = [], codes = [], since, until, replaces = [] }) {
  const life = [since && `since ${inWords(since)}`, until && `until ${inWords(until)}`].filter(Boolean).join(", ");
  const identifiers = [...(iri ? [identifier(iri)] : []), ...sameAs.map(identifier), ...codes.map((code) => foreign(code))];
  const all = [
    life && make("div", {}, make("dt", {}, "Existed"), make("dd", {}, life)),
    replaces.length > 0 &&
      make("div", {}, make("dt", {}, "Replaced"), make("dd", {}, replaces.map(({ name }) => name).join(", "))),
    identifiers.length > 0 &&
      make("div", {}, make("dt", {}, "Identifiers"), make("dd", {}, ...identifiers.map((one) => make("span", {}, one)))),
  ].filter(Boolean);
  return all.length > 0 ? [make("dl", { class: "knowledge" }, ...all)] : [];
}

/** @param {string} iri */
function identifier(iri) {
  const known = /^https?:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(iri);
  const words = known ? `Wikidata ${known[1]}` : iri.replace(/^https?:\/\/(www\.)?/, "");
  // Our own identifiers name things; they are no addresses to look up.
  return /^https?:\/\/\S+$/.test(iri) && !iri.startsWith("https://w3id.org/policygraph/") ? link(iri, foreign(words)) : foreign(words);
}

/** @param {Entity} entity */
function actions({ number, statements }) {
  const isPinned = state.pinned.has(number);
  const missing = missingNeighbours(number).length;
  return make(
    "div",
    { class: "actions" },
    statements.length > 0 && button("Path to…", () => findPath(number), { "data-action": "path" }),
    missing > 0 &&
      button(`Show ${grouped(missing)} more neighbour${missing === 1 ? "" : "s"}`, () => expand(number), { "data-action": "expand" }),
    button("Pin", () => togglePin(number), { "aria-pressed": String(isPinned), "data-action": "pin" }),
    button("Hide", () => remove(number), { "data-action": "hide" }),
    statements.length > 0 && steps(number),
  );
}

/**
 * The choice of how much around an entity is shown.
 * @param {number} number
 */
function steps(number) {
  const chosen = state.around?.entity === number ? state.around.steps : 0;
  return make(
    "div",
    { class: "steps", role: "group", "aria-label": "Show only what is within so many steps" },
    make("span", { "aria-hidden": "true" }, "Only within"),
    ...[1, 2, 3].map((count) =>
      button(counted(count, "step"), () => lookAround(number, chosen === count ? 0 : count), {
        "aria-pressed": String(chosen === count),
        "data-action": `steps-${count}`,
      }),
    ),
  );
}

/**
 * An entity's statements by relation, first those of which it is the subject.
 * @param {Entity} entity
 * @param {Statement[]} passing
 */
function byRelation(entity, passing) {
  /** @type {Map<string, { words: string, members: Statement[] }>} */
  const groups = new Map();
  for (const statement of passing) {
    const inverse = statement.subject !== entity.number;
    const key = `${Number(inverse)} ${String(statement.relation).padStart(5, "0")}`;
    const group = groups.get(key) ?? { words: relationLabel(statement, inverse), members: [] };
    group.members.push(statement);
    groups.set(key, group);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/**
 * @param {string} words
 * @param {Statement[]} members
 * @param {Entity} entity
 */
function relationSection(words, members, entity) {
  const list = make("ul", {}, members.slice(0, MOST_LISTED).map((statement) => statementItem(statement, entity)));
  const rest = members.slice(MOST_LISTED);
  const more =
    rest.length > 0 &&
    button(`${grouped(rest.length)} more`, () => {
      const first = statementItem(rest[0], entity);
      list.append(first, ...rest.slice(1).map((statement) => statementItem(statement, entity)));
      /** @type {HTMLElement} */ (more).remove();
      first.querySelector("button")?.focus();
    }, { class: "more" });
  return make("section", { class: "relation" }, make("h3", {}, words), list, more);
}

/**
 * @param {Statement} statement
 * @param {Entity} entity
 */
function statementItem(statement, entity) {
  return make(
    "li",
    {},
    make(
      "p",
      { class: "line" },
      entityButton(otherEnd(statement, entity)),
      ...chips(statement),
      button("Details", () => select({ statement: statement.number }, { move: true }), {
        class: "more",
        "aria-label": `Details: ${inOneLine(statement)}`,
      }),
    ),
    speaker(statement),
    ...quotations(statement),
  );
}

/** @param {Statement} statement */
export function speaker(statement) {
  if (statement.speaker === undefined) return null;
  return make("p", { class: "speaker" }, "According to ", entityButton(entities[statement.speaker], "inline"));
}

/**
 * The first quotation, the others on demand.
 * @param {Statement} statement
 */
export function quotations(statement) {
  const [first, ...others] = evidenceInOrder(statement);
  if (!first) return [];
  if (others.length === 0) return [quotation(first)];
  const more = make("details", {}, make("summary", {}, counted(others.length, "more quotation")));
  more.addEventListener("toggle", () => more.childElementCount === 1 && more.append(...others.map(quotation)));
  return [quotation(first), more];
}
