/*
 * A page says «fra 3 giorni lavorativi» as of its own day; read later, it counts again from today. The facts are
 * still those of its day, and the page says so. Terms: the first day does not count, the last does; working are
 * the days from Monday to Friday that are neither holidays nor the Nucleo's patron saint (readings C-1 to C-4).
 */
const DAY = 86_400_000;
const page = document.querySelector("[data-al]");
const clocks = [...document.querySelectorAll("time[data-conto]")];
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(new Date());
const number = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const counted = (count, one, many) => `${count.toLocaleString("it-IT")} ${count === 1 ? one : many}`;

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
  if (kind === "previsto") return fromToday(days);
  if (days >= 0) return working ? `fra ${counted(working, "giorno lavorativo", "giorni lavorativi")}` : fromToday(days);
  return `superato da ${counted(-days, "giorno", "giorni")}${working ? ` (${counted(working, "lavorativo", "lavorativi")})` : ""}`;
}

function inBadge({ kind, days }) {
  if (kind === "previsto") return days < 0 ? `Esito da registrare: era ${fromToday(days)}` : `Previsto ${fromToday(days)}`;
  if (days >= 0) return `Scade ${fromToday(days)}`;
  return `Oltre il termine${kind === "indicativo" ? " indicativo" : ""} da ${counted(-days, "giorno", "giorni")}`;
}

const COLOURS = { previsto: ["", "rc-attention"], indicativo: ["rc-current", "rc-attention"], termine: ["rc-current", "rc-late"] };

function tell(clock, calendar) {
  const { conto: kind, nucleo, come } = clock.dataset;
  const on = clock.getAttribute("datetime");
  const days = number(on) - number(today);
  const idle = new Set([...calendar.festivi, ...(calendar.patroni[nucleo] ?? [])]);
  const working = nucleo === undefined ? 0 : days >= 0 ? workingDays(today, on, idle) : workingDays(on, today, idle);
  clock.textContent = (come === "stato" ? inBadge : inSentence)({ kind, days, working });
  const [ahead, behind] = COLOURS[kind];
  const coloured = come === "stato" ? [clock.parentElement, clock.closest("li[aria-current]")] : [clock.closest(".rc-next")];
  for (const element of coloured) {
    element?.classList.remove("rc-current", "rc-attention", "rc-late");
    if (element) element.classList.add(...[days < 0 ? behind : ahead].filter(Boolean));
  }
}

async function countAgain() {
  const answer = await fetch(new URL("../../scadenze/giorni-non-lavorativi.json", import.meta.url));
  const calendar = await answer.json();
  if (today > calendar.al) return;
  for (const clock of clocks) tell(clock, calendar);
  const note = document.createElement("p");
  const long = new Intl.DateTimeFormat("it-IT", { dateStyle: "long", timeZone: "UTC" });
  const told = (day) => long.format(new Date(`${day}T00:00:00Z`));
  note.className = "rc-note";
  note.textContent = `I giorni sono contati a oggi, ${told(today)}; i fatti sono quelli noti al ${told(page.dataset.al)}.`;
  page.append(note);
}

if (page && clocks.length && today > page.dataset.al) countAgain().catch(() => undefined);
