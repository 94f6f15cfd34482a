/*
 * The cases by columns, and which of them answer a question. The names of the questions are those of the
 * address: docs/guida/cercare.md tells them, site_gen/case_filter.py writes them.
 */
export const QUESTIONS = [
  "testo", "territorio", "settore", "percorso", "posizione", "causale", "stato", "scadenza", "ritardo", "capofila", "anno",
  "trimestre", "lavoratori", "dal", "al",
];
const SETS = { territorio: "territori", settore: "settore", percorso: "percorsi", posizione: "posizioni", causale: "causali", scadenza: "scadenze" };
const WORDS = { stato: "stato", trimestre: "trimestre" };
const LATE = new Set(["scaduto", "attenzione"]);

export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const { al, casi, colonne } = await answer.json();
  const columns = {};
  for (const [name, column] of Object.entries(colonne)) columns[name] = reader(column, columns);
  columns.id = identifier(columns);
  const texts = Array.from({ length: casi }, (_, at) =>
    plain([columns.azienda(at), columns.luogo(at), columns.id(at), columns.azione(at)].join(" ")),
  );
  return { asOf: al, count: casi, columns, texts };
}

/* A column is a list of values, [words, positions], or like another but for some; site_gen/views/index.py says so. */
function reader(column, columns) {
  if (column.come) return (at) => column.salvo[at] ?? columns[column.come](at);
  const coded = column.length === 2 && Array.isArray(column[0]);
  return coded ? (at) => column[0][column[1][at]] : (at) => column[at];
}

/* «2-odolo» of Ferriera Bagnalta S.p.A.: the first two words are the company's. */
function identifier({ prefisso, nome, azienda }) {
  return (at) => {
    const [count, ...rest] = nome(at).split("-");
    const words = Number(count) ? plain(azienda(at)).match(/[a-z0-9]+/g).slice(0, count) : [];
    return [prefisso(at), ...words, ...rest].join("-");
  };
}

export function matching({ count, columns, texts }, asked) {
  const tests = [...testsOf(columns, texts, asked)];
  return Array.from({ length: count }, (_, at) => at).filter((at) => tests.every((test) => test(at)));
}

function* testsOf(columns, texts, asked) {
  const any = (name) => asked[name].split(",").map((word) => word.trim());
  for (const word of plain(asked.testo ?? "").split(/\s+/).filter(Boolean)) yield (at) => texts[at].includes(word);
  for (const [name, column] of Object.entries(SETS)) {
    if (asked[name]) yield within(columns[column], any(name));
  }
  for (const [name, column] of Object.entries(WORDS)) {
    if (asked[name]) yield ((wanted) => (at) => wanted.has(columns[column](at)))(new Set(any(name)));
  }
  if (asked.anno) yield ((wanted) => (at) => wanted.has(columns.id(at).split("-")[1]))(new Set(any("anno")));
  if (asked.capofila) yield ((wanted) => (at) => wanted.has(columns.capofila(at) || "da_concordare"))(new Set(any("capofila")));
  if (asked.ritardo) yield (at) => columns.scadenze(at).split(" ").some((kind) => LATE.has(kind)) === (asked.ritardo === "si");
  if (asked.lavoratori) yield between(columns.lavoratori, asked.lavoratori);
  if (asked.dal || asked.al) {
    yield (at) => columns.date(at).split(" ").some((day) => day && day >= (asked.dal ?? "") && day <= (asked.al || "9"));
  }
}

function within(column, wanted) {
  const known = new Map();
  const answers = (words) => words.split(" ").some((word) => wanted.includes(word));
  return (at) => {
    const words = column(at);
    if (!known.has(words)) known.set(words, answers(words));
    return known.get(words);
  };
}

/* «50-», «-14», «50-249»; both ends count, and a number that is not known is in no range. */
function between(column, range) {
  const [from, to] = range.includes("-") ? range.split("-") : [range, range];
  return (at) => column(at) !== null && column(at) >= Number(from || 0) && column(at) <= Number(to || Infinity);
}
