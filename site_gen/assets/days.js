/*
 * A page says «fra 3 giorni lavorativi» as of its own day; read later, it counts again from today. The facts are
 * still those of its day, and the page says so. Terms: the first day does not count, the last does; working are
 * the days from Monday to Friday that are neither holidays nor the Nucleo's patron saint (readings C-1 to C-4).
 *
 * MARKUP: <time datetime data-conto="termine|indicativo|previsto|promemoria|trascorsi">; in a badge it says what the
 * badge says, with data-come="minuscolo" the same inside a sentence, with data-come="frase" a sentence of its own,
 * in working days too where data-nucleo tells whose saint counts; data-poi is what the words around it become once the
 * day has gone by. The words are those of registry/reporters.
 */
const DAY = 86_400_000;
const page = document.querySelector("[data-al]");
const asOf = page?.dataset.al ?? "";
const now = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(new Date());
const today = now > asOf ? now : asOf;
const number = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const digits = new Intl.NumberFormat("it-IT", { useGrouping: "always" });
const counted = (count, one, many) => `${digits.format(count)} ${count === 1 ? one : many}`;

/* How many days have gone by since the page was made. */
export const elapsed = number(today) - number(asOf);

function fromToday(days) {
  return { "-1": "ieri", 0: "oggi", 1: "domani" }[days] ?? (days > 0 ? `fra ${days} giorni` : `${-days} giorni fa`);
}

/* The working days after `from` up to and with `to`. */
function workingDays(from, to, idle) {
  let count = 0;
  for (let day = number(from) + 1; day <= number(to); day += 1) {
    const weekday = new Date(day * DAY).getUTCDay();
    if (weekday > 0 && weekday < 6 && !idle.has(iso(day))) count += 1;
  }
  return count;
}

function inSentence({ kind, days, working }) {
  if (kind === "trascorsi") return counted(-days, "giorno", "giorni");
  if (kind === "previsto") return fromToday(days);
  if (days >= 0) return working ? `fra ${counted(working, "giorno lavorativo", "giorni lavorativi")}` : fromToday(days);
  return `superato da ${counted(-days, "giorno", "giorni")}${working ? ` (${counted(working, "lavorativo", "lavorativi")})` : ""}`;
}

/* What a badge says of a day that is `days` away. */
export function inBadge(kind, days) {
  if (kind === "promemoria") return fromToday(days).replace(/^./, (sign) => sign.toUpperCase());
  if (kind === "previsto") return days < 0 ? `Esito da registrare: era ${fromToday(days)}` : `Previsto ${fromToday(days)}`;
  if (days >= 0) return `Scade ${fromToday(days)}`;
  return `Oltre il termine${kind === "indicativo" ? " indicativo" : ""} da ${counted(-days, "giorno", "giorni")}`;
}

const COLOURS = { previsto: ["", "rc-attention"], indicativo: ["rc-current", "rc-attention"], termine: ["rc-current", "rc-late"] };

/* The colour of a day that is `days` away; nothing where it has none of its own. */
export const colourOf = (kind, days) => COLOURS[kind]?.[Number(days < 0)];

function colour(element, css) {
  element?.classList.remove("rc-current", "rc-attention", "rc-late");
  if (css) element?.classList.add(css);
}

function tell(clock, calendar) {
  const { conto: kind, nucleo, come } = clock.dataset;
  const on = clock.getAttribute("datetime");
  const days = number(on) - number(today);
  const idle = new Set([...(calendar?.festivi ?? []), ...(calendar?.patroni[nucleo] ?? [])]);
  const working = nucleo === undefined ? 0 : days >= 0 ? workingDays(today, on, idle) : workingDays(on, today, idle);
  clock.textContent = come === "frase" ? inSentence({ kind, days, working }) : inBadge(kind, days);
  if (come === "minuscolo") clock.textContent = clock.textContent.replace(/^./, (sign) => sign.toLowerCase());
  const css = colourOf(kind, days);
  if (css === undefined || come === "minuscolo") return;
  const coloured = come === "frase" ? [clock.closest(".rc-next")] : [clock.parentElement, clock.closest("li[aria-current]")];
  for (const element of coloured) colour(element, css);
  if (come === "frase" && days < 0) for (const words of coloured[0]?.querySelectorAll("[data-poi]") ?? []) words.textContent = words.dataset.poi;
}

/* Says on the page, once, that its days are today's and its facts are not. */
export function note() {
  if (!elapsed || document.getElementById("contati-a-oggi")) return;
  const words = new Intl.DateTimeFormat("it-IT", { dateStyle: "long", timeZone: "UTC" });
  const told = (day) => words.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, "1° ");
  const line = document.createElement("p");
  line.id = "contati-a-oggi";
  line.className = "rc-note";
  line.textContent = `I giorni sono contati a oggi, ${told(today)}; i fatti sono quelli noti ${/-(08|11)$/.test(asOf) ? "all'" : "al "}${told(asOf)}.`;
  (document.querySelector(".rc-next") ?? document.querySelector(".rc-title"))?.append(line);
}

async function countAgain(clocks) {
  let calendar;
  if (clocks.some((clock) => clock.dataset.nucleo !== undefined)) {
    calendar = await (await fetch(new URL("../../scadenze/giorni-non-lavorativi.json", import.meta.url))).json();
    if (today > calendar.al) return;
  }
  for (const clock of clocks) tell(clock, calendar);
  note();
}

const clocks = [...document.querySelectorAll("time[data-conto]")];
if (elapsed && clocks.length) countAgain(clocks).catch(() => undefined);
