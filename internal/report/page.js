"use strict";
(() => {
  const facts = [...document.querySelectorAll(".f")];
  const pieces = new Map(facts.map((f) => [f.id, []]));
  for (const w of document.querySelectorAll(".w"))
    for (const id of w.dataset.f.split(" ")) pieces.get(id).push(w);

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (node) => node.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  let chosen = null;

  function choose(fact) {
    document.querySelectorAll(".on").forEach((n) => n.classList.remove("on"));
    chosen = fact;
    if (!fact) return;
    fact.classList.add("on");
    const words = pieces.get(fact.id);
    words.forEach((w) => w.classList.add("on"));
    if (words.length) show(words[0]);
    show(fact);
    history.replaceState(null, "", "#" + fact.id);
  }

  document.addEventListener("click", (event) => {
    const fact = event.target.closest(".f");
    if (fact) {
      event.preventDefault();
      choose(fact === chosen ? null : fact);
      return;
    }
    const word = event.target.closest(".w");
    if (word) { // the same word again goes on to the next fact that lies over it
      event.preventDefault();
      const ids = word.dataset.f.split(" ");
      const next = chosen ? ids.indexOf(chosen.id) + 1 : 0;
      choose(document.getElementById(ids[next % ids.length]));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (event.key === "Escape") choose(null);
    if (!step || !facts.length) return;
    const at = chosen ? facts.indexOf(chosen) + step : 0;
    const fact = facts[(at + facts.length) % facts.length];
    choose(fact);
    fact.focus({ preventScroll: true });
  });
})();
