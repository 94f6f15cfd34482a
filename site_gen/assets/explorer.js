/*
 * The filter of the explorer. It reads the compact index once it is needed, keeps the choice in the address,
 * and draws the rows that answer. Without a script the table of the page stays as it is, with its lists.
 */
const PAGE = 200;
const FIELDS = ["testo", "territorio", "percorso", "stato", "scadenza"];

const form = document.getElementById("filtri");
const body = document.querySelector("#elenco tbody");
const outcome = document.getElementById("esito");
const more = document.getElementById("altri");
const rest = document.getElementById("resto");
const row = document.getElementById("riga").content.firstElementChild;
const first = [...body.children];
const address = new URL(form.dataset.indice, document.baseURI);
const counted = new Intl.NumberFormat("it-IT", { useGrouping: "always" });

let loading;
let asked = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function load() {
  loading ??= fetch(address)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then(({ casi, colonne }) => {
      const read = (name) => {
        const column = colonne[name];
        return column.length === 2 && Array.isArray(column[0]) ? (at) => column[0][column[1][at]] : (at) => column[at];
      };
      const columns = Object.fromEntries(Object.keys(colonne).map((name) => [name, read(name)]));
      const texts = Array.from({ length: casi }, (_, at) =>
        plain([columns.azienda(at), columns.luogo(at), columns.id(at), columns.azione(at)].join(" ")),
      );
      return { count: casi, columns, texts };
    });
  return loading;
}

function choice() {
  return Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
}

function matching({ count, columns, texts }, wanted) {
  const words = plain(wanted.testo).split(/\s+/).filter(Boolean);
  const equal = ["percorso", "stato", "scadenza"].filter((name) => wanted[name]);
  const answers = (at) =>
    equal.every((name) => columns[name](at) === wanted[name]) &&
    (!wanted.territorio || columns.territori(at).split(" ").includes(wanted.territorio)) &&
    words.every((word) => texts[at].includes(word));
  return Array.from({ length: count }, (_, at) => at).filter(answers);
}

const named = (name, value) => [...form.elements[name].options].find((one) => one.value === value);

function badge(span, name, value, text) {
  const option = named(name, value);
  span.className = `rc-badge ${option.dataset.css}`.trim();
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
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname + location.hash);
  if (!query) return restore();
  try {
    const index = await load();
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

function fill() {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) form.elements[name].value = query.get(name) ?? "";
}

let pause;
form.addEventListener("input", (event) => {
  clearTimeout(pause);
  pause = setTimeout(apply, event.target.name === "testo" ? 150 : 0);
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
