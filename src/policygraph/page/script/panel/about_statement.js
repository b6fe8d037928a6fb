/* What the panel says of a statement. */

/** @import { Evidence, Statement } from "../data/types" */

import { speaker } from "./about_entity.js";
import { entityButton, foreign, make } from "../dom/elements.js";
import { copyButton, quotation } from "./evidence.js";
import { evidenceInOrder, passingEvidence } from "../state/filters.js";
import { entities, relationLabel } from "../data/records.js";
import { counted, grouped, inOneLine, percent, periodInWords } from "../data/words.js";

/** @param {Statement} statement */
export function aboutStatement(statement) {
  const passing = new Set(passingEvidence(statement));
  return [
    make("p", { class: "kind" }, "Statement"),
    make(
      "h2",
      { tabindex: "-1", "data-spoken": inOneLine(statement) },
      entityButton(entities[statement.subject]),
      make("span", { class: "words" }, relationLabel(statement)),
      entityButton(entities[statement.object]),
    ),
    make("ul", { class: "authority" }, ...authority(statement).map((line) => make("li", {}, line))),
    make("h3", {}, counted(statement.evidence.length, "sentence")),
    ...evidenceInOrder(statement).map((evidence) =>
      make(
        "div",
        { class: "evidence" },
        quotation(evidence),
        footnote(evidence),
        !passing.has(evidence) && make("p", { class: "footnote" }, "Does not pass the filters."),
        copyButton(evidence),
      ),
    ),
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

/**
 * In words: whether it is so, how sure that is, and who says it.
 * @param {Statement} statement
 */
function authority(statement) {
  const modality = {
    asserted: "Stated as a fact",
    proposed: "Proposed: wanted, planned or called for",
    possible: "Possible: it may or could be so",
  }[statement.modality];
  return [
    ...(statement.negated ? [make("strong", { class: "negated" }, "Stated not to be so")] : []),
    ...(statement.negated && statement.modality === "asserted" ? [] : [modality]),
    speaker(statement) ?? "Said by the document itself",
    `Confidence ${percent(statement.confidence)}`,
  ];
}

/** @param {Evidence} evidence */
function footnote({ date, period, status, amount, rule, start, end }) {
  const dated = [date, period && `(${periodInWords(period)})`].filter(Boolean).join(" ");
  const parts = [
    status && `status: ${status}`,
    dated && `when: ${dated}`,
    amount && `amount: ${amount}`,
    rule && `found by rule ${rule}`,
    `characters ${grouped(start)} to ${grouped(end)}`,
  ];
  return make("p", { class: "footnote" }, foreign(parts.filter(Boolean).join(" · ")));
}
