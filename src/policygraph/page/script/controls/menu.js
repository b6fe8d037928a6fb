/* The menu of files that can be made of what is shown. */

import { announce } from "../dom/announcing.js";
import { button, byId, make } from "../dom/elements.js";
import { downloads } from "../files/downloads.js";
import { drawnInWords } from "../files/drawn.js";

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
  const what = make("li", { class: "what" });
  byId("menu-items").replaceChildren(what, ...items, print);
  menu.addEventListener("toggle", () => (what.textContent = `What the picture shows: ${drawnInWords()}`));
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
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
