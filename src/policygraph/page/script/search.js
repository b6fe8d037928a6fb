/* The search: a combobox over names and aliases (the ARIA pattern with a listbox). */

const searchBox = document.getElementById("search");
const foundList = document.getElementById("found");
const MOST_FOUND = 12;

let found = [];
let chosen = -1;

/** `Café & co.` and `cafe & co.` are the same to a reader who searches. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const searchable = byConnection.map((entity) => ({
  entity,
  names: [entity.name, ...entity.aliases].map((name) => ({ name, key: folded(name) })),
}));

/** Those that begin so, then those with a word that does, then the rest; the more connected first. */
function matches(query) {
  const key = folded(query.trim());
  if (!key) return [];
  const ranked = [];
  for (const { entity, names } of searchable) {
    let best = null;
    for (const { name, key: candidate } of names) {
      const place = candidate.indexOf(key);
      if (place < 0) continue;
      const rank = place === 0 ? 0 : /[^\p{L}\p{N}]/u.test(candidate[place - 1]) ? 1 : 2;
      if (best === null || rank < best.rank) best = { entity, name, rank };
    }
    if (best) ranked.push(best);
  }
  return ranked.sort((one, other) => one.rank - other.rank).slice(0, MOST_FOUND);
}

function showFound() {
  found = matches(searchBox.value);
  chosen = found.length ? 0 : -1;
  const options = found.map(({ entity, name }, place) =>
    make(
      "li",
      { role: "option", id: `found-${place}`, onpointerdown: (event) => event.preventDefault(), onclick: () => take(place) },
      glyph(entity.type),
      make(
        "span",
        {},
        foreign(entity.name),
        make("small", {}, types[entity.type].label, name !== entity.name && [", also ", foreign(name)]),
      ),
    ),
  );
  const nothing = searchBox.value.trim() && make("li", { role: "option", "aria-disabled": "true", class: "nothing" }, "No entity has such a name.");
  foundList.replaceChildren(...(options.length ? options : nothing ? [nothing] : []));
  openList(foundList.childElementCount > 0);
  choose(chosen);
  if (searchBox.value.trim()) announcement.textContent = counted(found.length, "entity found", "entities found");
}

function openList(open) {
  foundList.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
  if (!open) searchBox.removeAttribute("aria-activedescendant");
}

function choose(place) {
  chosen = place;
  [...foundList.children].forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === place));
  });
  if (place < 0) searchBox.removeAttribute("aria-activedescendant");
  else {
    searchBox.setAttribute("aria-activedescendant", `found-${place}`);
    foundList.children[place].scrollIntoView({ block: "nearest" });
  }
}

function take(place) {
  const { entity } = found[place];
  openList(false);
  searchBox.value = "";
  allowType(entity.type);
  select({ entity: entity.id }, { move: true });
}

searchBox.addEventListener("input", showFound);
searchBox.addEventListener("focus", () => searchBox.value && showFound());
searchBox.addEventListener("blur", () => openList(false));
searchBox.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && found.length && !foundList.hidden) {
    choose((chosen + steps[event.key] + found.length) % found.length);
  } else if (event.key === "Enter" && chosen >= 0 && !foundList.hidden) take(chosen);
  else if (event.key === "Escape" && (searchBox.value || !foundList.hidden)) {
    searchBox.value = "";
    openList(false);
    event.stopPropagation();
  } else return;
  event.preventDefault();
});
