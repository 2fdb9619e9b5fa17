/* Suggestions below a search box while somebody types: an ARIA combobox with a list. */

const WAIT = 120;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  if (input && list) attach(form, input, list);
}

function attach(form, input, list) {
  let timer = 0;
  let asked = "";
  let places = [];

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  close();

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && current() >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(places[current()]);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });

  async function ask() {
    const typed = input.value.trim();
    asked = typed;
    if (typed.length < 2) return close();
    const address = new URL(form.dataset.suggest, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/x-suggestions+json" } });
      if (!answer.ok || asked !== typed) return;
      const [, names, kinds, links] = await answer.json();
      show(names, kinds, links);
    } catch {
      close();
    }
  }

  function show(names, kinds, links) {
    places = links;
    list.replaceChildren(
      ...names.map((name, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const text = document.createElement("bdi");
        text.textContent = name;
        const kind = document.createElement("span");
        kind.textContent = kinds[number];
        option.append(text, " ", kind);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(links[number]));
        return option;
      }),
    );
    list.hidden = names.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function current() {
    return [...list.children].findIndex((one) => one.getAttribute("aria-selected") === "true");
  }

  function move(step) {
    const options = [...list.children];
    const next = (current() + step + options.length + (current() < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((one, number) => one.setAttribute("aria-selected", String(number === next)));
    input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }
}
