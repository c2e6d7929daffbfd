// Names for what the admin's own scripts and templates leave without one, so that a screen reader can say them; and
// date phrases read in lines that are added.
"use strict";

const labelOf = (select) =>
  select.getAttribute("aria-label") || document.querySelector(`label[for="${select.id}"]`)?.textContent.replace(/:$/, "");

function nameChoices() {
  for (const box of document.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    if (!select?.matches("select") || box.dataset.named) continue;
    box.dataset.named = "true";
    for (const part of box.querySelectorAll(".select2-selection, .select2-selection__rendered, input")) {
      part.setAttribute("aria-label", labelOf(select));
    }
  }
  const search = document.querySelector(".select2-container--open .select2-dropdown input:not([aria-label])");
  search?.setAttribute("aria-label", labelOf(document.querySelector(".select2-container--open").previousElementSibling));
}

function nameFirstColumns() {
  for (const heading of document.querySelectorAll(".tabular th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = heading.closest("fieldset").querySelector(".inline-heading").textContent.trim();
    heading.append(words);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  nameFirstColumns();
  nameChoices();
  new MutationObserver(nameChoices).observe(document.body, { childList: true, subtree: true });
});

// A line that is added to a page asks for its readings like those that were there.
document.addEventListener("formset:added", ({ target }) => window.htmx?.process(target));

// The boxes that search tell of a choice through jQuery alone; what watches the page hears of it by this.
document.addEventListener("DOMContentLoaded", () => {
  window.django?.jQuery(document).on("select2:select select2:clear select2:unselect", ({ target }) =>
    target.dispatchEvent(new Event("input", { bubbles: true })),
  );
});
