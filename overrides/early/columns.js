// The columns that the reader has put away; until then a narrow screen, where they follow each other, begins with two:
// this page's language and, of the others, the one that the reader's browser prefers.

const others = () => Array.from(document.querySelectorAll(".languages a:not([aria-current])"), ({ lang }) => lang);
const preferred = () => navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => others().includes(tag));

settlers[".columns input"] = (one) => {
  const away = remembered("columns");
  const two = [root.lang, preferred() ?? others()[0]].map((tag) => `show-${tag}`);
  one.checked = away || matchMedia("(width >= 62.5rem)").matches ? !away.split(" ").includes(one.name) : two.includes(one.name);
};
