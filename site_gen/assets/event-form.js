/*
 * The lines of an event, made while its fields are filled; then the three ways to record it. What is typed stays in
 * the page, until the reader opens a link. Without a script the page lists the lines of every type.
 */
const { comuni: common, tipi: types } = JSON.parse(document.getElementById("tipi").textContent);
for (const type of types) type.voci.push(...common);
const labels = JSON.parse(document.getElementById("domande").textContent);
const form = document.getElementById("evento");
const fields = document.getElementById("voci");
const ready = document.getElementById("pronto");
const note = document.getElementById("e-caso-nota");
const element = (id) => document.getElementById(id);

const CASE = /^([A-Z]{2})-(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const PLAIN = /^[\p{L}](?:[\p{L}\p{N}_ .'’&+–-]*[\p{L}\p{N}.'’])?$/u;
const AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|none|nan|inf)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/** A text as YAML has it: plain only where no reader could take it for something else. */
function scalar(text) {
  if (DAY.test(text) || NUMBER.test(text)) return text;
  return PLAIN.test(text) && !AMBIGUOUS.test(text) ? text : JSON.stringify(text);
}

function lines(values, indent) {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return [`${indent}${key}: ${scalar(value)}`];
    const items = value.flatMap((item) => {
      if (typeof item === "string") return [`${indent}  - ${scalar(item)}`];
      const inner = lines(item, `${indent}    `);
      return [`${indent}  - ${inner[0].trimStart()}`, ...inner.slice(1)];
    });
    return [`${indent}${key}:`, ...items];
  });
}

function chosen() {
  return types.find((type) => type.tipo === form.elements.tipo.value);
}

function control(field, name) {
  const made = document.createElement(field.scelte && !field.elenco ? "select" : "input");
  if (made.tagName === "SELECT") {
    made.append(new Option("", ""), ...field.scelte.map(([word, label]) => new Option(label, word)));
  } else if (field.genere === "giorno") {
    made.type = "date";
  } else if (field.genere === "numero") {
    made.inputMode = "numeric";
  } else if (field.genere === "sì o no") {
    made.placeholder = "sì o no";
  } else if (field.elenco) {
    made.placeholder = field.scelte ? field.scelte.map(([word]) => word).join("; ") : "più valori separati da ;";
  }
  made.name = name;
  made.id = `v-${name}`;
  return made;
}

function shown(field, prefix = "", group = "") {
  if (field.gruppo) return field.gruppo.flatMap((inner) => shown(inner, `${field.voce}.`, `${field.nome}: `));
  const name = `${prefix}${field.voce}`;
  const box = document.createElement("div");
  const label = document.createElement("label");
  label.textContent = `${group}${field.nome}${field.obbligo && !prefix ? " (obbligatorio)" : ""}`;
  label.title = field.aiuto;
  label.htmlFor = `v-${name}`;
  box.append(label, control(field, name));
  return [box];
}

/** What was typed, as the values of a file: a list from what semicolons divide, a group as a list of one. */
function typed(type) {
  const values = { tipo: type.tipo };
  for (const field of type.voci) {
    const read = (name) => form.elements[name]?.value.trim() ?? "";
    if (field.gruppo) {
      const inner = field.gruppo.map((one) => [one.voce, read(`${field.voce}.${one.voce}`)]).filter(([, text]) => text);
      if (inner.length) values[field.voce] = [Object.fromEntries(inner)];
    } else if (read(field.voce)) {
      const words = read(field.voce).split(";").map((word) => word.trim()).filter(Boolean);
      values[field.voce] = field.elenco ? words : read(field.voce);
    }
  }
  return values;
}

function pairs(values) {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return [[key, value]];
    if (typeof value[0] === "string") return [[key, value.join("; ")]];
    return value.flatMap((item) => Object.entries(item).map(([inner, text]) => [`${key}.${inner}`, text]));
  });
}

const quoted = (text) => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

