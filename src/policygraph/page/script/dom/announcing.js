/* What has just changed, for whoever hears the page. */

import { byId } from "./elements.js";

const element = byId("announcement");
let waiting = 0;

/**
 * Say something; of several things at once the last.
 * @param {string} words
 */
export function announce(words) {
  clearTimeout(waiting);
  // The same words again are news only to who heard nothing in between.
  element.textContent = "";
  waiting = setTimeout(() => (element.textContent = words), 40);
}
