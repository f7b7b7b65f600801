// The search dialog: loaded when somebody searches. What a query finds, search-index.js knows.

import { element } from "./element.js";
import { Index } from "./search-index.js";

const PAUSE = 200;
const SHOWN = 8;
const indexes = new Map();

function indexOf(base, tag) {
  const address = new URL(`assets/search/${tag}/`, base).href;
  if (!indexes.has(address)) {
    const index = Index.at(address);
    index.catch(() => indexes.delete(address));
    indexes.set(address, index);
  }
  return indexes.get(address);
}

function styled(base) {
  const href = new URL("assets/search.css", base).href;
  if ([...document.querySelectorAll('link[rel="stylesheet"]')].some((link) => link.href === href)) return null;
  const link = element("link", { rel: "stylesheet", href });
  const loaded = new Promise((done) => {
    link.onload = link.onerror = done;
  });
  document.head.append(link);
  return loaded;
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/**
 * Shows the search dialog. Resolves when it is open.
 *
 * `base`: the site's root, relative to the page or absolute. `locale`: {tag, prefix} of the page's language.
 * `words`: what is said before the index is there, and without it: `search.label`, `.close`, `.failed`; the index brings
 * the others. `locales`: [{tag, prefix, name}], offers a search in all of them.
 * `reveal`: shows what the page's address points at, when a result leads to where the reader is already.
 */
export async function open({ base, locale, words, locales = [], reveal = () => {} }) {
  if (document.querySelector("dialog.search")) return;
  const root = new URL(base, document.baseURI);
  await styled(root);
  if (document.querySelector("dialog.search")) return;

  const field = element("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: false });
  field.enterKeyHint = "search";
  const status = element("p", { className: "search__status", role: "status" });
  const near = element("button", { type: "button", className: "search__near", hidden: true });
  const list = element("ol", { className: "search__results" });
  const more = element("button", { type: "button", className: "search__more", hidden: true });
  const close = element("button", { type: "button", className: "search__close", textContent: "×" });
  close.setAttribute("aria-label", words["search.close"]);
  const all = element("input", { type: "checkbox" });
  const everywhere = element("label", { className: "search__all" }, all);
  const label = element("label", { htmlFor: field.id, id: "search-label", textContent: words["search.label"] });
  const head = element("div", { className: "search__head" }, label, close, field);
  const dialog = element("dialog", { className: "search" }, head, status, near, list, more);
  dialog.setAttribute("aria-labelledby", label.id);

  let run = 0;
  let timer = 0;
  let pending = Promise.resolve();
  let shown = { searched: "", total: 0, show: async () => [] };

  let said = {};
  const loading = indexOf(root, locale.tag);
  loading.then(
    (index) => {
      said = index.manifest.words;
      more.textContent = said["search.more"];
      everywhere.append(` ${said["search.all"]}`);
      if (locales.length > 1) head.append(everywhere);
    },
    () => (status.textContent = words["search.failed"]),
  );

  async function findIn(one, query) {
    const { total, show } = await (await indexOf(root, one.tag)).find(query);
    return { total, show: async (from, to) => (await show(from, to)).map((result) => ({ ...result, ...one })) };
  }

  async function find(query) {
    const others = all.checked ? locales.filter((one) => one.tag !== locale.tag) : [];
    const found = await Promise.all([locale, ...others].map((one) => findIn(one, query)));
    const total = found.reduce((sum, one) => sum + one.total, 0);
    const show = async (from, to) => {
      const results = [];
      let before = 0;
      for (const one of found) {
        results.push(...(await one.show(Math.max(0, from - before), Math.max(0, to - before))));
        before += one.total;
      }
      return results;
    };
    return { total, show };
  }

  function item({ path, anchor, page, parts, prefix = "", tag }) {
    const text = element("span", { className: "search__text" });
    for (const part of parts) text.append(part.hit ? element("mark", { textContent: part.text }) : part.text);
    const link = element("a", {}, element("span", { className: "search__page", textContent: page }), " ", text);
    link.href = new URL(`${prefix}${path}${anchor ? `#${anchor}` : ""}`, root).href;
    if (tag !== locale.tag) Object.assign(link, { lang: tag, hreflang: tag, dir: "auto" });
    return element("li", {}, link);
  }

  async function search() {
    clearTimeout(timer);
    timer = 0;
    const query = field.value.trimStart();
    const mine = ++run;
    try {
      const found = query ? await find(query) : { total: 0, show: async () => [] };
      const results = await found.show(0, SHOWN);
      const instead = query && !found.total ? await (await indexOf(root, locale.tag)).nearest(query) : "";
      if (mine !== run) return;
      near.hidden = !instead;
      near.value = instead;
      near.textContent = filled(said["search.near"], { query: instead });
      shown = found;
      list.replaceChildren(...results.map(item));
      more.hidden = found.total <= results.length;
      status.textContent = !query
        ? ""
        : filled(said[found.total ? "search.count" : "search.none"], { count: found.total, query: query.trim() });
    } catch {
      if (mine !== run) return;
      list.replaceChildren();
      more.hidden = near.hidden = true;
      status.textContent = words["search.failed"];
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => (pending = search()), PAUSE);
  }

  const links = () => [...list.querySelectorAll("a")];

  field.addEventListener("input", (event) => event.isComposing || soon());
  field.addEventListener("compositionend", soon);
  near.addEventListener("click", () => {
    field.value = near.value;
    field.focus();
    pending = search();
  });
  all.addEventListener("change", () => (pending = search()));
  more.addEventListener("click", async () => {
    const mine = run;
    const from = list.children.length;
    const results = await shown.show(from, from + SHOWN).catch(() => null);
    if (mine !== run) return;
    if (!results) {
      status.textContent = words["search.failed"];
      return;
    }
    list.append(...results.map(item));
    more.hidden = shown.total <= list.children.length;
    links()[from]?.focus();
  });

  dialog.addEventListener("keydown", async (event) => {
    // 229: the key belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    const places = [field, ...links()];
    const at = places.indexOf(document.activeElement);
    if (event.key === "Escape") {
      // A search field would take the first Escape to empty itself.
      event.preventDefault();
      dialog.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (at < 0) return;
      event.preventDefault();
      places[Math.min(places.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      if (timer) pending = search();
      await pending;
      if (dialog.open && document.activeElement === field) links()[0]?.click();
    }
  });

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target === close) dialog.close();
    const link = event.target.closest?.(".search__results a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    dialog.close();
    // The same address again is no change of it.
    if (link.href === location.href) reveal();
  });

  dialog.addEventListener("close", () => {
    run++;
    clearTimeout(timer);
    // A click's default action, going to the link's address, needs the link to be in the page.
    setTimeout(() => dialog.remove());
  });

  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
