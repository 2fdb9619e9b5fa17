// The query editor in the place of the plain form: YASGUI, which the page has loaded before.
// Whatever it completes comes from this server; nothing is fetched from anywhere else.

const { Yasgui } = window.Yasgui?.default ? { Yasgui: window.Yasgui.default } : window;
const form = document.querySelector("form.ask");
const place = document.querySelector("#editor");

function completer(terms) {
  return async (yasqe, token) => {
    const typed = (token?.autocompletionString ?? token?.string ?? "").replace(/^</, "");
    const fits = ({ iri, name }) => iri.startsWith(typed) || name.toLowerCase().includes(typed.toLowerCase());
    return terms.filter(fits).map(({ iri }) => iri);
  };
}

function register({ prefixes, classes, properties }) {
  const { Yasqe } = Yasgui;
  const lines = Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort();
  Yasqe.forkAutocompleter("prefixes", { name: "own-prefixes", persistenceId: null, get: async () => lines });
  Yasqe.forkAutocompleter("class", { name: "own-classes", get: completer(classes), autoShow: false });
  Yasqe.forkAutocompleter("property", { name: "own-properties", get: completer(properties), autoShow: false });
  // Tab leads on, as everywhere on the page: who uses the keyboard alone must get out again.
  Yasqe.defaults.extraKeys = { ...Yasqe.defaults.extraKeys, Tab: false, "Shift-Tab": false };
  Yasqe.defaults.autocompleters = ["own-prefixes", "own-classes", "own-properties", "variables"];
}

function open(query, asked, prefixes) {
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: form.action, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: `lodkit ${form.action}`,
    populateFromUrl: false,
    autoAddOnInit: false,
    yasqe: { value: query },
    yasr: { prefixes, pluginOrder: ["table", "response"], defaultPlugin: "table" },
  });
  if (asked || !yasgui.getTab()) {
    yasgui.addTab(true, { yasqe: { value: query } }, { avoidDuplicateTabs: true });
  }
  if (asked) yasgui.getTab().query();
  return yasgui;
}

// What the dataset names is described on this server, wherever its IRIs point.
function onLinks() {
  const here = new URL(".", form.action).href;
  const bases = JSON.parse(place.dataset.bases);
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a.iri");
    const base = link && bases.find((one) => link.href.startsWith(one));
    if (base) link.href = here + link.href.slice(base.length);
  }, true);
}

function onExamples(yasgui) {
  for (const link of document.querySelectorAll("a.example")) {
    link.addEventListener("click", (event) => {
      const query = new URL(link.href).searchParams.get("query");
      if (!query || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      yasgui.getTab().setQuery(query);
      yasgui.getTab().query();
      place.scrollIntoView({ block: "start" });
    });
  }
}

// What a reader hears who cannot see the editor; it redraws itself, so this is looked after.
function name(selector, label) {
  for (const part of place.querySelectorAll(selector)) {
    if (part.getAttribute("aria-label") !== label) part.setAttribute("aria-label", label);
  }
}
function nameParts() {
  name(".CodeMirror textarea", place.dataset.label);
  name("select.tableSizer", "Page size");
  // A long query is scrolled by keyboard, too.
  name(".CodeMirror-scroll", place.dataset.label);
  for (const part of place.querySelectorAll('.CodeMirror-scroll[tabindex="-1"]')) {
    part.setAttribute("tabindex", "0");
    part.setAttribute("role", "region");
  }
  for (const button of place.querySelectorAll(".tabsList button:not([role])")) button.setAttribute("role", "tab");
  const first = place.querySelector(".yasr thead th .dt-column-title:empty");
  if (first) first.textContent = "#";
}

if (Yasgui && form && place) {
  const terms = await (await fetch(place.dataset.terms)).json();
  register(terms);
  const text = form.elements.query.value.trim();
  form.hidden = true;
  place.hidden = false;
  onLinks();
  onExamples(open(text, place.dataset.asked === "yes", terms.prefixes));
  document.querySelector("#plain-answer, .problem")?.remove();  // the editor asks, and tells, itself
  nameParts();
  new MutationObserver(nameParts).observe(place, { childList: true, subtree: true });
}
