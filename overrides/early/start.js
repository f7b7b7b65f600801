// Runs before the first paint: says that scripts run, and settles what would otherwise move the page or flash later.
// Elements are seen as the parser makes them, before they are painted; what they need stands in the page before them.
// A page holds this file and those beside it that settle something in it; each adds settlers: selector → act.
// A comment is a line of its own: such lines are left out.

const root = document.documentElement;
root.classList.replace("no-js", "js");

const remembered = (name) => {
  try {
    return localStorage.getItem(`explainer.${name}`) ?? "";
  } catch {
    // Storage may be refused.
    return "";
  }
};

// What is kept may be of another version, or of somebody's hand: only what is known counts.
const scheme = remembered("scheme");
if (["light", "dark"].includes(scheme)) root.dataset.scheme = scheme;

const settlers = {};
const settle = (records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      // What is no element matches nothing.
      for (const selector in settlers) if (node.matches?.(selector)) settlers[selector](node);
    }
  }
};
const observer = new MutationObserver(settle);
observer.observe(root, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => {
  settle(observer.takeRecords());
  observer.disconnect();
});
