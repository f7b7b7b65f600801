// Runs before the first paint: says that scripts run, and settles what would otherwise move the page or flash later.
// Elements are seen as the parser makes them, before they are painted; what they need stands in the page before them.
// No module, which would wait for the page; in a block, so that its names stay its own.

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

  // --- The same page in a language that the reader's browser prefers to this one.

  /** A language as it is written: a reader who prefers zh-CN reads zh-Hans, and one of kk-Latn does not read kk. */
  const written = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {
      return tag; // browsers have been seen to name what is no language, such as en-US@posix
    }
  };

  /** How early the browser names a language among those that its reader prefers. */
  const rank = (tag) => {
    const at = navigator.languages.findIndex((one) => written(one) === written(tag));
    return at < 0 ? Infinity : at;
  };
  let best = rank(root.lang);
  let offer = null;

  settlers[".also"] = (one) => {
    const at = rank(one.lang);
    if (at >= best || remembered("also") === "off") return;
    if (offer) offer.hidden = true;
    one.hidden = false;
    [best, offer] = [at, one];
  };

  // --- How old the information is.

  /** The id of the words for an age in whole months, and the number in them. */
  const age = (months) => {
    if (months >= 24) return ["age.years", Math.floor(months / 12)];
    if (months >= 12) return ["age.year"];
    return months >= 2 ? ["age.months", months] : ["age.month"];
  };

  settlers[".age"] = (one) => {
    const { updated } = one.closest(".frame").dataset;
    if (!updated) return;
    const [year, month, day] = updated.split("-").map(Number);
    const [nowYear, nowMonth, nowDay] = today.split("-").map(Number);
    const months = (nowYear - year) * 12 + nowMonth - month - (nowDay < day ? 1 : 0);
    if (months < 1) return;
    const [id, count] = age(months);
    const words = document.querySelector(".words").content;
    // In Russian, “21 years” takes another form than “22 years”: such numbers have a wording of their own.
    const own = count && words.querySelector(`[value="${id}.${new Intl.PluralRules(root.lang).select(count)}"]`);
    one.textContent = (own || words.querySelector(`[value="${id}"]`)).textContent.replace("{count}", count);
    one.hidden = false;
  };

  // --- What was ahead in the article and is past on the reader's clock.

  settlers[".passed"] = (one) => {
    if (one.dataset.until >= today) return;
    one.removeAttribute("hidden");
    one.dataset.past = "";
  };

  // --- The reader's own day among the article's dates.

  const days = (day) => Date.parse(day) / 86_400_000;

  settlers[".t-today"] = (one) => {
    const { first, last } = one.parentElement.dataset;
    const at = (days(today) - days(first)) / (days(last) - days(first));
    if (at < 0 || at > 1) one.dataset.beyond = at < 0 ? "before" : "after";
    const place = Math.min(1, Math.max(0, at));
    one.setAttribute("x", `${2 + 96 * place}%`); // as the drawing has its dates
    one.setAttribute("text-anchor", place < 0.15 ? "start" : place > 0.85 ? "end" : "middle");
  };

  // --- The columns that the reader has put away; until then a narrow screen, where they follow each other, begins with two:
  // this page's language and, of the others, the one that the reader's browser prefers.

  const others = () => Array.from(document.querySelectorAll(".languages a:not([aria-current])"), ({ lang }) => lang);
  const preferred = () => navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => others().includes(tag));

  settlers[".columns input"] = (one) => {
    const away = remembered("columns");
    const two = [root.lang, preferred() ?? others()[0]].map((tag) => `show-${tag}`);
    one.checked = away || matchMedia("(width >= 62.5rem)").matches ? !away.split(" ").includes(one.name) : two.includes(one.name);
  };
}
