/*
 * The filter of the explorer. It reads the compact index once it is needed, keeps the choice in the address,
 * and draws the rows that answer. Without a script the table of the page stays as it is, with its lists.
 */
import { QUESTIONS, load, matching } from "./cases-index.js";

const PAGE = 200;

const form = document.getElementById("filtri");
const body = document.querySelector("#elenco tbody");
const outcome = document.getElementById("esito");
const more = document.getElementById("altri");
const rest = document.getElementById("resto");
const further = form.querySelector("details");
const row = document.getElementById("riga").content.firstElementChild;
const first = [...body.children];
const address = new URL(form.dataset.indice, document.baseURI);
const counted = new Intl.NumberFormat("it-IT", { useGrouping: "always" });

let loading;
let asked = 0;

function read() {
  loading ??= load(address);
  return loading;
}

const fields = QUESTIONS.filter((name) => form.elements[name]);

function choice() {
  const asked = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
  const { da, a } = form.elements;
  return { ...asked, lavoratori: da.value || a.value ? `${da.value}-${a.value}` : "" };
}

const named = (name, value) => [...form.elements[name].options].find((one) => one.value === value);

function badge(span, name, value, text) {
  const option = named(name, value);
  span.className = `rc-badge ${option.dataset.css ?? ""}`.trim();
  span.textContent = text ?? option.textContent;
  return span;
}

function drawn(columns, at) {
  const made = row.cloneNode(true);
  const [head, territories, path, state, action, workers, last] = made.children;
  const [territory, year, ...slug] = columns.id(at).split("-");
  const [link, place] = head.firstElementChild.children;
  link.href = new URL(`${territory}/${year}/${slug.join("-")}/`, address).href;
  link.textContent = columns.azienda(at);
  place.textContent = columns.luogo(at);
  territories.textContent = columns.territori(at).replaceAll(" ", ", ");
  path.textContent = named("percorso", columns.percorso(at)).dataset.nome;
  badge(state.firstElementChild, "stato", columns.stato(at));
  if (columns.scadenza(at)) {
    const mark = badge(document.createElement("span"), "scadenza", columns.scadenza(at), columns.avviso(at));
    action.firstElementChild.append(`${columns.azione(at)} `, mark);
  } else {
    action.textContent = "–";
  }
  workers.textContent = columns.lavoratori(at) === null ? "–" : counted.format(columns.lavoratori(at));
  last.textContent = columns.ultimo(at).split("-").reverse().join("/") || "–";
  return made;
}

function show(columns, found, from) {
  const rows = found.slice(from, from + PAGE).map((at) => drawn(columns, at));
  from ? body.append(...rows) : body.replaceChildren(...rows);
  more.hidden = from + PAGE >= found.length;
  more.firstElementChild.onclick = () => {
    const next = from + PAGE;
    show(columns, found, next);
    body.children[next]?.querySelector("a").focus();
  };
}

function restore() {
  body.replaceChildren(...first);
  outcome.textContent = "";
  more.hidden = true;
  if (rest) rest.hidden = false;
}

async function apply() {
  const wanted = choice();
  const turn = ++asked;
  const query = written(wanted);
  history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname + location.hash);
  if (!query) return restore();
  try {
    const index = await read();
    if (turn !== asked) return;
    const found = matching(index, wanted);
    const words = found.length === 1 ? "1 caso" : `${counted.format(found.length)} casi`;
    outcome.textContent = found.length ? `${words} su ${counted.format(index.count)}.` : "Nessun caso risponde ai filtri.";
    if (rest) rest.hidden = true;
    show(index.columns, found, 0);
  } catch {
    loading = undefined;
    outcome.textContent = "Il filtro non riesce a leggere l'indice dei casi: gli elenchi qui sotto restano validi.";
  }
}

/* In the order of the questions, and readable: a comma or a colon need no escape in a query. */
function written(wanted) {
  const asked = QUESTIONS.filter((name) => wanted[name]).map((name) => [name, wanted[name]]);
  return new URLSearchParams(asked).toString().replaceAll("%2C", ",");
}

/* An address may ask for several words, or for one that no case has any more: the field then offers it too. */
function offer(field, value) {
  if (!value || [...field.options].some((one) => one.value === value)) return;
  const told = value.split(",").map((word) => [...field.options].find((one) => one.value === word)?.textContent ?? word);
  field.append(new Option(told.join(" o "), value));
}

function fill() {
  const query = new URLSearchParams(location.search);
  for (const name of fields) {
    const value = query.get(name) ?? "";
    if (form.elements[name].options) offer(form.elements[name], value);
    form.elements[name].value = value;
  }
  const [da = "", a = da] = (query.get("lavoratori") ?? "").split("-");
  form.elements.da.value = da;
  form.elements.a.value = a;
  further.open = further.open || [...further.querySelectorAll("[name]")].some((field) => field.value);
}

let pause;
form.addEventListener("input", (event) => {
  clearTimeout(pause);
  pause = setTimeout(apply, event.target.matches("input") ? 150 : 0);
});
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  apply();
});
addEventListener("popstate", () => (fill(), apply()));

form.hidden = false;
fill();
if (location.search) apply();
