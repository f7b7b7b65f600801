// What depends on the reader's own day.

const now = new Date();
const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, "2024-03-09".length);

// How old the information is.

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

// What was ahead in the article and is past on the reader's clock.

settlers[".passed"] = (one) => {
  if (one.dataset.until >= today) return;
  one.removeAttribute("hidden");
  one.dataset.past = "";
};

// The reader's own day among the article's dates.

const days = (day) => Date.parse(day) / 86_400_000;

settlers[".t-today"] = (one) => {
  const { first, last } = one.parentElement.dataset;
  const at = (days(today) - days(first)) / (days(last) - days(first));
  if (at < 0 || at > 1) one.dataset.beyond = at < 0 ? "before" : "after";
  const place = Math.min(1, Math.max(0, at));
  // As the drawing has its dates.
  one.setAttribute("x", `${2 + 96 * place}%`);
  one.setAttribute("text-anchor", place < 0.15 ? "start" : place > 0.85 ? "end" : "middle");
};
