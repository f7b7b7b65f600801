// Runs before the first paint: says that scripts run, and settles what would otherwise move the page or flash later.
// Elements are seen as the parser makes them, before they are painted; what they need stands in the page before them.
// A page holds this file and those beside it that it has elements for; each of them adds a settler: selector → act.

const root = document.documentElement;
root.classList.replace("no-js", "js");

const remembered = (name) => {
  try {
    return localStorage.getItem(`explainer.${name}`) ?? "";
  } catch {
    return ""; // storage may be refused
  }
};

// What is kept may be of another version, or of somebody's hand: only what is known counts.
const scheme = remembered("scheme");
if (["light", "dark"].includes(scheme)) root.dataset.scheme = scheme;

const now = new Date();
const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, "2024-03-09".length);

const settlers = {};
const settle = (records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      for (const [selector, act] of Object.entries(settlers)) if (node.matches(selector)) act(node);
    }
  }
};
const observer = new MutationObserver(settle);
observer.observe(root, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => {
  settle(observer.takeRecords());
  observer.disconnect();
});
