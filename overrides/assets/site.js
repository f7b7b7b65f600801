// What a page gains where scripts run. Everything it says and shows is there without this file.

const root = document.documentElement;
const base = new URL("..", import.meta.url).href;
const entries = document.querySelector(".words").content.children;
const words = Object.fromEntries(Array.from(entries, (entry) => [entry.value, entry.textContent]));

/** Keeps a choice for later visits (early/ reads it); an empty one is forgotten. */
function remember(name, choice) {
  try {
    if (choice) localStorage.setItem(`explainer.${name}`, choice);
    else localStorage.removeItem(`explainer.${name}`);
  } catch {} // storage may be refused; the choice then lasts for this page
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- Light or dark -------------------------------------------------------------------------------------------------

const SCHEMES = ["auto", "light", "dark"];
const schemeButton = document.querySelector(".scheme");

function showScheme() {
  schemeButton.setAttribute("aria-label", schemeButton.dataset[root.dataset.scheme ?? "auto"]);
  schemeButton.title = schemeButton.ariaLabel;
}

schemeButton?.addEventListener("click", () => {
  const next = SCHEMES[(SCHEMES.indexOf(root.dataset.scheme ?? "auto") + 1) % SCHEMES.length];
  if (next === "auto") delete root.dataset.scheme;
  else root.dataset.scheme = next;
  remember("scheme", next === "auto" ? "" : next);
  showScheme();
});
if (schemeButton) showScheme();
root.dataset.ready = ""; // the buttons show: opened from a folder, where browsers refuse this file, they stay hidden

// --- Search: nothing of it is loaded before it is asked for ---------------------------------------------------------

const searchButton = document.querySelector(".search-open");

async function openSearch() {
  // All at once: found one in the other, each would cost a way there and back.
  const [search] = await Promise.all(["search", "search-index", "words", "element"].map((name) => import(`./${name}.js`)));
  const links = document.querySelectorAll(".languages a");
  const locales = Array.from(links, (link) => ({ tag: link.lang, prefix: link.dataset.prefix, name: link.textContent }));
  await search.open({ base, words, locales, reveal: () => reveal()?.scrollIntoView({ block: "center" }), locale: locales.find(({ tag }) => tag === root.lang) });
}

searchButton?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  openSearch();
});

// --- The finder of a home page with many explainers: what it needs is loaded when somebody turns to it -----------------

const finder = document.querySelector(".finder");

async function find() {
  finder.removeEventListener("focusin", find);
  await (await import("./finder.js")).start(finder, base, words);
}

if (finder) {
  const asked = new URLSearchParams(location.search);
  for (const field of finder.querySelectorAll("input")) field.value = asked.get(field.name) ?? field.value;
  finder.addEventListener("focusin", find);
  if ([...asked].length > 0) find();
}

// --- The reader's place: kept when the language changes, and found again on arrival ----------------------------------

const knowsPopovers = "showPopover" in root && CSS.supports("selector(:popover-open)");
/** The drawer that is open, where the browser knows drawers. */
const openDrawer = () => (knowsPopovers ? document.querySelector(".drawer:popover-open") : null);

/** The fragment that leads back here: the open drawer, the address's own while it is in view, or the anchor nearest to the top. */
function place() {
  const drawer = openDrawer();
  if (drawer) return `#${drawer.id}`;
  const top = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
  const { top: from, bottom } = pointedAt()?.getBoundingClientRect() ?? {};
  if (bottom > top && from < innerHeight) return location.hash;
  if (scrollY < 100) return "";
  const anchors = [...document.querySelectorAll(".text [id]:not(.drawer, .drawers *, svg *)")].filter((one) => one.offsetParent);
  const away = (one) => Math.abs(one.getBoundingClientRect().top - top);
  return `#${anchors.reduce((best, one) => (away(one) < away(best) ? one : best)).id}`;
}

function keepPlace(event) {
  const link = event.target.closest("a");
  // A language without this page links to its home, where this page's anchors mean nothing.
  if (link && link.dataset.home === undefined) link.hash = place();
}

for (const languages of document.querySelectorAll(".languages, .also")) {
  // The browser closes an open drawer before the click comes: a pointer has to be heard earlier, a keyboard has no other.
  languages.addEventListener("pointerdown", keepPlace);
  languages.addEventListener("click", (event) => event.detail === 0 && keepPlace(event));
}

