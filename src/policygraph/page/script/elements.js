/* Building HTML. Text becomes text nodes and nothing else: no text of a document is ever parsed as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`on…` are listeners, null and false are left out) and children; strings are text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** The sign of a type of entity; said in words beside it, so hidden from assistive technology. */
function glyph(type) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.colour = types[type].colour;
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#glyph-${types[type].glyph}`);
  svg.append(use);
  return svg;
}

/** Text of a document, kept from turning the text around it about. */
function foreign(text) {
  return make("bdi", {}, text);
}

/** A button that selects an entity. */
function entityButton(entity, extra = "") {
  return make(
    "button",
    { type: "button", class: `entity ${extra}`.trim(), onclick: () => select({ entity: entity.id }, { move: true }) },
    glyph(entity.type),
    foreign(entity.name),
  );
}

/** The chips of a statement that the text does not simply state. */
function chips(statement) {
  return reservations(statement).map(({ kind, words }) => make("span", { class: `chip ${kind}` }, words));
}

/** A quotation with its marked words and where it is from. */
function quotation(evidence) {
  const source = evidence.document === undefined ? null : documents[evidence.document];
  const pieces = (evidence.quotation ?? []).map((piece) =>
    typeof piece === "string" ? piece : make("mark", { class: piece[0] }, piece[1]),
  );
  return make(
    "figure",
    { class: "quotation" },
    make("blockquote", {}, make("bdi", {}, ...pieces)),
    source && make("figcaption", {}, documentTitle(source), source.date && ` · ${inWords(source.date)}`),
  );
}

function documentTitle(source) {
  const address = /^https?:\/\/\S+$/i.test(source.source ?? "") ? source.source : null;
  if (!address) return make("cite", {}, foreign(source.title));
  const link = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return make("cite", {}, make("a", link, foreign(source.title)));
}
