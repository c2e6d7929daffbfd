/* Focus, waiting, failure and copying: what plain HTML cannot do by itself. Every page is whole without this file.

   The markup says what it wants:
     data-needs-js               hidden by the stylesheet until this file has run
     data-copy="#link"           a button that copies the value of that field; data-copied="Copied" is what it then says
     data-focus="#results"       on what sends a request: where the focus goes after the answer
     data-focus-new="h3 a"       the same, but looked for in what came in (“load earlier”)
     data-focus-next="button"    the same, but looked for in what follows the replaced element; data-focus is the fallback
   and base.html holds the words: #say (a live region; data-loading) and the template #could-not-update. */

"use strict";

document.documentElement.dataset.js = "";

const patience = 400; // milliseconds after which a reader is told that something is under way
const waiting = new WeakMap(); // request -> timer
const following = new WeakMap(); // request -> what stood after the element that it replaces
const chosen = new WeakMap(); // menu -> the value that it had before new choices came
const placed = new WeakSet(); // requests after which the focus has found its place

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  // Fields left empty say nothing, so equal filters have equal addresses.
  for (const name of [...detail.formData.keys()]) {
    if (detail.formData.getAll(name).every((value) => value === "")) detail.formData.delete(name);
  }
  // What every link carries stands behind the filters there, and so it does here.
  for (const name of ["known", "lang"]) {
    const value = detail.formData.get(name);
    if (value === null) continue;
    detail.formData.delete(name);
    detail.formData.append(name, value);
  }
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  detail.target.setAttribute("aria-busy", "true");
  waiting.set(detail.xhr, setTimeout(() => say(words("loading")), patience));
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  detail.target.removeAttribute("aria-busy");
  clearTimeout(waiting.get(detail.xhr));
  if (said() === words("loading")) say("");
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  // 422: the server could not read what was typed, and its answer is the page that says so.
  if (detail.xhr.status === 422) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
  if (!detail.shouldSwap) return;
  document.querySelector(".error[data-could-not-update]")?.remove();
  const { focusNext } = detail.requestConfig.elt.dataset;
  if (focusNext) following.set(detail.xhr, firstAfter(detail.target, focusNext));
});

// An answer brings the menus' choices with new numbers. What was chosen since it was asked for stays chosen.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  if (detail.target.matches("select")) chosen.set(detail.target, detail.target.value);
});

document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
  if (chosen.has(detail.target)) detail.target.value = chosen.get(detail.target);
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!detail.requestConfig || placed.has(detail.xhr)) return;
  const element = placeForFocus(detail);
  if (!element) return;
  placed.add(detail.xhr);
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
});

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => showFailure(detail));
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-copy]");
  if (button) copy(document.querySelector(button.dataset.copy), button);
});

function say(text) {
  document.getElementById("say").textContent = text;
}

function said() {
  return document.getElementById("say").textContent;
}

function words(name) {
  return document.getElementById("say").dataset[name];
}

function placeForFocus({ elt, xhr, requestConfig }) {
  const { focus, focusNew } = requestConfig.elt.dataset;
  if (focusNew) return firstIn(elt, focusNew);
  return following.get(xhr) ?? (focus && document.querySelector(focus));
}

function firstIn(element, selector) {
  return element.matches(selector) ? element : element.querySelector(selector);
}

function firstAfter(element, selector) {
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    const found = firstIn(next, selector);
    if (found) return found;
  }
  return null;
}

function showFailure({ target, requestConfig, pathInfo }) {
  document.querySelector(".error[data-could-not-update]")?.remove();
  const box = document.getElementById("could-not-update").content.firstElementChild.cloneNode(true);
  const again = requestConfig.verb === "get" ? pathInfo.finalRequestPath : location.href;
  box.querySelector("a").href = again;
  target.before(box);
}

async function copy(field, button) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // No clipboard without https, or not allowed: the field stays selected, so Ctrl+C is left to the reader.
    return;
  }
  say(button.dataset.copied);
  button.textContent = button.dataset.copied;
}
