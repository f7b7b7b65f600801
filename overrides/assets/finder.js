// The finder on a home page of many explainers: loaded when somebody turns to its form. Nothing is sent anywhere; the
// list of explainers (written by the build) is fetched once and read here.

import { element } from "./element.js";
import { folding } from "./words.js";

const FIELDS = ["words", "person", "country"];

/** A text, in a language of its own where that is not the page's. */
function said(name, text) {
  return typeof text === "string" ? element(name, { textContent: text }) : element(name, { textContent: text[0], lang: text[1], dir: "auto" });
}

const bare = (text) => (typeof text === "string" ? text : text[0]);

/** Whether all words of the query stand in the text, be it as parts of longer ones. */
function holds(text, query) {
  return query.every((word) => text.includes(word));
}

function item([href, title, words]) {
  const link = said("a", title);
  link.href = href;
  const status = element("p", { className: "status" });
  for (const word of words) {
    const one = said("span", word);
    one.className = "status__item";
    status.append(one, " ");
  }
  return element("li", {}, element("h2", {}, link), status); // nothing stands between these and the title
}

export async function start(form, base, words) {
  const count = form.querySelector(".finder__count");
  const data = await fetch(`${base}assets/explainers/${document.documentElement.lang}.json`)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null); // a network that wants a password answers with a page of its own
  if (!data) {
    count.textContent = words["search.failed"];
    return;
  }
  const { fold: letters, people, countries, explainers } = data;
  const fold = folding(letters);
  const folded = (names) => names.map((name) => fold(bare(name)));
  const of = { person: folded(people), country: folded(countries) };
  const texts = explainers.map(([, title, status]) => fold([title, ...status].map(bare).join(" ")));

  const options = (names) => [...names].map(bare).sort((one, other) => one.localeCompare(other)).map((value) => element("option", { value }));
  form.querySelector("#finder-people").append(...options(people));
  form.querySelector("#finder-countries").append(...options(countries));

  const list = element("ul", { className: "explainers", hidden: true });
  form.after(list);
  const rest = [...form.parentElement.children].slice([...form.parentElement.children].indexOf(list) + 1).filter((one) => !one.matches(".made"));

  function show() {
    const asked = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
    const query = Object.fromEntries(FIELDS.map((name) => [name, fold(asked[name]).split(/\s+/).filter(Boolean)]));
    const isAsked = FIELDS.some((name) => query[name].length > 0);
    const named = (numbers, sort) => query[sort].length === 0 || numbers.some((number) => holds(of[sort][number], query[sort]));
    const found = isAsked
      ? explainers.filter(
          ([, , , persons, lands], at) => holds(texts[at], query.words) && named(persons, "person") && named(lands, "country"),
        )
      : [];
    list.replaceChildren(...found.map(item));
    list.hidden = !isAsked;
    for (const one of rest) one.hidden = isAsked;
    count.textContent = isAsked ? words["search.count"].replace("{count}", found.length) : "";
    const address = new URL(location);
    for (const name of FIELDS) {
      if (asked[name]) address.searchParams.set(name, asked[name]);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // What was typed while the list was on its way.
  show();
}
