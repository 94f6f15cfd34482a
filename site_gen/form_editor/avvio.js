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

// The forms of a case are the same for every Nucleo, so they are sent once: a collection names them.
const { moduli, configurazione } = await (await fetch("configurazione.json")).json();
for (const collection of configurazione.collections) {
  if (typeof collection.fields === "string") collection.fields = moduli[collection.fields];
}
init({ config: { load_config_file: false, ...configurazione } });