function command(id, values) {
  const others = pairs(values).filter(([key]) => key !== "tipo" && key !== "data");
  const told = others.map(([key, text]) => quoted(`${key}=${text}`));
  const day = values.data ? ["--data", values.data] : [];
  return ["registro event", id || "CASO", values.tipo, ...told, ...day].join(" ");
}

/** The address of the form on the forge, with the answers known: by name, or as one text. */
function filled(id, type, values) {
  const { tipo, data = "", nucleo = "", nota = "", nota_pubblica: shownNote = "", ...others } = values;
  const rest = pairs(others).map(([key, text]) => `${key}: ${text}`).join("\n");
  const named = { caso: id, tipo: `${type.nome} (${tipo})`, data, nucleo, altro: rest, nota_pubblica: shownNote, nota };
  const answers = Object.entries(named).filter(([, text]) => text);
  const address = new URL(form.dataset.modulo);
  address.searchParams.set(form.dataset.gitlab ? "issue[title]" : "title", `Evento: ${type.nome} ${id}`.trim());
  if (form.dataset.gitlab) {
    const text = answers.map(([name, answer]) => `### ${labels[name]}\n\n${answer}\n`).join("\n");
    address.searchParams.set("issue[description]", text);
  } else {
    const lists = form.dataset.scelte.split(" "); // GitHub takes no answer to a list from an address
    for (const [name, answer] of answers) if (!lists.includes(name)) address.searchParams.set(name, answer);
  }
  return address.href;
}

function draw() {
  const type = chosen();
  ready.hidden = !type;
  const found = CASE.exec(form.elements.caso.value.trim());
  note.textContent = found || !form.elements.caso.value ? "" : "Il nome di un caso è come BS-2026-fonderie-esempio.";
  if (!type) return;
  const values = typed(type);
  const [first, ...rest] = lines(values.data ? values : { tipo: values.tipo, data: "AAAA-MM-GG", ...values }, "        ");
  element("uscita").textContent = [`      - ${first.trimStart()}`, ...rest].join("\n").replace('"AAAA-MM-GG"', "AAAA-MM-GG");
  const id = found ? found[0] : "";
  const path = found ? `cases/${found[1]}/${found[2]}/${found[3]}.yaml` : "";
  if (element("apri")) element("apri").href = form.dataset.modifica + path;
  if (element("file")) element("file").textContent = path || "cases/…";
  if (element("editor") && found) element("editor").hash = `/collections/${found[1]}/entries/${found[2]}/${found[3]}`;
  if (element("invia")) element("invia").href = filled(id, type, values);
  element("comando").textContent = command(id, values);
  element("copiato").textContent = "";
}

function list(wanted = form.elements.tipo.value) {
  const path = form.elements.percorso.value;
  const options = types.filter((type) => !path || type.percorsi.includes(path));
  form.elements.tipo.replaceChildren(new Option("Scegli…", ""), ...options.map((type) => new Option(type.nome, type.tipo)));
  form.elements.tipo.value = options.some((type) => type.tipo === wanted) ? wanted : "";
  ask();
}

function ask() {
  fields.replaceChildren(...(chosen()?.voci.flatMap((field) => shown(field)) ?? []));
  draw();
}

const asked = new URLSearchParams(location.search);
form.elements.caso.value = asked.get("caso") ?? "";
form.elements.percorso.value = asked.get("percorso") ?? "";
if (form.elements.percorso.selectedIndex < 0) form.elements.percorso.value = "";
form.hidden = false;
list(asked.get("tipo") ?? "");
form.addEventListener("input", (event) => {
  if (event.target === form.elements.percorso) list();
  else if (event.target === form.elements.tipo) ask();
  else draw();
});
form.addEventListener("submit", (event) => event.preventDefault());
element("copia").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(`${element("uscita").textContent}\n`);
    element("copiato").textContent = "Copiate.";
  } catch {
    getSelection().selectAllChildren(element("uscita"));
    element("copiato").textContent = "Selezionate: Ctrl+C le copia.";
  }
});
