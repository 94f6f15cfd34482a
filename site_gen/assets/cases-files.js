/* The cases found, as files: CSV as Italian spreadsheets read it, and XLSX. Both are made here, in the browser. */
import { addressOf, pressing } from "./cases-table.js";

const RUN = /^\s*[=+\-@\t\r\n＝＋－＠]/u;
const BROKEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/* Name, width in a sheet, value: a number where it is one, else a text. */
function columnsOf({ columns }, { form, home }) {
  const label = (name, value) => [...form.elements[name].options].find((one) => one.value === value)?.textContent ?? value;
  const all = (words, tell = (word) => word) => words.split(" ").filter(Boolean).map(tell).join(", ");
  return [
    ["caso", 34, columns.id],
    ["azienda", 34, columns.azienda],
    ["luogo", 28, columns.luogo],
    ["territori", 11, (at) => all(columns.territori(at))],
    ["capofila", 11, (at) => columns.capofila(at) || label("capofila", "da_concordare")],
    ["percorso", 14, (at) => all(columns.percorsi(at))],
    ["causale", 40, (at) => all(columns.causali(at), (word) => label("causale", word))],
    ["settore ATECO", 14, (at) => all(columns.settore(at))],
    ["stato", 18, (at) => label("stato", columns.stato(at))],
    ["prossima azione", 34, columns.azione],
    ["situazione", 34, pressing(columns, form)],
    ["lavoratori", 11, (at) => columns.lavoratori(at) ?? ""],
    ["ultimo fatto", 12, columns.ultimo],
    ["indirizzo", 50, (at) => new URL(addressOf(columns.id(at)), home).href],
  ];
}

const clean = (value) => (typeof value === "string" ? value.replace(BROKEN, "·") : value);

function csvCell(value) {
  const text = RUN.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(index, positions, page) {
  const columns = columnsOf(index, page);
  const rows = positions.map((at) => columns.map(([, , read]) => csvCell(clean(read(at)))));
  const lines = [columns.map(([name]) => csvCell(name)), ...rows].map((row) => row.join(";"));
  return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}

export async function xlsx(index, positions, page) {
  await import("./vendor/write-excel-file/write-excel-file.min.js");
  const columns = columnsOf(index, page);
  const cell = (value) => (value === "" ? null : { value, type: typeof value === "number" ? Number : String });
  // The library counts texts in a plain object, where «constructor» is there already: the file could not be opened.
  const apart = (value) => (typeof value === "string" && value in {} ? `${value} ` : value);
  const rows = positions.map((at) => columns.map(([, , read]) => cell(apart(clean(read(at))))));
  const heading = columns.map(([name]) => ({ value: name, type: String, fontWeight: "bold" }));
  const options = { sheet: "Casi", columns: columns.map(([, width]) => ({ width })), stickyRowsCount: 1 };
  return globalThis.writeXlsxFile([heading, ...rows], options).toBlob();
}
