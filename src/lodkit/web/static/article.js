// Pointing at words of the text shows what rests on them; pointing at a fact lights its words.
// Without this script each leads to the other by a link.

const words = document.querySelector(".words");
const stated = document.querySelector(".stated");
const marks = [...document.querySelectorAll(".words .mark")];
const factsOf = (mark) => mark.dataset.facts.split(" ").map((n) => document.getElementById(`f-${n}`));
const hidden = new Set();

function light(facts) {
  const numbers = new Set(facts.map((fact) => fact.id.slice(2)));
  for (const fact of stated.querySelectorAll("li")) fact.classList.toggle("lit", facts.includes(fact));
  for (const mark of marks) {
    mark.classList.toggle("lit", mark.dataset.facts.split(" ").some((n) => numbers.has(n)));
  }
  words.classList.toggle("dim", facts.length > 0);
}

// Only the list moves, never the page under the reader's eyes.
function bringIntoView(fact) {
  if (stated.scrollHeight <= stated.clientHeight) return;
  const [inner, outer] = [fact.getBoundingClientRect(), stated.getBoundingClientRect()];
  if (inner.top < outer.top + 48 || inner.bottom > outer.bottom) {
    stated.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}

const tip = document.createElement("div");
tip.className = "tip";
tip.id = "tip";
tip.hidden = true;
tip.setAttribute("role", "tooltip");
document.querySelector(".reading").after(tip);

function entry(fact) {
  const item = document.createElement("li");
  const sort = document.createElement("span");
  sort.className = "sort";
  sort.textContent = fact.closest(".facts-of").querySelector("h3").textContent;
  const link = fact.firstElementChild.cloneNode(true);
  if (link.matches("a")) link.tabIndex = -1;
  item.append(sort, link);
  return item;
}

function show(mark) {
  const facts = factsOf(mark).filter((fact) => !hidden.has(fact.dataset.kind));
  if (!facts.length) return;
  light(facts);
  bringIntoView(facts[0]);
  const list = document.createElement("ul");
  list.append(...facts.map(entry));
  tip.replaceChildren(list);
  tip.hidden = false;
  mark.setAttribute("aria-describedby", tip.id);
  place(mark);
}

function place(mark) {
  const rects = mark.getClientRects();
  const last = rects[rects.length - 1];
  const room = document.documentElement.clientWidth;
  const left = Math.min(Math.max(8, last.left), room - tip.offsetWidth - 8);
  const below = last.bottom + 6 + tip.offsetHeight < window.innerHeight;
  const top = below ? last.bottom + 6 : rects[0].top - tip.offsetHeight - 6;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${top + window.scrollY}px`;
}

let leaving = 0;
function hide() {
  clearTimeout(leaving);
  tip.hidden = true;
  light([]);
  for (const mark of words.querySelectorAll("[aria-describedby]")) mark.removeAttribute("aria-describedby");
}
function hideSoon() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 250);
}

for (const mark of marks) {
  mark.removeAttribute("title");
  const appear = () => { clearTimeout(leaving); show(mark); };
  mark.addEventListener("pointerenter", appear);
  mark.addEventListener("focus", appear);
  mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
  mark.addEventListener("blur", hideSoon);
  // A finger has no way to point, so a touch shows what pointing would.
  if (mark.href) mark.addEventListener("click", (event) => {
    event.preventDefault();
    appear();
    history.replaceState(null, "", mark.hash);
  });
}
tip.addEventListener("pointerenter", () => clearTimeout(leaving));
tip.addEventListener("pointerleave", hideSoon);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("pointerdown", (event) => {
  if (!tip.hidden && !event.target.closest(".tip, .words .mark")) hide();
});

for (const fact of stated.querySelectorAll("li")) {
  fact.addEventListener("pointerenter", () => { clearTimeout(leaving); tip.hidden = true; light([fact]); });
  fact.addEventListener("pointerleave", hideSoon);
  fact.addEventListener("focusin", () => { clearTimeout(leaving); light([fact]); });
  fact.addEventListener("focusout", hideSoon);
}

function choose(box) {
  hidden[box.checked ? "delete" : "add"](box.dataset.kind);
  for (const part of stated.querySelectorAll(".facts-of")) part.hidden = hidden.has(part.dataset.kind);
  for (const mark of marks) {
    const seen = mark.dataset.kinds.split(" ").filter((kind) => !hidden.has(kind));
    mark.className = seen.length
      ? ["mark", `k-${seen[0]}`, ...seen.slice(1).map((kind) => `also-${kind}`)].join(" ")
      : "mark hidden-kind";
    if (mark.href) mark.tabIndex = seen.length ? 0 : -1;
  }
}
for (const box of document.querySelectorAll(".legend input")) {
  box.addEventListener("change", () => choose(box));
  if (!box.checked) choose(box);
}
