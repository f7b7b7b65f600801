// What was ahead in the article and is past on the reader's clock.
settlers[".passed"] = (one) => {
  if (one.dataset.until >= today) return;
  one.removeAttribute("hidden");
  one.dataset.past = "";
};
