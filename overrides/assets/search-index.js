// Search: what a query finds in a language's index, whose files scripts/explainer/search/index.py specifies.
//
// A query is a list of units, all of which a sentence must hold. A unit is a word, or a phrase of a script without
// spaces, whose characters must follow each other. A word is found exactly, or by a shared stem; when that finds
// nothing, it may be two words in the text, or two words one (air travel, airtravel); at last, the query's last word
// may be the beginning of one. A phrase that is nowhere is taken apart. What is nowhere finds nothing.

import { HAN, Rules, marked, parted, pieced, scriptOf } from "./words.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** At most so many vocabulary files are fetched for one beginning of a word: a short one would want many. */
const RANGE = 2;
const SHORTEST_BEGINNING = 3;
/** The same of another language's name: тор is no beginning of төраға. */
const SHORTEST_NAME = 4;
/** The shortest part of a compound, in letters, and of one written in Han characters. */
const SHORTEST_PART = 3;
const SHORTEST_HAN = 2;
/** Below this quality a word shares so little with what was typed that two words in the text may be closer to it. */
const WEAK = 0.4;

/** A name as it is typed before it is converted, やまだ, and as it is written, ヤマダ. */
const KANA = /^[ぁ-ゖー]+$/u;
const inKatakana = (text) => text.replace(/[ぁ-ゖ]/gu, (char) => String.fromCodePoint(char.codePointAt(0) + 0x60));

/** How many letters a typing mistake may touch: none in a short word. */
const slips = (word) => Math.min(2, Math.floor(word.length / 4));

/** How many letters one word has more, less, other or exchanged than the other. */
function distance(one, other) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const cost = one[at - 1] === other[to - 1] ? 0 : 1;
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + cost);
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        next[to] = Math.min(next[to], before[to - 2] + 1);
      }
    }
    [before, row] = [row, next];
  }
  return row.at(-1);
}

/** How alike two words are by the longest stem they share: 0 (none) to 1. */
function likeness(word, stems, other, otherStems) {
  if (word === other) return 1;
  let shared = 0;
  for (const stem of otherStems) if (stems.has(stem)) shared = Math.max(shared, stem.length);
  return (0.9 * Math.min(shared, word.length, other.length)) / Math.max(word.length, other.length);
}

