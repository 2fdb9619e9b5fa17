// Pointing at a card, or reaching it by keyboard, lights what it is tied to.

function light(picture, key) {
  const near = new Set([key]);
  for (const tie of picture.querySelectorAll(".tie[data-keys]")) {
    const keys = tie.dataset.keys.split(" ");
    const own = key !== null && keys.includes(key);
    tie.classList.toggle("near", own);
    if (own) keys.forEach((one) => near.add(one));
  }
  for (const card of picture.querySelectorAll(".card[data-key]")) {
    card.classList.toggle("near", key !== null && near.has(card.dataset.key));
  }
  picture.classList.toggle("lit", key !== null && near.size > 1);
}

for (const picture of document.querySelectorAll("svg.picture")) {
  const cardOf = (event) => event.target.closest?.(".card[data-key]")?.dataset.key ?? null;
  for (const name of ["pointerover", "focusin"]) {
    picture.addEventListener(name, (event) => light(picture, cardOf(event)));
  }
  for (const name of ["pointerleave", "focusout"]) {
    picture.addEventListener(name, () => light(picture, null));
  }
}
