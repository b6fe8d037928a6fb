/* The search at the head of the page. */

import { find } from "./actions.js";
import { completeNames } from "./combobox.js";
import { byId } from "./elements.js";

export const searchBox = /** @type {HTMLInputElement} */ (byId("search"));

completeNames(searchBox, byId("found"), (entity) => find(entity.number));
