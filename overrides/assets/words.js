// Words as the search compares them: fold, tokens and stems, the same three algorithms as in
// scripts/explainer/search/rules.py, whose docstring specifies them; and how a phrase without spaces is taken apart.

const MARKS = /[\u0300-\u036f]/g;
const WORD = /[\p{L}\p{N}\p{M}]/u;
export const HAN = /\p{Script=Han}/u;
const NONE = new Set();

/** A text without what readers leave out when they type; `letters`: what a character becomes, "" drops it. */
export function folding(letters) {
  const become = new Map(Object.entries(letters));
  return (text) => {
    const bare = text.normalize("NFKD").toLowerCase().replace(MARKS, "").normalize("NFC");
    return Array.from(bare, (char) => become.get(char) ?? char).join("");
  };
}

/** One language's rules, as the manifest carries them. */
export class Rules {
  #stems = new Map();

  constructor(data) {
    this.fold = folding(data.fold);
    this.dropped = new Set(Object.entries(data.fold).flatMap(([char, instead]) => (instead ? [] : [char])));
    this.least = data.least;
    this.vowels = new Set(data.vowels.map((vowel) => this.fold(vowel)));
    this.rounds = data.rounds;
    this.unspaced = data.unspaced;
    this.soft = data.soft;
    this.joints = new Set(data.joints.map((joint) => this.fold(joint)));
    this.stop = new Set(data.stop.map((word) => this.fold(word)));
    this.short = new Set(data.short.map((word) => this.fold(word)));
    this.suffixes = [...new Set(data.suffixes.map((suffix) => this.fold(suffix)))];
    this.names = [...new Set(data.names.map((suffix) => this.fold(suffix)))];
    this.swaps = data.ends
      .map((pair) => pair.map((end) => this.fold(end)))
      .flatMap(([one, other]) => (one === other ? [] : [[one, other], [other, one]]));
  }

  isUnspaced(char) {
    return within(this.unspaced, char);
  }

  /** The folded text's stretches: words, and runs of a script without spaces. */
  runs(text) {
    const runs = [];
    let open = null;
    for (const char of this.fold(text)) {
      const kind = this.isUnspaced(char) ? "run" : WORD.test(char) ? "word" : null;
      if (kind && open?.kind === kind) open.text += char;
      else if (kind) runs.push((open = { kind, text: char }));
      else open = null;
    }
    return runs;
  }

  tokens(text) {
    return this.runs(text).flatMap((run) => {
      if (run.kind === "word") return [run.text];
      const chars = [...run.text];
      return chars.map((char, at) => char + (chars[at + 1] ?? ""));
    });
  }

