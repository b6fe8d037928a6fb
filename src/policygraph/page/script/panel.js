/* The panel: in words and with its sentences, all that the picture shows of what is selected. */

const panel = document.getElementById("panel");
const announcement = document.getElementById("announcement");
const SUGGESTED = 10;

function showPanel({ move }) {
  const { selected } = state;
  const content =
    selected === null
      ? welcome()
      : selected.entity === undefined
        ? aboutStatement(statements[selected.statement])
        : aboutEntity(entities[selected.entity]);
  panel.replaceChildren(...content.filter(Boolean));
  panel.scrollTop = 0;
  announcement.textContent = selected === null ? "Nothing is selected." : panel.querySelector("h2").dataset.spoken;
  if (selected === null) return;
  if (move) panel.querySelector("h2").focus({ preventScroll: !isStacked() });
  else if (isStacked()) panel.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

/** On a narrow screen the panel stands below the picture. */
function isStacked() {
  return matchMedia("(max-width: 60rem)").matches;
}

function welcome() {
  const suggested = byConnection.filter((entity) => entity.statements.length).slice(0, SUGGESTED);
  return [
    make(
      "p",
      { class: "hint" },
      statements.length
        ? "Select an entity or an edge to see the sentence behind it."
        : "No sentence was found that states something of two of these entities. Select one to see what it is called.",
    ),
    suggested.length > 0 && make("h3", {}, "Most connected"),
    suggested.length > 0 &&
      make(
        "ol",
        { class: "suggested" },
        suggested.map((entity) =>
          make("li", {}, entityButton(entity), make("span", { class: "number" }, String(entity.statements.length))),
        ),
      ),
  ];
}

function heading(spoken, ...children) {
  return make("h2", { tabindex: "-1", "data-spoken": spoken }, ...children);
}

function closeButton() {
  return make(
    "button",
    { type: "button", class: "close", "aria-label": "Clear the selection", title: "Clear (Esc)", onclick: clear },
    "×",
  );
}

function aboutEntity(entity) {
  const { label } = types[entity.type];
  const number = counted(entity.statements.length, "statement");
  return [
    closeButton(),
    make(
      "p",
      { class: "kind" },
      glyph(entity.type),
      make("span", {}, entity.generic ? `${label}, in general` : label),
    ),
    heading(`${entity.name}, ${label}, ${number}`, foreign(entity.name)),
    entity.aliases.length > 0 &&
      make(
        "p",
        { class: "aliases" },
        "Also ",
        entity.aliases.flatMap((alias, place) => [place > 0 && ", ", foreign(alias)]),
      ),
    entity.iri && make("p", { class: "identifier" }, foreign(entity.iri)),
    entity.statements.length === 0 && make("p", { class: "hint" }, "No statement was found that it takes part in."),
    ...grouped(entity).map(({ label: words, members }) =>
      make(
        "section",
        { class: "relation" },
        make("h3", {}, words),
        make(
          "ul",
          {},
          members.map((statement) => statementItem(statement, entity)),
        ),
      ),
    ),
  ];
}

/** An entity's statements by relation, first those of which it is the subject. */
function grouped(entity) {
  const groups = new Map();
  for (const statement of entity.statements) {
    const inverse = statement.subject !== entity.id;
    const key = `${Number(inverse)} ${String(statement.relation).padStart(5, "0")}`;
    if (!groups.has(key)) groups.set(key, { label: relationLabel(statement, inverse), members: [] });
    groups.get(key).members.push(statement);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function statementItem(statement, entity) {
  return make(
    "li",
    {},
    make(
      "p",
      { class: "line" },
      entityButton(otherEnd(statement, entity)),
      chips(statement),
      make(
        "button",
        {
          type: "button",
          class: "more",
          "aria-label": `The statement with ${otherEnd(statement, entity).name}`,
          onclick: () => select({ statement: statement.id }, { move: true }),
        },
        "Details",
      ),
    ),
    speaker(statement),
    quotations(statement),
  );
}

function speaker(statement) {
  if (statement.speaker === undefined) return null;
  return make("p", { class: "speaker" }, "According to ", entityButton(entities[statement.speaker], "inline"));
}

/** The first quotation, the others on demand. */
function quotations(statement) {
  const [first, ...others] = statement.evidence.map(quotation);
  if (!first) return null;
  return [
    first,
    others.length > 0 &&
      make("details", {}, make("summary", {}, counted(others.length, "more quotation")), ...others),
  ];
}

function aboutStatement(statement) {
  const [subject, object] = [entities[statement.subject], entities[statement.object]];
  const words = relationLabel(statement);
  const reserved = reservations(statement).map((one) => one.words);
  const spoken = [`${subject.name} ${words} ${object.name}`, ...reserved].join(", ");
  return [
    closeButton(),
    make("p", { class: "kind" }, "Statement"),
    heading(
      spoken,
      entityButton(subject),
      make("span", { class: "words" }, words),
      entityButton(object),
    ),
    make("ul", { class: "authority" }, authority(statement).map((line) => make("li", {}, line))),
    make("h3", {}, counted(statement.evidence.length, "sentence")),
    ...statement.evidence.map((evidence) => make("div", { class: "evidence" }, quotation(evidence), footnote(evidence))),
    statement.evidence.length > 0 &&
      make(
        "p",
        { class: "key" },
        "Marked: ",
        make("mark", { class: "subject" }, "subject"),
        " ",
        make("mark", { class: "trigger" }, "relation"),
        " ",
        make("mark", { class: "object" }, "object"),
      ),
  ];
}

/** In words: whether it is so, how sure that is, and who says it. */
function authority(statement) {
  const modality = {
    asserted: "Stated as a fact",
    proposed: "Proposed: wanted, planned or called for",
    possible: "Possible: it may or could be so",
  }[statement.modality];
  return [
    statement.negated && make("strong", { class: "negated" }, "Stated not to be so"),
    modality,
    statement.speaker === undefined ? "Said by the document itself" : speaker(statement),
    statement.confidence !== undefined && `Confidence ${Math.round(100 * statement.confidence)}%`,
  ].filter(Boolean);
}

function footnote(evidence) {
  const { date, period, status, amount, rule } = evidence;
  const parts = [
    status && `status: ${status}`,
    (date || period) && `when: ${[date, period && `(${period.replace("/", " to ")})`].filter(Boolean).join(" ")}`,
    amount && `amount: ${amount}`,
    rule && `found by rule ${rule}`,
  ];
  const said = parts.filter(Boolean);
  return said.length > 0 && make("p", { class: "footnote" }, foreign(said.join(" · ")));
}

function clear() {
  if (panel.contains(document.activeElement)) searchBox.focus();
  select(null);
}

onChange((what, how) => what === "selected" && showPanel(how));
