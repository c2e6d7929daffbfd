// Names for what the admin's own scripts and templates leave without one, so that a screen reader can say them; the
// keys that a page lists; and what is asked for while one types, also in lines that are added.
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

function nameEmptyColumns() {
  for (const heading of document.querySelectorAll(".tabular thead th")) {
    if (heading.textContent.trim()) continue;
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = heading.closest("fieldset").querySelector(".inline-heading").textContent.trim();
    heading.append(words);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  nameEmptyColumns();
  nameChoices();
  new MutationObserver(nameChoices).observe(document.body, { childList: true, subtree: true });
});

// The keys that a page lists (data-keys) press the button of its form that they name (data-presses).
const shortcuts = () => [...document.querySelectorAll("[data-keys]")];
const buttonOf = ({ dataset }) => document.querySelector(`.submit-row [name="${dataset.presses}"]`);

document.addEventListener("DOMContentLoaded", () => {
  for (const shortcut of shortcuts()) {
    buttonOf(shortcut)?.setAttribute("aria-keyshortcuts", shortcut.dataset.keys);
    shortcut.closest("[data-needs-js]").hidden = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.repeat || event.altKey) return;
  const held = [(event.ctrlKey || event.metaKey) && "Control", event.shiftKey && "Shift"].filter(Boolean);
  const keys = [...held, event.key].join("+");
  const button = shortcuts().filter(({ dataset }) => dataset.keys === keys).map(buttonOf)[0];
  if (!button) return;
  event.preventDefault();
  button.click();
});

// A topic that is added from an event's page is one of its negotiation.
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".related-widget-wrapper-link.add-related");
  const negotiation = document.getElementById("id_negotiation")?.value;
  if (!link || !negotiation) return;
  const address = new URL(link.href);
  address.searchParams.set("negotiation", negotiation);
  link.href = address;
}, true);

// A line that is added to a page asks for its readings like those that were there.
document.addEventListener("formset:added", ({ target }) => window.htmx?.process(target));

// The boxes that search tell of a choice through jQuery alone; what watches the page hears of it by this.
document.addEventListener("DOMContentLoaded", () => {
  window.django?.jQuery(document).on("select2:select select2:clear select2:unselect", ({ target }) =>
    target.dispatchEvent(new Event("input", { bubbles: true })),
  );
});

// Where the focus goes once an answer has taken the place of what was pressed (data-focus-next): on to the first such
// element behind it, round to the first on the page, else to what is done with all of them.
const waitingForFocus = new WeakMap();

function nextTo(target, selector) {
  const others = [...document.querySelectorAll(selector)].filter((element) => !target.contains(element));
  const follows = (element) => target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return others.find(follows) ?? others[0];
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { focusNext } = detail.requestConfig.elt.dataset;
  if (focusNext && detail.shouldSwap) waitingForFocus.set(detail.xhr, { element: nextTo(detail.target, focusNext) });
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const place = waitingForFocus.get(detail.xhr);
  if (!place || detail.elt.querySelector?.("[role=alert]")) return;
  const element = place.element ?? document.querySelector("#at-once .is-main");
  element?.focus();
  element?.closest(".draft")?.scrollIntoView({ block: "nearest" });
});
