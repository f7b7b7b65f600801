// Runs before the first paint: says that scripts run, and keeps a reader's chosen scheme from flashing the other one.
document.documentElement.classList.replace("no-js", "js");
try {
  const scheme = localStorage.getItem("explainer.scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch {} // storage may be refused; then the device decides
