// The reader's own day among the article's dates.

const days = (day) => Date.parse(day) / 86_400_000;

settlers[".t-today"] = (one) => {
  const { first, last } = one.ownerSVGElement.dataset;
  const left = Number(one.dataset.left);
  const width = Number(one.dataset.width);
  const at = (days(today) - days(first)) / (days(last) - days(first));
  if (at < 0 || at > 1) one.dataset.beyond = at < 0 ? "before" : "after";
  const x = left + width * Math.min(1, Math.max(0, at));
  one.setAttribute("transform", `translate(${Math.round(x)})`);
  one.setAttribute("text-anchor", x < left + 0.15 * width ? "start" : x > left + 0.85 * width ? "end" : "middle");
};
