// Build the page into the Python package: one script, one style sheet, the map's shapes, and what they were made from.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const out = "../src/dragoman/web/static";
await mkdir(out, { recursive: true });
const common = { outdir: out, bundle: true, minify: true, legalComments: "none", logLevel: "warning" };
await build({
  ...common,
  entryPoints: { app: "src/main.tsx" },
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
});
await build({ ...common, entryPoints: { app: "src/style.css" } });
await copyFile("node_modules/world-atlas/countries-110m.json", `${out}/countries.json`);

// The digest of the sources lets the Python tests tell whether the committed build is the one of the committed sources.
const names = (await readdir("src", { recursive: true })).filter((name) => /\.(tsx?|css)$/.test(name)).map((name) => `src/${name}`);
const hash = createHash("sha256");
for (const name of [...names, "build.mjs", "package-lock.json"].sort()) hash.update(name).update("\0").update(await readFile(name)).update("\0");
await writeFile(`${out}/sources.sha256`, `${hash.digest("hex")}\n`);

const licences = ["preact", "d3-array", "d3-force", "d3-geo", "d3-scale", "topojson-client", "world-atlas"];
const parts = await Promise.all(licences.map(async (name) => `${name}\n\n${await readFile(`node_modules/${name}/LICENSE`, "utf8")}`));
await writeFile(`${out}/LICENSES.txt`, parts.join("\n\n"));
