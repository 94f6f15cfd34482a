// Bundle the content manager into one script, without what our forms never use: previews of pictures,
// maps, coloured code, languages other than Italian and English. Nothing is then left to load from elsewhere.
//
//   node bundle.mjs FOLDER SCHEMA
//
// FOLDER receives the script, its fonts and licences; SCHEMA the schema of its configuration, for the tests.
import { cp, mkdir, readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const ENTRY = `
export { init, registerCustomFormat } from "@sveltia/cms";
export { parse, stringify } from "yaml";
`;
const UNUSED = /^(@shikijs\/|exifr|leaflet|svgo|terra-draw)|chunks\/(heic|react-dom|shiki-engine|webp_enc)/;
const LOCALE = /\/locales\//;

// What the manager would fetch from others: its fonts, which come with it, and whether a forge is well, which
// nobody asks. A style sheet without its own file resolves addresses from the page, beside which the fonts lie.
const FONT = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)[^/)]*\/([\w-]+)\.woff2/g;
const HEALTH = /https:\/\/(www\.githubstatus\.com\/api|status-api\.hostedstatus\.com)\/[\w./]+/g;
const WELL = "data:application/json,%7B%22status%22%3A%7B%22indicator%22%3A%22none%22%7D%7D";

const keepAtHome = {
  name: "keep-at-home",
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, async ({ path }) => {
      const fonts = await readdir(join(dirname(path), "assets"));
      const own = (_, family, style) => `assets/${fonts.find((name) => name.startsWith(`${family}-${style}-`))}`;
      const source = await readFile(path, "utf-8");
      return { contents: source.replace(FONT, own).replace(HEALTH, WELL) };
    });
  },
};

const leaveOut = {
  name: "leave-out",
  setup({ onResolve, onLoad }) {
    const unused = () => ({ path: "unused", namespace: "unused" });
    onResolve({ filter: UNUSED }, unused);
    onResolve({ filter: LOCALE }, ({ path }) => (path.endsWith("/it.json") ? undefined : unused()));
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {};" }));
  },
};

const [target, schema] = process.argv.slice(2);
const cms = dirname(createRequire(import.meta.url).resolve("@sveltia/cms"));
await mkdir(join(target, "assets"), { recursive: true });
await build({
  stdin: { contents: ENTRY, resolveDir: import.meta.dirname },
  bundle: true,
  format: "esm",
  legalComments: "linked",
  minify: true,
  outfile: join(target, "sveltia-cms.js"),
  plugins: [keepAtHome, leaveOut],
});
const script = await readFile(join(target, "sveltia-cms.js"), "utf-8");
for (const [, name] of script.matchAll(/assets\/([\w.-]+\.woff2)/g)) {
  await cp(join(cms, "assets", name), join(target, "assets", name));
}
for (const name of ["material-symbols-outlined", "noto-mono", "source-sans-3"]) {
  await cp(join(cms, "assets", `${name}.LICENSE.txt`), join(target, "assets", `${name}.LICENSE.txt`));
}
await cp(join(cms, "..", "LICENSE.txt"), join(target, "LICENSE.txt"));
await cp(join(cms, "..", "schema", "sveltia-cms.json"), schema);
