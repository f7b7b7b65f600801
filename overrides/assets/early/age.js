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