async function fetchJson(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** One language's index at an address that ends in `/`. */
export class Index {
  #files = new Map();

  static async at(address) {
    return new Index(address, await fetchJson(`${address}manifest.json`, "no-cache"));
  }

  constructor(address, manifest) {
    this.address = address;
    this.manifest = manifest;
    this.rules = new Rules(manifest.rules);
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const file = fetchJson(`${this.address}${name}.json?${this.manifest.digest}`, "default");
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return this.#files.get(name);
  }

  /** The vocabulary files that may hold tokens with this beginning. */
  async #range(beginning) {
    const { shards } = this.manifest;
    const from = Math.max(0, shards.findLastIndex((first) => first <= beginning));
    let end = from + 1;
    while (end < from + RANGE && shards[end]?.startsWith(beginning)) end++;
    const numbers = shards.map((_, at) => at).slice(from, end);
    return Promise.all(numbers.map((at) => this.#file(`t-${at}`)));
  }

  async #ranges(beginnings) {
    const least = [...beginnings].filter((one) => ![...beginnings].some((two) => two !== one && one.startsWith(two)));
    const ranges = await Promise.all(least.map((beginning) => this.#range(beginning)));
    return [...new Set(ranges.flat())];
  }

  /** Where a token stands, with how well each place answers: place → quality. */
  async #exactly(token) {
    const found = new Map();
    for (const { t } of await this.#range(token)) if (Object.hasOwn(t, token)) add(found, t[token], 1);
    return found;
  }

  async #word(word, marks) {
    const stems = this.rules.stems(word);
    const found = new Map();
    for (const { t } of await this.#ranges(stems)) {
      for (const [token, places] of Object.entries(t)) {
        // A word that says nothing is no form of another: после, посол.
        if (token !== word && (this.rules.stop.has(token) || this.rules.stop.has(word))) continue;
        const quality = likeness(word, stems, token, this.rules.stems(token));
        if (quality === 0) continue;
        add(found, places, quality);
        marks.words.add(token);
      }
    }
    return found;
  }

  async #beginning(beginning, marks) {
    const found = new Map();
    for (const { t } of await this.#range(beginning)) {
      for (const [token, places] of Object.entries(t)) {
        if (!token.startsWith(beginning)) continue;
        add(found, places, (0.5 * beginning.length) / token.length);
        marks.words.add(token);
      }
    }
    return found;
  }

  /** Where the stretches follow each other: the place of the first → the least quality among them. */
  async #phrase(runs, marks) {
    const wanted = [];
    const between = [];
    let at = 0;
    for (const [number, run] of runs.entries()) {
      if (run.kind === "word") {
        wanted.push({ at, places: this.#word(run.text, marks) });
        at += 1;
        continue;
      }
      const chars = [...run.text];
      if (chars.length === 1) {
        const isLast = number === runs.length - 1;
        wanted.push({ at, places: isLast ? this.#beginning(run.text, marks) : this.#exactly(run.text) });
      }
      // Every second pair covers the phrase, and needs half the files.
      for (let pair = 0; pair < chars.length - 1; pair++) {
        const token = chars[pair] + chars[pair + 1];
        if (this.rules.stop.has(token)) continue;
        if (pair % 2 === 0 || pair === chars.length - 2) wanted.push({ at: at + pair, places: this.#exactly(token) });
        else between.push({ at: at + pair, token });
      }
      at += chars.length;
    }
    const all = await Promise.all(wanted.map(async (part) => ({ at: part.at, places: await part.places })));
    const found = new Map();
    if (all.length === 0) return found;
    all.sort((one, two) => one.places.size - two.places.size);
    for (const place of all[0].places.keys()) {
      const start = place - all[0].at;
      const qualities = all.map((part) => part.places.get(start + part.at) ?? 0);
      const quality = Math.min(...qualities);
      if (quality > 0) found.set(start, quality);
    }
    // The others tell a phrase from 日本、航空, whose pairs stand in a row too.
    for (const part of found.size > 0 ? between : []) {
      const places = await this.#exactly(part.token);
      for (const start of [...found.keys()]) if (!places.has(start + part.at)) found.delete(start);
    }
    if (found.size > 0) marks.phrases.add(runs.map((run) => run.text).join(""));
    return found;
  }

  /**
   * A phrase as typed. Where that is nowhere, its parts: at the dots inside names, at particles, which may differ, and
   * where words meet without any. Each part must stand in the sentence.
   */
  async #loosely({ chunk, runs }, marks) {
    let whole = await this.#phrase(runs, marks);
    if (whole.size === 0 && runs.every(({ text }) => KANA.test(text))) {
      whole = await this.#phrase(runs.map((run) => ({ ...run, text: inKatakana(run.text) })), marks);
    }
    if (whole.size > 0) return [whole];
    const names = [...chunk].map((char) => (this.rules.dropped.has(char) ? " " : char)).join("");
    const chunks = names.split(/\s+/u).filter((name) => this.rules.runs(name).length > 0);
    if (chunks.length > 1) {
      const units = chunks.map((name) => ({ chunk: name, runs: this.rules.runs(name) }));
      return (await Promise.all(units.map((unit) => this.#loosely(unit, marks)))).flat();
    }
    const pieces = pieced(runs, this.rules);
    if (pieces.length === 0) return [whole];
    return (await Promise.all(pieces.map((piece) => this.#piece(piece, marks)))).flat();
  }

  /** A piece without particles, or its parts: 駐カザフスタン大使, 航空便再開. */
  async #piece(piece, marks) {
    const whole = await this.#phrase(piece, marks);
    if (whole.size > 0) return [whole];
    const parts = parted(piece, this.rules);
    return Promise.all(parts.map((part) => this.#part(part, marks)));
  }

  async #part(runs, marks) {
    const found = await this.#ending(runs, marks);
    if (found.size > 0 || runs.length > 1 || runs[0].kind === "word") return found;
    const chars = [...runs[0].text];
    const hard = chars.slice(0, chars.findLastIndex((char) => scriptOf(this.rules, char) !== "soft") + 1);
    if (hard.length < chars.length && hard.length >= SHORTEST_HAN) {
      return this.#part([{ kind: "run", text: hard.join("") }], marks);
    }
    return this.#compound(chars, marks);
  }

  /** A phrase where its last word ends: 航空 is no word in 航空会社, nor 大使 in 大使館. */
  async #ending(runs, marks) {
    const own = { words: new Set(), phrases: new Set() };
    const found = await this.#phrase(runs, own);
    const last = runs.at(-1);
    const char = [...last.text].at(-1);
    if (found.size > 0 && last.kind === "run" && HAN.test(char)) {
      const length = runs.reduce((sum, run) => sum + (run.kind === "word" ? 1 : [...run.text].length), 0);
      const ends = new Set();
      for (const { t } of await this.#range(char)) {
        for (const [token, places] of Object.entries(t)) {
          const [first, second] = token;
          if (first !== char || (second && scriptOf(this.rules, second) === "han")) continue;
          read(places, (place) => ends.add(place));
        }
      }
      for (const start of [...found.keys()]) if (!ends.has(start + length - 1)) found.delete(start);
    }
    if (found.size > 0) for (const phrase of own.phrases) marks.phrases.add(phrase);
    return found;
  }

  /** Han characters as two words or more, which a sentence holds in this order: 経済交流, 経済と文化の交流. */
  async #compound(chars, marks) {
    const found = new Map();
    if (!chars.every((char) => HAN.test(char))) return found;
    const documentOf = (place) => Math.floor(place / 2 ** this.manifest.shift);
    for (let cut = chars.length - SHORTEST_HAN; cut >= SHORTEST_HAN && found.size === 0; cut--) {
      const own = { words: new Set(), phrases: new Set() };
      const heads = await this.#phrase([{ kind: "run", text: chars.slice(0, cut).join("") }], own);
      if (heads.size === 0) continue;
      const tails = await this.#part([{ kind: "run", text: chars.slice(cut).join("") }], own);
      const last = new Map();
      for (const tail of tails.keys()) last.set(documentOf(tail), Math.max(tail, last.get(documentOf(tail)) ?? 0));
      for (const [head, quality] of heads) {
        if (last.get(documentOf(head)) >= head + cut) found.set(head, 0.8 * quality);
      }
      if (found.size > 0) for (const phrase of own.phrases) marks.phrases.add(phrase);
    }
    return found;
  }

  /** The other names of what `words` begin with: how many words that takes, and the names used here. */
  async #names(words, isBeginning) {
    const [word] = words;
    const stems = this.rules.stems(word);
    const loose = new Set([...stems, ...this.rules.stemsBy(word, this.rules.names)]);
    const matches = (typed, name, last) =>
      typed === name ||
      (isBeginning && last && typed.length >= SHORTEST_NAME && name.startsWith(typed)) ||
      this.rules.stemsBy(typed, this.rules.names).has(name) ||
      [...this.rules.stems(name)].some((stem) => this.rules.stems(typed).has(stem));
    let best = { length: 0, names: new Set() };
    for (const { a } of await this.#ranges(loose)) {
      for (const [first, entries] of Object.entries(a)) {
        for (const [rest, ...names] of entries) {
          const form = rest ? [first, ...rest.split(" ")] : [first];
          if (form.length > words.length || form.length < best.length) continue;
          if (!form.every((name, at) => matches(words[at], name, at === words.length - 1))) continue;
          if (form.length > best.length) best = { length: form.length, names: new Set() };
          for (const name of names) best.names.add(name);
        }
      }
    }
    return best;
  }

  async #named(names, marks) {
    const found = new Map();
    for (const name of names) {
      for (const [place, quality] of await this.#phrase(this.rules.runs(name), marks)) {
        found.set(place, Math.max(found.get(place) ?? 0, 0.9 * quality));
      }
    }
    return found;
  }

  /** The query's units in order: consecutive words are kept together for names of several words. */
  #units(query) {
    const units = [];
    for (const chunk of query.normalize("NFKC").split(/\s+/u)) {
      const runs = this.rules.runs(chunk);
      if (runs.some((run) => run.kind === "run")) units.push({ chunk, runs });
      else units.push(...runs.map((run) => ({ word: run.text })));
    }
    const telling = units.filter((unit) => unit.runs || !this.rules.stop.has(unit.word));
    return telling.length > 0 ? telling : units;
  }

  /** Every unit's documents. */
  async #gather(units, isBeginning, marks) {
    const gathered = [];
    for (let at = 0; at < units.length; ) {
      if (units[at].runs) {
        const parts = await this.#loosely(units[at], marks);
        gathered.push(...parts.map((found) => ({ documents: this.#byDocument(found) })));
        at += 1;
        continue;
      }
      const rest = units.slice(at);
      const upTo = rest.findIndex((unit) => unit.runs);
      const words = (upTo < 0 ? rest : rest.slice(0, upTo)).map((unit) => unit.word);
      const { length, names } = await this.#names(words, isBeginning && upTo < 0);
      const isLast = (word) => isBeginning && at + word === units.length - 1;
      const own = [];
      for (let word = 0; word < Math.max(1, length); word++) {
        own.push(this.#byDocument(await this.#single(words[word], isLast(word), marks)));
      }
      if (length > 0) {
        const documents = merge(together(own), this.#byDocument(await this.#named(names, marks)));
        gathered.push({ documents });
        at += length;
        continue;
      }
      const [word, next] = words;
      const before = gathered.at(-1)?.word;
      const joined = async (one, two, last) => this.#byDocument(await this.#single(one + two, last, marks));
      let documents = own[0];
      let taken = 1;
      if (documents.size === 0 && next) {
        documents = await joined(word, next, isLast(1));
        if (documents.size > 0) taken = 2;
      }
      if (documents.size === 0 && before) {
        documents = await joined(before, word, isLast(0));
        if (documents.size > 0) gathered.pop();
      }
      if (taken === 1 && ![...documents.values()].some(({ quality }) => quality >= WEAK)) {
        const two = this.#byDocument(await this.#two(word, isLast(0), marks));
        if (two.size > 0) documents = two;
      }
      gathered.push({ documents, word: taken === 1 ? word : "" });
      at += taken;
    }
    return gathered.map(({ documents }) => documents);
  }

  /** A word, or where it may be unfinished, what begins with it. */
  async #single(word, isLast, marks) {
    const found = await this.#word(word, marks);
    if (!isLast || word.length < SHORTEST_BEGINNING) return found;
    for (const [place, quality] of await this.#beginning(word, marks)) {
      found.set(place, Math.max(found.get(place) ?? 0, quality));
    }
    return found;
  }

  /** One word that the text writes as two: әуекомпания, әуе компаниялары. */
  async #two(word, isLast, marks) {
    const chars = [...word];
    const found = new Map();
    for (let cut = SHORTEST_PART; cut <= chars.length - SHORTEST_PART; cut++) {
      const first = chars.slice(0, cut).join("");
      const firsts = await this.#exactly(first);
      if (firsts.size === 0) continue;
      const own = { words: new Set([first]), phrases: new Set() };
      const seconds = await this.#single(chars.slice(cut).join(""), isLast, own);
      for (const place of firsts.keys()) {
        if (seconds.has(place + 1)) found.set(place, Math.max(found.get(place) ?? 0, seconds.get(place + 1)));
      }
      if (found.size > 0) for (const one of own.words) marks.words.add(one);
    }
    return found;
  }

  #byDocument(found) {
    const documents = new Map();
    const size = 2 ** this.manifest.shift;
    for (const [place, quality] of found) {
      const number = Math.floor(place / size);
      const known = documents.get(number);
      if (!known) documents.set(number, { quality, places: [place % size] });
      else {
        known.quality = Math.max(known.quality, quality);
        known.places.push(place % size);
      }
    }
    return documents;
  }

  #weight(number) {
    return this.manifest.weights.find(([, end]) => number < end)[0];
  }

  /** What a query finds, best first: `total` and `show(from, to)`, which fetches those sentences. */
  async find(query) {
    const units = this.#units(query);
    let marks = { words: new Set(), phrases: new Set() };
    let found = new Map();
    if (units.length > 0) {
      found = together(await this.#gather(units, false, marks));
      // A word that is followed by a space is finished.
      if (found.size === 0 && units.at(-1).word && !/\s$/u.test(query)) {
        marks = { words: new Set(), phrases: new Set() };
        found = together(await this.#gather(units, true, marks));
      }
    }
    const ranked = [...found].map(([number, { quality, window }]) => ({
      number,
      // A step of weight is worth half a likeness: a heading with another case of a name stands before its sentences.
      score: 100 * this.#weight(number) + 200 * quality + 50 / (1 + window),
    }));
    ranked.sort((one, two) => two.score - one.score || one.number - two.number);
    return {
      total: ranked.length,
      show: (from, to) => Promise.all(ranked.slice(from, to).map(({ number }) => this.#document(number, marks))),
    };
  }

  /** The query with each word that is nowhere put right, if that finds something: the nearest word of the sentences. */
  async nearest(query) {
    const put = await Promise.all(query.trim().split(/\s+/u).map((word) => this.#nearest(word)));
    const instead = put.join(" ");
    return put.every(Boolean) && instead !== query.trim() && (await this.find(instead)).total > 0 ? instead : "";
  }

  /** The word itself where it is found, else the one nearest to it as a sentence has it, else nothing. */
  async #nearest(word) {
    if ((await this.find(word)).total > 0 || this.rules.stop.has(this.rules.fold(word))) return word;
    const typed = this.rules.fold(word);
    let best = { away: slips(typed) + 1 };
    const ranges = await Promise.all([1, 2, 3].map((length) => this.#range(typed.slice(0, length))));
    for (const { t } of new Set(ranges.flat())) {
      for (const [token, places] of Object.entries(t)) {
        const away = Math.abs(token.length - typed.length) < best.away ? distance(typed, token) : best.away;
        if (away < best.away) best = { away, token, places };
      }
    }
    if (!best.token) return "";
    let first;
    read(best.places, (place) => (first ??= place));
    const { text } = await this.#document(Math.floor(first / 2 ** this.manifest.shift), { words: new Set(), phrases: new Set() });
    return text.match(/[\p{L}\p{N}\p{M}]+/gu).find((one) => this.rules.fold(one) === best.token) ?? best.token;
  }

  async #document(number, marks) {
    const { block } = this.manifest;
    const { pages, lines } = await this.#file(`d-${Math.floor(number / block)}`);
    const [page, anchor, text] = lines[number % block];
    const [path, title] = pages[page];
    return { path, anchor, page: title, text, parts: marked(text, marks, this.rules) };
  }
}

function add(found, written, quality) {
  read(written, (place) => {
    if (!(found.get(place) >= quality)) found.set(place, quality);
  });
}

function read(written, each) {
  let place = 0;
  let value = 0;
  let factor = 1;
  for (const char of written) {
    const digit = VALUES.get(char);
    value += (digit % 32) * factor;
    factor *= 32;
    if (digit >= 32) continue;
    place += value;
    each(place);
    value = 0;
    factor = 1;
  }
}

function merge(into, more) {
  for (const [number, one] of more) {
    const known = into.get(number);
    if (!known || known.quality < one.quality) into.set(number, one);
  }
  return into;
}

/** The documents that all units have: the mean quality, and how many other words stand between the units' nearest. */
function together(units) {
  const all = new Map();
  const [least, ...others] = [...units].sort((one, two) => one.size - two.size);
  for (const number of least.keys()) {
    if (!others.every((unit) => unit.has(number))) continue;
    const found = units.map((unit) => unit.get(number));
    const quality = found.reduce((sum, one) => sum + one.quality, 0) / found.length;
    const { window, places } = nearest(found.map((one) => one.places));
    all.set(number, { quality, window, places });
  }
  return all;
}

function nearest(lists) {
  let window = Infinity;
  let places = lists[0];
  if (lists.length === 1) return { window: 0, places };
  for (const start of lists[0]) {
    const chosen = lists.map((list) =>
      list.reduce((best, place) => (Math.abs(place - start) < Math.abs(best - start) ? place : best)),
    );
    const size = Math.max(...chosen) - Math.min(...chosen) - lists.length + 1;
    if (size < window) [window, places] = [Math.max(0, size), [Math.min(...chosen)]];
  }
  return { window, places };
}
