// The columns that the reader has put away; until then a narrow screen, where they follow each other, begins with the
// first two: this page's language and one other, the article's own where that is another.

settlers[".columns input"] = (one) => {
  const away = remembered("columns");
  const isWide = matchMedia("(width >= 62.5rem)").matches;
  one.checked = away || isWide ? !away.split(" ").includes(one.name) : one.matches("label:nth-of-type(-n + 2) > *");
};
