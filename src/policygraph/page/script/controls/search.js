/* The search at the head of the page. */

import { find } from "../state/actions.js";
import { completeNames } from "./combobox.js";
import { byId } from "../dom/elements.js";

export const searchBox = /** @type {HTMLInputElement} */ (byId("search"));

completeNames(searchBox, byId("found"), (entity) => find(entity.number));
