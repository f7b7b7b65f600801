// The same page in a language that the reader's browser prefers to this one.

/** A language as it is written: a reader who prefers zh-CN reads zh-Hans, and one of kk-Latn does not read kk. */
const written = (tag) => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    // Browsers have been seen to name what is no language, such as en-US@posix.
    return tag;
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
