/* Colours, judged by looks. Whether a text can be read hangs on what is computed for it and for all that it stands on:
   texts for which the same is computed are of one look, and axe judges one of them. Expects axe in the page. */

// What is computed for the text itself.
const OF_TEXT = [
  "color", "font-size", "font-weight", "text-shadow",
  "-webkit-text-fill-color", "-webkit-text-stroke-width", "-webkit-text-stroke-color",
];
// What is computed for each element that it is inside of, and what that is where nothing of the element is to be seen.
const OF_GROUND = {
  "background-color": "rgba(0, 0, 0, 0)", "background-image": "none", "opacity": "1", "filter": "none",
  "mix-blend-mode": "normal",
};
const CLEAR = Object.values(OF_GROUND).join();
const FIELDS = "select, textarea, input:not([type=checkbox], [type=radio])";

/**
 * Judge the colours of the page as it is shown now.
 *
 * known: looks that axe has called good before, here or on another page.
 * Answers with axe's violations and the further looks that it has called good.
 */
async function judgeColours(known) {
  document.getAnimations().filter(each => each instanceof CSSTransition).forEach(each => each.finish());
  const looks = looksOfTexts();
  known.forEach(look => looks.delete(look));
  const first = await asked([...looks.values()].map(texts => texts[0]), plainLinks());
  // Where axe cannot tell, because of something that no look holds, it is asked about each.
  const rest = [...looks.values()].filter(texts => !first.told.has(texts[0])).flatMap(texts => texts.slice(1));
  const second = await asked(rest, []);
  const good = [...looks].filter(([look, texts]) => typeof look === "string" && first.good.has(texts[0]));
  const violations = [...first.violations, ...second.violations].map(({ id, nodes }) =>
    ({ id, nodes: nodes.map(({ ancestry }) => ({ target: ancestry })) }));
  return { violations, good: good.map(([look]) => look) };
}

/** The texts (and fields) of the page by look. A text that is like no other has a look of its own, which is no string. */
function looksOfTexts() {
  const boxes = [...document.querySelectorAll("*")].flatMap(element =>
    [...element.getClientRects()].map(({ left, top, right, bottom }) => ({ element, left, top, right, bottom })));
  const at = ({ x, y }) => new Set(boxes.filter(box =>
    box.left <= x && x < box.right && box.top <= y && y < box.bottom).map(box => box.element));
  const grounds = new Map();
  const ground = element => {
    if (!grounds.has(element)) grounds.set(element, computed(element, Object.keys(OF_GROUND)));
    return grounds.get(element);
  };
  const looks = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const lines = linesOf(element);
    if (!lines.length || isCutAway(element)) continue;
    const stacks = lines.map(line => at({ x: line.left + line.width / 2, y: line.top + line.height / 2 }));
    // Of what stands on a drawing or a picture axe cannot tell the ground.
    if (stacks.every(stack => [...stack].some(under => under.localName === "svg"))) continue;
    if (getComputedStyle(element).backgroundImage !== "none") continue;
    const look = lookOf(element, stacks, ground);
    looks.set(look, [...(looks.get(look) ?? []), element]);
  }
  return looks;
}

/** The boxes of an element's own text, a line each, or of a field; without what no scrolling brings into view. */
function linesOf(element) {
  const range = document.createRange();
  const boxesOf = node => (range.selectNodeContents(node), [...range.getClientRects()]);
  const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
  const lines = element.matches(FIELDS) ? [element.getBoundingClientRect()] : own.flatMap(boxesOf);
  return lines.filter(line => line.width >= 1 && line.height >= 1 && line.bottom + scrollY > 0);
}

/** Whether the element is for ears alone. */
function isCutAway(element) {
  return lineage(element).some(each => {
    const { clip, clipPath } = getComputedStyle(each);
    return clip === "rect(0px, 0px, 0px, 0px)" || clipPath === "inset(50%)";
  });
}

/** A look as text; where the element is above or below something that it is not inside of, one that no other has. */
function lookOf(element, stacks, ground) {
  const inside = lineage(element);
  if (stacks.some(stack => [...stack].some(under => !inside.includes(under)))) return Symbol("alone");
  const seen = inside.filter(each => ground(each) !== CLEAR);
  const layers = stacks.map(stack => JSON.stringify(seen.map(each => [stack.has(each), ground(each)])));
  return JSON.stringify([computed(element, OF_TEXT), ...new Set(layers)]);
}

/** Links that stand in a longer text which is underlined like them, if at all: only their colour tells them apart. */
function plainLinks() {
  const length = element => element.textContent.replaceAll(/\s/g, "").length;
  return [...document.links].filter(link => {
    if (getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const linked = [...block.querySelectorAll("a[href], button")].reduce((sum, each) => sum + length(each), 0);
    const isText = length(block) > 2 * linked || (length(block) > linked && block.querySelector("br, hr"));
    return isText && underlining(link) === underlining(block);
  });
}

/** Ask axe about the contrast of some texts, and about some links: what it can tell of, finds good, and finds wrong. */
async function asked(texts, links) {
  if (!texts.length && !links.length) return { told: new Set(), good: new Set(), violations: [] };
  texts.forEach(text => text.setAttribute("data-judged-text", ""));
  links.forEach(link => link.setAttribute("data-judged-link", ""));
  axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-judged-text]" }, { id: "link-in-text-block", selector: "[data-judged-link]" },
  ] });
  const { passes, violations } = await axe.run(document, {
    runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations", "passes"],
    elementRef: true, ancestry: true, preload: false,
  });
  axe.reset();
  texts.forEach(text => text.removeAttribute("data-judged-text"));
  links.forEach(link => link.removeAttribute("data-judged-link"));
  const nodes = found => found.filter(rule => rule.id === "color-contrast").flatMap(rule => rule.nodes);
  // What is hidden axe calls good too, but names no contrast.
  const good = new Set(nodes(passes).filter(node => node.any[0].data?.contrastRatio).map(node => node.element));
  const told = new Set([...good, ...nodes(violations).map(node => node.element)]);
  return { told, good, violations };
}

/** The element and all that it is inside of. */
function lineage(element) {
  return element ? [element, ...lineage(element.parentElement)] : [];
}

function underlining(element) {
  return computed(element, ["text-decoration-line"]);
}

function computed(element, properties) {
  const style = getComputedStyle(element);
  return properties.map(property => style.getPropertyValue(property)).join();
}
