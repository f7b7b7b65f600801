// What a page gains where scripts run. Everything it says and shows is there without this file.

const root = document.documentElement;
const base = new URL("..", import.meta.url).href;

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
  try {
    if (next === "auto") localStorage.removeItem("explainer.scheme");
    else localStorage.setItem("explainer.scheme", next);
  } catch {} // storage may be refused; the choice then lasts for this page
  showScheme();
});
if (schemeButton) showScheme();

// --- Search: nothing of it is loaded before it is asked for ---------------------------------------------------------

const searchButton = document.querySelector(".search-open");

async function openSearch() {
  const search = await import("./search.js");
  const entries = document.querySelector(".search-words").content.children;
  const words = Object.fromEntries(Array.from(entries, (entry) => [entry.value, entry.textContent]));
  const links = document.querySelectorAll(".languages a");
  const locales = Array.from(links, (link) => ({ tag: link.lang, prefix: link.dataset.prefix, name: link.textContent }));
  await search.open({ base, words, locales, locale: locales.find(({ tag }) => tag === root.lang) });
}

searchButton?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  openSearch();
});

// --- The reader's place: kept when the language changes, and found again on arrival ----------------------------------

const openDrawer = () => document.querySelector(".drawer:popover-open");

/** The fragment that leads back here: the open drawer, the address's own, or the first anchor in view. */
function place() {
  const drawer = openDrawer();
  if (drawer) return `#${drawer.id}`;
  if (location.hash) return location.hash;
  if (scrollY < 200) return "";
  const anchors = document.querySelectorAll(".text [id]:not(.drawer, .drawers, .drawers *, svg *)");
  const seen = [...anchors].find((anchor) => anchor.getBoundingClientRect().top > 60 && anchor.offsetParent);
  return seen ? `#${seen.id}` : "";
}

function keepPlace(event) {
  const link = event.target.closest("a");
  // A language without this page links to its home, where this page's anchors mean nothing.
  if (link && link.dataset.home === undefined) link.hash = place();
}

for (const languages of document.querySelectorAll(".languages")) {
  // The browser closes an open drawer before the click comes: a pointer has to be heard earlier, a keyboard has no other.
  languages.addEventListener("pointerdown", keepPlace);
  languages.addEventListener("click", (event) => event.detail === 0 && keepPlace(event));
}

/** Shows what the address points at, where it is folded away: an answer, a list, a drawer. */
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (!target.matches(".drawer")) return;
  const mark = document.querySelector(`.mark[popovertarget="${target.id}"]`);
  mark?.scrollIntoView({ block: "center" });
  target.showPopover?.({ source: mark });
}

addEventListener("hashchange", reveal);
reveal();

// A narrow screen shows only part of the article's pages: let it be the part with this page.
const current = document.querySelector(".pages [aria-current]");
if (current) current.closest(".pages").scrollLeft = current.offsetLeft - 64;

// --- The line whose drawer is open -----------------------------------------------------------------------------------

document.addEventListener(
  "toggle",
  ({ target, newState }) => {
    if (!target.matches(".drawer")) return;
    for (const mark of document.querySelectorAll(`.mark[popovertarget="${target.id}"]`)) {
      mark.closest(".line")?.classList.toggle("line--open", newState === "open");
    }
  },
  true, // toggle does not bubble
);

// --- Paper has no folds ----------------------------------------------------------------------------------------------

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
