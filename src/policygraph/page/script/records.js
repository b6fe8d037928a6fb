/* The records that the page was built with. Everything refers to everything else by number. */

const drawn = JSON.parse(document.getElementById("network-data").textContent);
const records = JSON.parse(document.getElementById("records-data").textContent);

const types = records.types;
const documents = records.documents;

const entities = records.entities.map((record, id) => ({
  aliases: [],
  ...record,
  id,
  opens: Boolean(drawn.nodes[id].opens),
  statements: [],
}));

const statements = records.statements.map((record, id) => ({ evidence: [], modality: "asserted", ...record, id }));

for (const statement of statements) {
  entities[statement.subject].statements.push(statement);
  if (statement.object !== statement.subject) entities[statement.object].statements.push(statement);
}

const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true });

const byConnection = [...entities].sort(
  (one, other) => other.statements.length - one.statements.length || collator.compare(one.name, other.name),
);

/** The words between subject and object; from the object's side if `inverse`. */
function relationLabel(statement, inverse = false) {
  return records.relations[statement.relation][inverse ? "inverse" : "label"];
}

/** The entity at the other end of a statement. */
function otherEnd(statement, entity) {
  return entities[statement.subject === entity.id ? statement.object : statement.subject];
}

/** How the text puts the statement, where it does not simply state it: the words of the chips beside it. */
function reservations(statement) {
  const said = [];
  if (statement.negated) said.push({ kind: "negated", words: "not so" });
  if (statement.modality !== "asserted") said.push({ kind: statement.modality, words: statement.modality });
  return said;
}

const longDate = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** `2024-03-05` as `5 March 2024`; what is no full date stays as it is. */
function inWords(date) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  return day && !Number.isNaN(day.getTime()) ? longDate.format(day) : date;
}

/** `1 statement`, `2 statements`. */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}
