// The columns that the reader has put away.
settlers[".columns input"] = (one) => {
  one.checked &&= !remembered("columns").split(" ").includes(one.id);
};