// Whoever has chosen a language, or wants no other, is not offered one again.
document.querySelector(".languages").addEventListener("click", (event) => event.target.closest("a") && remember("also", "off"));
for (const close of document.querySelectorAll(".also__close")) {
  close.addEventListener("click", () => {
    remember("also", "off");
    close.parentElement.hidden = true;
    document.querySelector(".languages [aria-current]").focus();
  });
}

/** The element that the address points at. A fragment is what somebody typed or cut off: `#100%` encodes nothing. */
function pointedAt() {
  const fragment = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(fragment));
  } catch {
    return document.getElementById(fragment);
  }
}

/** Shows what the address points at, where it is folded away: an answer, a list, a drawer. Returns what is shown. */
function reveal() {
  const target = pointedAt();
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (!target.matches(".drawer") || !knowsPopovers) return target;
  const mark = document.querySelector(`.mark[popovertarget="${target.id}"]`);
  mark?.scrollIntoView({ block: "center" });
  target.showPopover({ source: mark });
  return mark;
}

// A narrow screen shows only part of the languages and of the article's pages: let it be the part with this one.
for (const current of document.querySelectorAll(".top [aria-current]")) {
  const row = current.closest("nav");
  row.scrollLeft = current.offsetLeft - row.offsetLeft - 64;
}

// --- Drawers: the line that one belongs to, and a copy to take along ---------------------------------------------------

// Where the browser knows no popovers, the drawers stand as notes under the text: a mark leads there, Back returns.
if (!knowsPopovers) {
  document.addEventListener("click", ({ target }) => {
    const id = target.closest(".mark")?.getAttribute("popovertarget");
    if (!id) return;
    location.hash = id;
    document.getElementById(id).scrollIntoView(); // a second time, the address is the same and moves nothing
  });
}

let asked = null;
document.addEventListener("click", ({ target }) => (asked = target.closest(".mark") ?? asked));

const marksOf = (drawer) => [...document.querySelectorAll(`.mark[popovertarget="${drawer.id}"]`)];
const plain = ({ textContent }) => textContent.replace(/\s+/g, " ").trim();

/** The mark by which a drawer was opened, else the first that opens it. */
function markOf(drawer) {
  const marks = marksOf(drawer);
  return marks.includes(asked) ? asked : marks[0];
}

/** The sentence that a marker stands behind, without the marker and its tag. */
function sentence(mark) {
  const line = mark.closest(".line").cloneNode(true);
  for (const extra of line.querySelectorAll(".mark, .kind")) extra.remove();
  return line;
}

/** A line as others may pass it on: with its evidence, the article's date and the address. */
function copyOf(drawer) {
  const mark = markOf(drawer);
  const quotes = Array.from(drawer.querySelectorAll(":scope > .quote"), (quote) => {
    const words = quote.querySelector("blockquote");
    const from = plain(quote.querySelector("figcaption a"));
    return words ? `“${plain(words)}” (${from})` : from;
  });
  const address = new URL(location);
  address.hash = mark.closest("[id]").id;
  const because = drawer.querySelector(".drawer__because");
  return [
    plain(sentence(mark)),
    plain(drawer.querySelector(".drawer__kind")),
    ...quotes,
    ...(because ? [plain(because)] : []),
    drawer.closest(".drawers").dataset.dated?.replace(/\s+/g, " "),
    address.href,
  ].filter(Boolean).join("\n");
}

/** A button that copies what `text` says by then, or does something else with it, and what tells whether it did. */
function copyButton(label, text, act) {
  const button = element("button", { type: "button", className: "copy", textContent: label });
  const said = element("span", { className: "copied" });
  said.role = "status";
  let timer = 0;
  button.addEventListener("click", async () => {
    if (act) return act(text());
    const id = await navigator.clipboard.writeText(text()).then(() => "copy.done", () => "copy.failed");
    said.textContent = words[id];
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = ""), 4000);
  });
  return [button, said];
}

function addCopyButton(drawer) {
  const ways = drawer.querySelector(".drawer__ways");
  if (!navigator.clipboard || ways.querySelector(".copy")) return;
  ways.prepend(...copyButton(words["copy.button"], () => copyOf(drawer)));
}

// The page to pass on: by the device's own way where it has one.
if (words["copy.page"] && (navigator.share || navigator.clipboard)) {
  const here = () => location.href.replace(location.hash, "");
  // Whoever thinks better of it has not failed.
  const share = navigator.share && ((url) => navigator.share({ title: document.title, url }).catch(() => {}));
  document.querySelector(".foot__links").append(...copyButton(words["copy.page"], here, share));
}

