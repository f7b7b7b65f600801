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
  const knots = one.parentElement.dataset.scale.split(" ").map((knot) => knot.split("/"));
  const behind = knots.findIndex(([day]) => day >= today);
  let place = behind ? 1000 : 0;
  if (today < knots[0][0]) one.dataset.beyond = "before";
  else if (behind < 0) one.dataset.beyond = "after";
  else if (behind) {
    const [[from, start], [to, end]] = knots.slice(behind - 1, behind + 1);
    place = +start + ((end - start) * (days(today) - days(from))) / (days(to) - days(from));
  }
  // As the drawing has its dates.
  one.setAttribute("x", `${2 + 0.096 * place}%`);
  one.setAttribute("text-anchor", place < 150 ? "start" : place > 850 ? "end" : "middle");
};
