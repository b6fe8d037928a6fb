/* The controls, the keys, and the beginning. */

const typeBoxes = [...document.querySelectorAll("#types input")];

function applyTypes() {
  state.hidden = new Set(typeBoxes.filter((box) => !box.checked).map((box) => Number(box.value)));
  changed("shown");
}

/** Show a type again that was filtered out, because one of its entities was asked for. */
function allowType(type) {
  if (!state.hidden.has(type)) return;
  typeBoxes[type].checked = true;
  applyTypes();
}

function listen(id, action) {
  document.getElementById(id)?.addEventListener("click", action);
}

for (const box of typeBoxes) box.addEventListener("change", applyTypes);
for (const [id, checked] of [
  ["all-types", true],
  ["no-types", false],
]) {
  listen(id, () => {
    for (const box of typeBoxes) box.checked = checked;
    applyTypes();
  });
}
document.getElementById("unconnected")?.addEventListener("change", (event) => {
  state.unconnected = event.target.checked;
  changed("shown");
});
listen("show-all", () => {
  state.all = true;
  document.getElementById("notice").hidden = true;
  untouched = true;
  changed("shown");
  document.getElementById("whole").focus();
});
listen("closer", () => zoom(1.4));
listen("farther", () => zoom(1 / 1.4));
listen("whole", () => {
  untouched = true;
  frameAll();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.selected) clear();
  if (event.key === "/" && !event.target.closest("input")) {
    event.preventDefault();
    searchBox.focus();
  }
});

if (isStacked()) document.querySelector(".filters").open = false;
addEventListener("beforeprint", () => (document.querySelector(".filters").open = true));

showPanel({});
announcement.textContent = "";

/* For the browser's console and for tests: what is selected, what is shown, and where on the screen it is. */
window.policygraph = {
  select,
  shown: () => shownEntities().map((entity) => entity.name),
  /** The point of the picture, from its top left corner, at which an entity or the middle of an edge is. */
  pointOfEntity: (id) => network.canvasToDOM(network.getPosition(id)),
  pointOfStatement: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
};