/** Readies a drawer that opens: what a copy takes along, and the very wording whose evidence this is. */
function ready(drawer) {
  addCopyButton(drawer);
  drawer.querySelector(".drawer__claim").replaceChildren(...sentence(markOf(drawer)).childNodes);
}

// A drawer over the text, on a narrow screen, is a place of its own: it takes the focus and an entry in the history, so
// that Back closes it. That entry is its own as long as it is open; a reader who returns to it finds the drawer open.
const isSheet = matchMedia("(width < 62.5rem)");
let leaving = 0;
let follows = false;

function enter(drawer) {
  clearTimeout(leaving);
  follows = false;
  if (!history.state?.drawer) history.scrollRestoration = "manual"; // closing moves nothing
  if (pointedAt() !== drawer) history[history.state?.drawer ? "replaceState" : "pushState"]({ drawer: drawer.id }, "");
  drawer.tabIndex = -1;
  drawer.focus({ preventScroll: true });
  const behind = markOf(drawer).closest(".line").getBoundingClientRect().bottom + 16 - (innerHeight - drawer.offsetHeight);
  if (behind > 0) scrollBy({ top: behind, behavior: "instant" });
}

function leave(drawer) {
  // One that makes room for another leaves its entry to that, and one that a link closes is where Back leads from there.
  if (history.state?.drawer === drawer.id && !follows) leaving = setTimeout(() => history.back(), 100);
  if (document.activeElement === document.body || drawer.contains(document.activeElement)) markOf(drawer).focus({ preventScroll: true });
}

function follow() {
  const drawer = document.getElementById(history.state?.drawer ?? "");
  if (drawer) drawer.matches(":popover-open") || drawer.showPopover();
  else if (isSheet.matches) {
    history.scrollRestoration = "auto";
    const open = openDrawer();
    if (open !== pointedAt()) open?.hidePopover();
  }
}

// Neither event bubbles.
document.addEventListener("beforetoggle", ({ target, newState }) => newState === "open" && target.matches(".drawer") && ready(target), true);
document.addEventListener(
  "toggle",
  ({ target, newState }) => {
    if (!target.matches(".drawer")) return;
    const isOpen = newState === "open";
    for (const mark of marksOf(target)) mark.closest(".line")?.classList.toggle("line--open", isOpen);
    if (isSheet.matches) (isOpen ? enter : leave)(target);
  },
  true,
);

// One that a reader has opened before this file came, and one that the address opens, are like those opened later.
const early = openDrawer();
if (early) {
  ready(early);
  if (isSheet.matches) enter(early);
}
addEventListener("hashchange", reveal);
reveal();
if (knowsPopovers) {
  addEventListener("popstate", follow);
  addEventListener("pageshow", follow);
  // Before the drawer tells that it has closed, or after: whichever the browser does, no way back may stop the link.
  document.addEventListener("click", ({ target }) => {
    follows = target.closest("a[href]") !== null;
    if (follows) clearTimeout(leaving);
  });
}

// --- Side by side: the columns that the reader has put away -----------------------------------------------------------

const columns = document.querySelector(".columns");
const boxes = [...(columns?.querySelectorAll("input") ?? [])];
// What was kept may be from before a language went: a page without any column would be a riddle.
if (boxes.every(({ checked }) => !checked)) for (const box of boxes) box.checked = true;

columns?.addEventListener("change", () => {
  const away = boxes.filter(({ checked }) => !checked).map(({ name }) => name);
  // All of them is a choice only where a page begins with two.
  remember("columns", away.length < boxes.length ? away.join(" ") || (isSheet.matches ? "none" : "") : "");
});

// --- The article beside the page, where there is room: a line lights up its evidence, and the reverse -------------------

const room = document.querySelector(".room");
const beside = room?.content.querySelector(".beside");
const isWide = matchMedia("(min-width: 75rem)");
const glow = globalThis.Highlight && new Highlight();
const units = new Map(); // a unit of the article → its elements beside the page
const rests = new Map(); // a unit of the article → the lines of this page that rest on it

/** What a line rests on, as its drawer has it: [{unit, words, isNear}]. */
function evidence(line) {
  const drawer = document.getElementById(line.querySelector(".mark").getAttribute("popovertarget"));
  return Array.from(drawer.querySelectorAll(".quote"), (quote) => ({
    unit: quote.querySelector("figcaption a").hash.slice(1),
    isNear: quote.closest(".drawer__nearest") !== null,
    words: Array.from(quote.querySelectorAll("mark"), plain),
  }));
}

