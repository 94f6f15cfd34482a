/*
 * The explorer: the form and the order are kept in the address, the index is read once it is needed, and the table then holds
 * all the cases. Without a script the table of the page stays as it is, with its lists.
 */
import { QUESTIONS, load, matching } from "./cases-index.js";

const form = document.getElementById("filtri");
const element = document.getElementById("elenco");
const outcome = document.getElementById("esito");
const tools = document.getElementById("strumenti");
const order = document.getElementById("ordine");
const further = form.querySelector("details");
const address = new URL(form.dataset.indice, document.baseURI);
const page = { form, home: address, row: document.getElementById("riga").content.firstElementChild };
const fields = QUESTIONS.filter((name) => form.elements[name]);
const counted = new Intl.NumberFormat("it-IT", { useGrouping: "always" });

let loading;
let asked = 0;
let sorting = ""; // as in the address: «lavoratori:desc»

function read() {
  loading ??= Promise.all([load(address), import("./cases-table.js")]).then(([index, { tableOf }]) => {
    const made = tableOf(element, { index, ...page });
    settle(made);
    if (sorting) arrange(made);
    return { index, ...made };
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

/* DataTables puts the pages inside the frame that scrolls: they belong below it. */
function settle({ table, names }) {
  const frame = element.closest(".rc-table");
  frame.after(...table.table().container().querySelectorAll(".dt-info, .dt-paging"));
  frame.parentElement.querySelector(".dt-paging nav").setAttribute("aria-label", "Pagine dei casi");
  document.getElementById("resto")?.remove();
  const turning = frame.parentElement.querySelectorAll(".dt-info, .dt-paging");
  const one = () => turning.forEach((part) => (part.hidden = table.page.info().pages < 2)); // of one page none is turned
  table.on("draw", one);
  one();
  order.closest("div").hidden = false;
  table.on("order", () => {
    const [[place, direction] = []] = table.order();
    sorting = direction ? `${names[place]}:${direction}` : "";
    order.value = [...order.options].some((one) => one.value === sorting) ? sorting : "";
    keep(written(choice()));
  });
  table.on("page", () => {
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
}

/* As the address asks; if it does not name a column and a direction, from the latest fact. */
function arrange({ names, sort }) {
  const [name, direction] = sorting.split(":");
  sort(names.includes(name) && ["asc", "desc"].includes(direction) ? name : "", direction);
}

function choice() {
  const found = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
  const { da, a } = form.elements;
  return { ...found, lavoratori: da.value || a.value ? `${da.value}-${a.value}` : "" };
}

/* In the order of the questions, and readable: a comma and a colon need no escape in a query. */
function written(wanted) {
  const told = QUESTIONS.filter((name) => wanted[name]).map((name) => [name, wanted[name]]);
  return new URLSearchParams(told).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

function keep(query) {
  const told = [query, sorting && `ordine=${sorting}`].filter(Boolean).join("&");
  history.replaceState(null, "", (told ? `?${told}` : location.pathname) + location.hash);
}

async function apply() {
  const wanted = choice();
  const turn = ++asked;
  const query = written(wanted);
  keep(query);
  if (!query && !sorting && !loading) return;
  try {
    const { index, show } = await read();
    if (turn !== asked) return;
    const found = query ? matching(index, wanted) : null;
    show(found);
    const words = found?.length === 1 ? "1 caso" : `${counted.format(found?.length ?? 0)} casi`;
    outcome.textContent = !found ? "" : found.length ? `${words} su ${counted.format(index.count)}.` : "Nessun caso risponde ai filtri.";
  } catch {
    outcome.textContent = "Il filtro non riesce a leggere l'indice dei casi: gli elenchi qui sotto restano validi.";
  }
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
  sorting = query.get("ordine") ?? "";
  const [da = "", a = da] = (query.get("lavoratori") ?? "").split("-");
  form.elements.da.value = da;
  form.elements.a.value = a;
  further.open = further.open || [...further.querySelectorAll("[name]")].some((field) => field.value);
}

async function download(kind) {
  try {
    const { index, positions } = await read();
    const files = await import("./cases-files.js");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await files[kind](index, positions(), page));
    link.download = `casi-${index.asOf}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch {
    outcome.textContent = "Il file non si può preparare ora: riprovare, o scaricare tutti i casi da «Dati aperti».";
  }
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
for (const button of tools.querySelectorAll("[data-scarica]")) {
  button.addEventListener("click", () => download(button.dataset.scarica));
}
const copy = tools.querySelector("[data-copia]");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  outcome.textContent = "L'indirizzo di questa ricerca è copiato: si può incollare in un messaggio.";
});
order.addEventListener("change", async () => (await read()).sort(...order.value.split(":")));
addEventListener("popstate", () => (fill(), loading?.then(arrange), apply()));

form.hidden = tools.hidden = false;
fill();
if (location.search) apply();
else if (Number(form.dataset.casi) <= Number(form.dataset.subito)) read().catch(() => undefined);
else for (const sign of ["focusin", "pointerenter"]) form.addEventListener(sign, () => read().catch(() => undefined), { once: true });
