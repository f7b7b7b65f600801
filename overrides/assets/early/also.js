// The same page in a language that the reader's browser prefers to this one.

/** How early the browser names a language among those that its reader prefers. */
const rank = (tag) => {
  const at = navigator.languages.findIndex((one) => one.toLowerCase() === tag || one.toLowerCase().startsWith(`${tag}-`));
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