/** Sets the article paragraph by paragraph, in the page's language before its own. */
async function fillBeside() {
  if (!isWide.matches || beside.isConnected) return;
  room.replaceWith(beside);
  const source = beside.querySelector("a").href;
  const html = await fetch(source).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
  const sentences = new DOMParser().parseFromString(html, "text/html").querySelectorAll(".source > .sentence");
  // It speaks of an article that is not there; the way to it is.
  beside.querySelector("p").hidden = sentences.length === 0;
  let paragraph = null;
  let original, translation;
  for (const one of sentences) {
    const isHead = one.dataset.paragraph === "0"; // title and dateline, which are no sentences
    if (isHead || one.dataset.paragraph !== paragraph) {
      paragraph = one.dataset.paragraph;
      original = element("p", { dir: one.querySelector("blockquote")?.dir ?? "" });
      translation = element("p", { className: "beside__translation" });
      for (const made of [original, translation]) made.classList.toggle("beside__head", isHead);
      beside.lastElementChild.append(translation, original);
    }
    const words = one.querySelector("blockquote");
    const number = one.querySelector(".sentence__number");
    const link = element("a", { href: `${source}#${one.id}`, textContent: plain(number) });
    link.setAttribute("aria-label", number.getAttribute("aria-label"));
    // The article's words alone are in its language: the names of its sentences, in the links, are in the page's.
    const parts = [element("span", { lang: words?.lang ?? "", translate: false }, words ? plain(words) : "…")];
    const translated = one.querySelector(".sentence__translation");
    (translated ? translation : original).append(link);
    original.append(parts[0], " ");
    if (translated) {
      parts.push(element("span", { textContent: plain(translated) }));
      translation.append(parts[1], /[\u3000-\uffef]$/.test(parts[1].textContent) ? "" : " ");
    }
    units.set(one.id, parts);
    for (const part of [link, ...parts]) part.dataset.unit = one.id;
  }
  for (const line of document.querySelectorAll(".text .line")) {
    for (const { unit, isNear } of evidence(line)) {
      if (!isNear) rests.set(unit, [...(rests.get(unit) ?? []), line]);
    }
  }
  if (glow) CSS.highlights.set("evidence", glow);
}

/** The place of some words in a text. */
function range(text, words) {
  const at = text.data.indexOf(words);
  if (at < 0) return [];
  const found = new Range();
  found.setStart(text, at);
  found.setEnd(text, at + words.length);
  return [found];
}

function putOut() {
  glow?.clear();
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit", "lit--near");
}

function lightEvidence(line) {
  putOut();
  line.classList.add("lit");
  const lit = evidence(line).filter(({ unit }) => units.has(unit));
  for (const { unit, words, isNear } of lit) {
    const parts = units.get(unit);
    for (const part of parts) {
      part.dataset.kind = line.dataset.kind;
      part.classList.add("lit");
      part.classList.toggle("lit--near", isNear);
    }
    if (isNear) continue;
    for (const found of words.flatMap((some) => range(parts[0].firstChild, some))) glow?.add(found);
  }
  const box = beside.lastElementChild;
  const first = lit.length > 0 && units.get(lit[0].unit).at(-1).getBoundingClientRect();
  const { top, bottom } = box.getBoundingClientRect();
  if (first && (first.top < top || first.bottom > Math.min(bottom, innerHeight))) box.scrollTop += first.top - top - 32;
}

function lightLines(unit) {
  putOut();
  for (const part of units.get(unit)) {
    part.removeAttribute("data-kind");
    part.classList.add("lit");
  }
  // A line that is folded away is shown by what holds it.
  for (const line of rests.get(unit) ?? []) (line.checkVisibility() ? line : line.closest("details")).classList.add("lit");
}

if (beside) {
  let timer = 0;
  const heed = ({ target, type }) => {
    if (units.size === 0) return;
    const line = target.closest(".text .line");
    const { unit } = target.closest("[data-unit]")?.dataset ?? {};
    clearTimeout(timer);
    // A pointer on its way across the page lights nothing.
    timer = setTimeout(() => (line ? lightEvidence(line) : unit ? lightLines(unit) : putOut()), type === "focusin" ? 0 : 90);
  };
  document.querySelector(".frame").addEventListener("pointerover", heed);
  document.querySelector(".frame").addEventListener("focusin", heed);
  isWide.addEventListener("change", fillBeside);
  fillBeside();
}

// --- Paper has no folds ----------------------------------------------------------------------------------------------

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
