/* The menu of files that can be made of what is shown. */

import { announce } from "./announcing.js";
import { button, byId, make } from "./elements.js";
import { downloads } from "./downloads.js";

export function beginMenu() {
  const menu = /** @type {HTMLDetailsElement} */ (byId("menu"));
  const summary = /** @type {HTMLElement} */ (menu.querySelector("summary"));
  const items = downloads.map(({ label, save }) =>
    make("li", {}, button(label, () => {
      menu.open = false;
      summary.focus();
      announce("The file is being made.");
      void save();
    })),
  );
  const print = make("li", {}, button("Print, or save as PDF", () => {
    menu.open = false;
    window.print();
  }));
  byId("menu-items").replaceChildren(...items, print);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}
