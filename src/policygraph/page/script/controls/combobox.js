/* A field that completes the names of entities (the ARIA pattern of a combobox with a listbox). */

/** @import { Entity } from "../data/types" */

import { announce } from "../dom/announcing.js";
import { foreign, glyph, make } from "../dom/elements.js";
import { byConnection, types } from "../data/records.js";
import { counted } from "../data/words.js";

const MOST_FOUND = 12;

/**
 * `Café & co.` and `cafe & co.` are the same to a reader who searches.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/[\p{M}’']/gu, "").toLowerCase();
}

const searchable = byConnection.map((entity) => ({
  entity,
  names: [entity.name, ...entity.aliases, ...(entity.knownAs ?? [])].map((name) => ({ name, key: folded(name) })),
}));

/** @typedef {{ entity: Entity, name: string, rank: number }} Match by which of its names, and how well */

/**
 * Those that begin so, then those with a word that does, then the rest; the more connected first.
 * @param {string} query
 */
function matches(query) {
  const key = folded(query.trim());
  if (!key) return [];
  /** @type {Match[]} */
  const ranked = [];
  for (const { entity, names } of searchable) {
    /** @type {Match | null} */
    let best = null;
    for (const { name, key: candidate } of names) {
      const place = candidate.indexOf(key);
      if (place < 0) continue;
      const rank = candidate === key ? 0 : place === 0 ? 1 : /[^\p{L}\p{N}]/u.test(candidate[place - 1]) ? 2 : 3;
      if (best === null || rank < best.rank) best = { entity, name, rank };
    }
    if (best) ranked.push(best);
  }
  return ranked.sort((one, other) => one.rank - other.rank);
}

/** @param {Entity} entity */
function much({ statements }) {
  return ` · ${counted(statements.length, "statement")}`;
}

/**
 * Make a field complete names.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list
 * @param {(entity: Entity) => void} onTake called with the entity that was chosen
 */
export function completeNames(box, list, onTake) {
  /** @type {Match[]} */
  let found = [];
  let chosen = -1;

  function show() {
    const all = matches(box.value);
    found = all.slice(0, MOST_FOUND);
    const options = found.map(({ entity, name }, place) =>
      make(
        "li",
        {
          role: "option",
          id: `${list.id}-${place}`,
          onpointerdown: (event) => event.preventDefault(),
          onclick: () => take(place),
        },
        glyph(entity.type),
        make(
          "span",
          {},
          foreign(entity.name),
          make("small", {}, types[entity.type].label, ...(name === entity.name ? [] : [" · also ", foreign(name)]), much(entity)),
        ),
      ),
    );
    if (all.length > found.length) {
      const more = `and ${counted(all.length - found.length, "more", "more")}: type on`;
      options.push(make("li", { role: "option", "aria-disabled": "true", class: "nothing" }, more));
    }
    if (all.length === 0 && box.value.trim()) {
      const none = "No entity has such a name.";
      options.push(make("li", { role: "option", "aria-disabled": "true", class: "nothing" }, none));
    }
    list.replaceChildren(...options);
    open(options.length > 0);
    choose(found.length ? 0 : -1);
    if (box.value.trim()) announce(counted(all.length, "entity found", "entities found"));
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place */
  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", `${list.id}-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {number} place */
  function take(place) {
    const { entity } = found[place];
    open(false);
    box.value = "";
    onTake(entity);
  }

  box.addEventListener("input", show);
  box.addEventListener("focus", () => box.value && show());
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length && !list.hidden) choose((chosen + step + found.length) % found.length);
    else if (event.key === "Enter" && chosen >= 0 && !list.hidden) take(chosen);
    else if (event.key === "Escape" && (box.value || !list.hidden)) {
      box.value = "";
      open(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
}