  stems(word) {
    if (!this.#stems.has(word)) this.#stems.set(word, this.stemsBy(word, this.suffixes, this.vowels));
    return this.#stems.get(word);
  }

  stemsBy(word, suffixes, vowels = NONE) {
    const isStem = (rest) => rest.length >= this.least && (vowels.size === 0 || rest.some((char) => vowels.has(char)));
    if (/\p{N}/u.test(word)) return new Set([word]);
    const stems = new Set([word]);
    let last = [word];
    for (let round = 0; round < this.rounds; round++) {
      last = last.flatMap((stem) =>
        suffixes
          .filter((suffix) => stem.endsWith(suffix))
          .map((suffix) => stem.slice(0, -suffix.length))
          .filter((rest) => isStem([...rest]) || this.short.has(rest)),
      );
      for (const stem of last) stems.add(stem);
    }
    for (const stem of [...stems]) {
      for (const [one, other] of this.swaps) {
        if (stem.endsWith(one)) stems.add(stem.slice(0, -one.length) + other);
      }
    }
    return stems;
  }
}

/** Compared by code point: as strings, characters outside the first 65,536 would stand before some inside. */
export function within(ranges, char) {
  const code = char.codePointAt(0);
  return ranges.some(([first, last]) => first.codePointAt(0) <= code && code <= last.codePointAt(0));
}

/** Which script a character of a run has; where it changes, words may meet: 日本|カザフスタン, 再開|は. */
export const scriptOf = (rules, char) => (HAN.test(char) ? "han" : within(rules.soft, char) ? "soft" : "kana");

/** The pieces of a phrase between its particles, each without the inflection at its end. */
export function pieced(runs, rules) {
  const pieces = [[]];
  for (const run of runs) {
    if (run.kind === "word") {
      pieces.at(-1).push(run);
      continue;
    }
    const parts = [];
    for (const char of run.text) {
      const isSoft = within(rules.soft, char);
      if (parts.at(-1)?.isSoft === isSoft) parts.at(-1).text += char;
      else parts.push({ isSoft, text: char });
    }
    for (const { isSoft, text } of parts) {
      const last = pieces.at(-1);
      if (isSoft && rules.joints.has(text)) pieces.push([]);
      else if (last.at(-1)?.kind === "run") last.at(-1).text += text;
      else last.push({ kind: "run", text });
    }
  }
  for (const piece of pieces) {
    const last = piece.at(-1);
    if (last?.kind !== "run") continue;
    const chars = [...last.text];
    while (chars.length > 0 && within(rules.soft, chars.at(-1))) chars.pop();
    last.text = chars.join("");
    if (!last.text) piece.pop();
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** A piece's parts, at changes of script: 2月29日|会談, 日本|カザフスタン. A single character joins a neighbour. */
export function parted(piece, rules) {
  const parts = [];
  for (const run of piece) {
    if (run.kind === "word") {
      const isNumber = /^\p{N}/u.test(run.text);
      if (isNumber && parts.at(-1)?.kind === "counter") parts.at(-1).runs.push(run);
      else parts.push({ runs: [run], length: 2 });
      parts.at(-1).kind = isNumber ? "number" : "word";
      continue;
    }
    for (const [at, char] of [...run.text].entries()) {
      const last = parts.at(-1);
      const now = scriptOf(rules, char);
      // What counts stays with its number: 29日.
      const goesOn = last && (now === "soft" || now === last.kind || (at === 0 && last.kind === "number"));
      if (!goesOn) parts.push({ kind: now, runs: [{ kind: "run", text: char }], length: 1 });
      else {
        const open = last.runs.at(-1);
        if (open.kind === "run") open.text += char;
        else last.runs.push({ kind: "run", text: char });
        last.length += 1;
        last.kind = last.kind === "number" ? "counter" : now;
      }
    }
  }
  for (let at = 0; at < parts.length && parts.length > 1; ) {
    if (parts[at].length > 1) {
      at += 1;
      continue;
    }
    at = Math.max(0, at - 1);
    const [one, two] = parts.slice(at, at + 2);
    const runs = [...one.runs];
    for (const run of two.runs) {
      const open = run.kind === "run" && runs.at(-1).kind === "run" ? runs.pop().text : "";
      runs.push({ kind: run.kind, text: open + run.text });
    }
    parts.splice(at, 2, { kind: two.kind, runs, length: one.length + two.length });
  }
  return parts.map((part) => part.runs);
}

/** A text as parts of which some are what was looked for: [{text, hit}]. */
export function marked(text, marks, rules) {
  const chars = [...text];
  const hits = new Array(chars.length).fill(false);
  let from = 0;
  for (let at = 0; at <= chars.length; at++) {
    if (at < chars.length && WORD.test(chars[at]) && !rules.isUnspaced(rules.fold(chars[at]))) continue;
    if (at > from && marks.words.has(rules.fold(chars.slice(from, at).join("")))) hits.fill(true, from, at);
    from = at + 1;
    // The characters of a script without spaces are no word; a word may end right before one.
    if (at < chars.length && marks.words.has(rules.fold(chars[at] + (chars[at + 1] ?? "")))) hits[at] = true;
  }
  const origin = [];
  let folded = "";
  for (const [at, char] of chars.entries()) {
    const letters = WORD.test(char) ? rules.fold(char) : "";
    folded += letters;
    for (let unit = 0; unit < letters.length; unit++) origin.push(at);
  }
  for (const phrase of marks.phrases) {
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
      hits.fill(true, origin[at], origin[at + phrase.length - 1] + 1);
    }
  }
  const parts = [];
  for (const [at, char] of chars.entries()) {
    if (parts.at(-1)?.hit === hits[at]) parts.at(-1).text += char;
    else parts.push({ text: char, hit: hits[at] });
  }
  return parts;
}
