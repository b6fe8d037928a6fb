/* What has just changed, for whoever hears the page. */

import { byId } from "./elements.js";

const element = byId("announcement");

/** @param {string} words */
export function announce(words) {
  element.textContent = words;
}
