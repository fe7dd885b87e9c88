// Every dependency has a licence, a source and a name that deny.toml allows, and each package of our
// own takes the lints of the workspace, which forbid `unsafe`. Reads
// `cargo metadata --format-version 1` from standard input; names what is not allowed.
import { appendFileSync, readFileSync } from "node:fs";

const began = performance.now();
const rules = readFileSync(new URL("../deny.toml", import.meta.url), "utf8");
const list = (name) => new RegExp(`^${name} = \\[([^\\]]*)\\]`, "m").exec(rules)[1];
const quoted = (text) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
const licences = new Set(quoted(list("allow")));
const registries = quoted(list("allow-registry"));
const banned = new Set([...list("deny").matchAll(/crate = "([^"]+)"/g)].map((match) => match[1]));

/** Whether an SPDX expression can be met with allowed licences; AND binds closer than OR. */
function allowed(expression) {
  const words = expression
    .replaceAll("/", " OR ")
    .replace(/[()]/g, " $& ")
    .replace(/(\S+) +WITH +(\S+)/g, "$1_WITH_$2")
    .trim()
    .split(/\s+/);
  const one = () => {
    const word = words.shift();
    if (word !== "(") return licences.has(word?.replaceAll("_WITH_", " WITH "));
    const inside = any();
    words.shift();
    return inside;
  };
  const all = () => {
    let holds = one();
    while (words[0] === "AND") holds = (words.shift(), one()) && holds;
    return holds;
  };
  const any = () => {
    let holds = all();
    while (words[0] === "OR") holds = (words.shift(), all()) || holds;
    return holds;
  };
  return any() && words.length === 0;
}

const { packages } = JSON.parse(readFileSync(0, "utf8"));
const faults = [];
for (const { name, version, license, source, manifest_path } of packages) {
  const fault = (what) => faults.push(`${name} ${version}: ${what}`);
  if (!allowed(license ?? "none")) fault(`licence ${license}`);
  // Our own packages have no source.
  if (source !== null && !registries.some((registry) => source === `registry+${registry}`)) fault(`comes from ${source}`);
  if (banned.has(name)) fault("is banned in deny.toml");
  if (source === null && !/^\[lints\]\nworkspace = true$/m.test(readFileSync(manifest_path, "utf8"))) fault("takes no lints of the workspace");
}
if (!/^unsafe_code = "forbid"$/m.test(readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8"))) faults.push("unsafe_code is not forbidden in Cargo.toml");
if (process.env.PHANHOI_TEST_ASSURANCE) {
  const seconds = (performance.now() - began) / 1000;
  const line = { id: "H7", n: packages.length, failures: faults.length, seed: 0, seconds };
  appendFileSync(process.env.PHANHOI_TEST_ASSURANCE, JSON.stringify(line) + "\n");
}
for (const fault of faults) console.error(`Not allowed as a dependency: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
