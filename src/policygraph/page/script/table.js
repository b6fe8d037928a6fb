/* The statements as a table: the same graph for whoever does not see the picture or wants to read on. */

const tableElement = document.getElementById("table");
const pictureButton = document.getElementById("as-picture");
const tableButton = document.getElementById("as-table");

function showTable() {
  const passing = statements.filter(passesFilter);
  const inOrder = passing.sort(
    (one, other) =>
      collator.compare(entities[one.subject].name, entities[other.subject].name) ||
      one.relation - other.relation ||
      collator.compare(entities[one.object].name, entities[other.object].name) ||
      one.id - other.id,
  );
  const number =
    inOrder.length === statements.length
      ? counted(inOrder.length, "statement")
      : `${inOrder.length.toLocaleString("en-GB")} of ${counted(statements.length, "statement")}`;
  tableElement.replaceChildren(
    make(
      "table",
      {},
      make("caption", {}, number),
      make(
        "thead",
        {},
        make("tr", {}, ...["Subject", "Relation", "Object", "Sentence"].map((head) => make("th", { scope: "col" }, head))),
      ),
      make("tbody", {}, inOrder.map(row)),
    ),
  );
}

function row(statement) {
  const spoken = statement.speaker === undefined ? null : entities[statement.speaker];
  return make(
    "tr",
    { "data-statement": statement.id },
    make("td", {}, entityButton(entities[statement.subject])),
    make(
      "td",
      {},
      make(
        "button",
        { type: "button", class: "relation", onclick: () => select({ statement: statement.id }, { move: true }) },
        relationLabel(statement),
      ),
      chips(statement),
    ),
    make("td", {}, entityButton(entities[statement.object])),
    make(
      "td",
      {},
      spoken && make("p", { class: "speaker" }, "According to ", foreign(spoken.name)),
      statement.evidence.slice(0, 1).map(quotation),
      statement.evidence.length > 1 && make("small", {}, `and ${counted(statement.evidence.length - 1, "more quotation")}`),
    ),
  );
}

function markRows() {
  const about = inFocus();
  for (const line of tableElement.querySelectorAll("tr[data-statement]")) {
    line.classList.toggle("selected", Boolean(about?.statements.has(Number(line.dataset.statement))));
  }
}

/** Turn from the picture to the table or back. */
function view(asTable) {
  tableElement.hidden = !asTable;
  pictureElement.hidden = asTable;
  document.querySelector(".tools").hidden = asTable;
  const notice = document.getElementById("notice");
  if (notice) notice.hidden = asTable || state.all;
  pictureButton.setAttribute("aria-pressed", String(!asTable));
  tableButton.setAttribute("aria-pressed", String(asTable));
  if (asTable) {
    showTable();
    markRows();
  }
}

pictureButton.addEventListener("click", () => view(false));
tableButton.addEventListener("click", () => view(true));

onChange((what) => {
  if (tableElement.hidden) return;
  if (what === "shown") showTable();
  markRows();
});
