// Runs before the first paint: says that scripts run, and settles what would otherwise move the page or flash later.
// Elements are seen as the parser makes them, before they are painted; what they need stands in the page before them.

{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const remembered = (name) => {
    try {
      return localStorage.getItem(`explainer.${name}`) ?? "";
    } catch {
      return ""; // storage may be refused
    }
  };

  const scheme = remembered("scheme");
  if (scheme) root.dataset.scheme = scheme;

  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, "2024-03-09".length);
  const days = (day) => Date.parse(day) / 86_400_000;

  /** How early the browser names a language among those that its reader prefers. */
  const rank = (tag) => {
    const at = navigator.languages.findIndex((one) => one.toLowerCase() === tag || one.toLowerCase().startsWith(`${tag}-`));
    return at < 0 ? Infinity : at;
  };
  let best = rank(root.lang);
  let offer = null;

  /** The id of the words for an age in whole months, and the number in them. */
  const age = (months) => {
    if (months >= 24) return ["age.years", Math.floor(months / 12)];
    if (months >= 12) return ["age.year"];
    return months >= 2 ? ["age.months", months] : ["age.month"];
  };

  const settlers = {
    // The same page in a language that the reader's browser prefers to this one.
    ".also"(one) {
      const at = rank(one.lang);
      if (at >= best || remembered("also") === "off") return;
      if (offer) offer.hidden = true;
      one.hidden = false;
      [best, offer] = [at, one];
    },

    // The columns that the reader has put away.
    ".columns input"(one) {
      one.checked &&= !remembered("columns").split(" ").includes(one.id);
    },

    // What was ahead in the article and is past on the reader's clock.
    ".passed"(one) {
      if (one.dataset.until >= today) return;
      one.removeAttribute("hidden");
      one.dataset.past = "";
    },

    // How old the information is: before the reading time.
    ".status__item:not(.age)"(one) {
      const { updated } = one.closest(".frame").dataset;
      if (!updated || one.previousElementSibling?.matches(".age")) return;
      const [year, month, day] = updated.split("-").map(Number);
      const [nowYear, nowMonth, nowDay] = today.split("-").map(Number);
      const months = (nowYear - year) * 12 + nowMonth - month - (nowDay < day ? 1 : 0);
      if (months < 1) return;
      const [id, count] = age(months);
      const words = document.querySelector(".words").content.querySelector(`[value="${id}"]`).textContent;
      const item = document.createElement("span");
      item.className = "status__item age";
      item.textContent = words.replace("{count}", count);
      one.before(item, " ");
    },

    // The reader's own day among the article's dates.
    ".t-today"(one) {
      const { first, last } = one.ownerSVGElement.dataset;
      const left = Number(one.dataset.left);
      const width = Number(one.dataset.width);
      const at = (days(today) - days(first)) / (days(last) - days(first));
      if (at < 0 || at > 1) one.dataset.beyond = at < 0 ? "before" : "after";
      const x = left + width * Math.min(1, Math.max(0, at));
      one.setAttribute("transform", `translate(${Math.round(x)})`);
      one.setAttribute("text-anchor", x < left + 0.15 * width ? "start" : x > left + 0.85 * width ? "end" : "middle");
    },
  };

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
}
