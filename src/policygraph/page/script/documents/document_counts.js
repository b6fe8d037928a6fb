/* How many statements each document bears. */

import { passingEvidence, passingStatements } from "../state/filters.js";
import { statements } from "../data/records.js";

/**
 * Of those that pass the filters, by quotations that pass them.
 * @returns {Map<number, number>} by document; without those that bear none
 */
export function passingByDocument() {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const statement of passingStatements()) {
    for (const number of new Set(passingEvidence(statement).flatMap((one) => one.document ?? []))) {
      found.set(number, (found.get(number) ?? 0) + 1);
    }
  }
  return found;
}

/**
 * The statements that a document bears, whether they pass or not.
 * @param {number} number
 */
export function borneBy(number) {
  return statements.filter((statement) => statement.evidence.some((one) => one.document === number));
}
