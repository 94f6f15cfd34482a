/*
 * The table of all cases: DataTables orders it and turns its pages over the index, and makes only the rows it
 * shows. A cell is a node, never HTML: whatever is written in a case is text.
 */
import DataTable from "./vendor/datatables/datatables.min.js";
import { plain } from "./cases-index.js";
import { colourOf, elapsed, inBadge, note } from "./days.js";

const PRESSING = ["scaduto", "attenzione", "da_registrare", "in_scadenza", "previsto", "senza_termine", "atteso"];
const ROWS = 50;
const WORDS = {
  emptyTable: "Nessun caso risponde ai filtri.",
  zeroRecords: "Nessun caso risponde ai filtri.",
  info: "Casi da _START_ a _END_ di _TOTAL_",
  infoEmpty: "",
  infoFiltered: "",
  thousands: ".",
  decimal: ",",
  paginate: { first: "Prima", previous: "Precedente", next: "Successiva", last: "Ultima" },
  aria: {
    orderable: ": ordina",
    orderableReverse: ": inverti l'ordine",
    orderableRemove: ": togli l'ordine",
    paginate: { first: "Prima pagina", previous: "Pagina precedente", next: "Pagina successiva", last: "Ultima pagina", number: "Pagina " },
  },
};
const counted = new Intl.NumberFormat("it-IT", { useGrouping: "always" });

/* `form` knows the words of the badges, `row` is an empty row of the page, `home` is where its addresses begin. */
export function tableOf(element, { index, form, row, home }) {
  const { columns, count } = index;
  const cells = cellsOf(columns, { form, row, home });
  note();
  let found = null;
  const table = new DataTable(element, {
    data: Array.from({ length: count }, (_, at) => ({ at })),
    columns: [...row.children].map((model, place) => ({
      data: null,
      orderData: place,
      name: cells[place].name,
      type: cells[place].type,
      orderSequence: ["asc", "desc", ""],
      cellType: model.localName,
      className: model.className,
      render: ({ at }, kind) => (kind === "display" ? cells[place].node(at) : kind === "sort" ? cells[place].key(at) : ""),
      createdCell: (cell) => {
        if (model.scope) cell.scope = model.scope;
        if (model.dataset.label) cell.dataset.label = model.dataset.label;
      },
    })),
    autoWidth: false,
    language: WORDS,
    layout: { topStart: null, topEnd: null, bottomStart: "info", bottomEnd: "paging" },
    order: [],
    orderMulti: false,
    pageLength: ROWS,
  });
  table.search.fixed("filtri", (_text, _row, at) => found === null || found.has(at));
  return {
    show(positions) {
      found = positions && new Set(positions);
      table.draw();
    },
    sort: (name, direction) => (name ? table.order({ name, dir: direction }) : table.order([])).draw(),
    positions: () => table.rows({ search: "applied", order: "applied" }).data().toArray().map(({ at }) => at),
    names: cells.map(({ name }) => name),
    table,
  };
}

function cellsOf(columns, { form, row, home }) {
  const named = (name, value) => [...form.elements[name].options].find((one) => one.value === value);
  const model = (place) => [...row.children[place].childNodes].map((node) => node.cloneNode(true));
  const text = (words) => document.createTextNode(words);
  const badge = (span, option, words) => {
    span.className = `rc-badge ${option?.dataset.css ?? ""}`.trim();
    span.textContent = words ?? option?.textContent ?? "";
    return span;
  };
  return [
    {
      name: "azienda", type: "string", key: (at) => plain(columns.azienda(at)),
      node: (at) => {
        const [span] = model(0), [link, place] = span.children;
        link.href = new URL(addressOf(columns.id(at)), home).href;
        link.textContent = columns.azienda(at);
        place.textContent = columns.luogo(at);
        return span;
      },
    },
    { name: "territori", type: "string", key: columns.territori, node: (at) => text(columns.territori(at).replaceAll(" ", ", ")) },
    { name: "percorso", type: "string", key: columns.percorso, node: (at) => text(named("percorso", columns.percorso(at)).dataset.nome) },
    { name: "stato", type: "string", key: columns.stato, node: (at) => badge(model(3)[0], named("stato", columns.stato(at))) },
    {
      name: "azione", type: "num",
      key: (at) => (PRESSING.indexOf(columns.scadenza(at)) + 1 || PRESSING.length + 1) * 1e6 + Number(columns.giorni(at) ?? 1e5),
      node: (at) => {
        if (!columns.scadenza(at)) return text("–");
        const [span] = model(4);
        const told = badge(document.createElement("span"), named("scadenza", columns.scadenza(at)), pressing(columns, form)(at));
        if (columns.conto(at)) told.className = `rc-badge ${colourOf(columns.conto(at), columns.giorni(at) - elapsed)}`.trim();
        span.append(`${columns.azione(at)} `, told);
        return span;
      },
    },
    {
      name: "lavoratori", type: "num", key: (at) => columns.lavoratori(at) ?? -1,
      node: (at) => text(columns.lavoratori(at) === null ? "–" : counted.format(columns.lavoratori(at))),
    },
    { name: "ultimo", type: "string", key: columns.ultimo, node: (at) => text(columns.ultimo(at).split("-").reverse().join("/") || "–") },
  ];
}

/* How what a case awaits presses today, in words. */
export const pressing = (columns, form) => (at) => {
  const kind = columns.scadenza(at);
  if (!kind) return "";
  if (columns.conto(at)) return inBadge(columns.conto(at), columns.giorni(at) - elapsed);
  return [...form.elements.scadenza.options].find((one) => one.value === kind).dataset.nome;
};

/* «BG-2025-acme» → «BG/2025/acme/» */
export function addressOf(id) {
  const [territory, year, ...slug] = id.split("-");
  return `${territory}/${year}/${slug.join("-")}/`;
}
