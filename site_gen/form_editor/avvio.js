// Start the form editor with the forms of this registry.
import { init, parse, registerCustomFormat, stringify } from "./sveltia-cms.js";

// A file of the registry is text: 62.10 and 02736340163 must come back as they were, not as numbers.
const COUNT = /^(0|[1-9][0-9]{0,8})$/;

function written(value) {
  if (Array.isArray(value)) return value.map(written);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
  return typeof value === "string" && COUNT.test(value) ? Number(value) : value;
}

registerCustomFormat("registro", "yaml", {
  fromFile: (text) => parse(text.replace(/^\uFEFF/, ""), { schema: "failsafe" }),
  toFile: (facts) => stringify(written(facts), { lineWidth: 0 }),
});

// What the editor leaves to the page that holds it: a main part on the screens that have none, and enlarging by hand.
const root = document.getElementById("nc-root");
function hold() {
  root.role = root.querySelector("main, [role=main]") ? "none" : "main";
  for (const viewport of document.querySelectorAll('meta[name="viewport"][content*="maximum-scale"]'))
    viewport.content = "width=device-width, initial-scale=1, interactive-widget=resizes-content";
}
new MutationObserver(hold).observe(document.documentElement, { childList: true, subtree: true });

// The forms of a case are the same for every Nucleo, so they are sent once: a collection names them.
const { moduli, configurazione } = await (await fetch("configurazione.json")).json();
for (const collection of configurazione.collections) {
  if (typeof collection.fields === "string") collection.fields = moduli[collection.fields];
}
// A municipality is chosen among those of its province, or written: the editor's own lists take nothing else.
// The names are a help, and come while people begin: without them the editor works all the same.
let municipalities = {};
fetch("comuni.json")
  .then((answer) => (answer.ok ? answer.json() : {}))
  .then((found) => (municipalities = found))
  .catch(() => {});
const suggested = document.createElement("datalist");
suggested.id = "comuni";

function suggest(event) {
  const input = event.composedPath()[0];
  const field = input.closest?.('[data-key-path$="comune"]');
  if (!field || input.localName !== "input") return;
  const beside = field.dataset.keyPath.replace(/comune$/, "provincia");
  const province = document.querySelector(`[data-key-path="${CSS.escape(beside)}"] [role="combobox"]`);
  const chosen = province?.textContent.trim();
  const known = chosen in municipalities ? [[chosen, municipalities[chosen]]] : Object.entries(municipalities);
  suggested.replaceChildren(
    ...known.flatMap(([sigla, names]) =>
      names.map((name) => Object.assign(document.createElement("option"), { value: name, label: `${name} (${sigla})` })),
    ),
  );
  document.body.append(suggested);
  input.setAttribute("list", suggested.id);
}
document.addEventListener("focusin", suggest);

init({ config: { load_config_file: false, ...configurazione } });
