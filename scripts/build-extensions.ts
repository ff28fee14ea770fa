import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

const repository = fileURLToPath(new URL("..", import.meta.url));
const cli = join(repository, "node_modules/@shopify/cli/bin/run.js");

/** The TOML file of each app we ship, and the name the CLI knows it by. */
export const appConfigs = [
  { file: "shopify.app.payments.toml", name: "payments" },
  { file: "shopify.app.toml", name: "shopify.app.toml" },
] as const;

/** How many extensions of each type, for example `{ payments_extension: 1 }`. */
export type ExtensionCounts = Readonly<Record<string, number>>;

export interface BuiltApp {
  readonly file: string;
  readonly extensions: ExtensionCounts;
}

/**
 * Builds every app below `source` with the pinned Shopify CLI, without a login or a network, in a throw-away copy: the
 * CLI writes `.shopify/`, lock files and its own settings around the app it builds. With a `target`, what Shopify would
 * be given of each UI extension is put there: `<handle>/main.js` and its texts.
 * Throws with the CLI's message when it refuses a file, and when it built fewer extensions than the TOML files name.
 */
export async function buildExtensions(
  source = repository,
  target: string | null = null,
): Promise<BuiltApp[]> {
  const copy = mkdtempSync(join(tmpdir(), "recaudo-extensions-"));
  try {
    for (const { file } of appConfigs) cpSync(join(source, file), join(copy, file));
    // The extensions' own settings of the compiler extend it.
    cpSync(join(repository, "tsconfig.json"), join(copy, "tsconfig.json"));
    cpSync(join(source, "extensions"), join(copy, "extensions"), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
    });
    // Bundling finds the packages that the extensions import.
    symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"), "dir");
    writeFileSync(join(copy, "package.json"), JSON.stringify({ name: "recaudo-extensions", private: true }));
    const built: BuiltApp[] = [];
    for (const { file, name } of appConfigs) {
      const extensions = await runCli(copy, name);
      refuseDropped(file, readDeclared(copy, file), extensions);
      built.push({ file, extensions });
    }
    if (target !== null) keepBundles(copy, target);
    return built;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function keepBundles(copy: string, target: string): void {
  for (const bundle of globSync("extensions/*/*/dist/*.js", { cwd: copy })) {
    const handle = basename(bundle, ".js");
    const folder = join(target, handle);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(copy, bundle), join(folder, "main.js"));
    cpSync(join(copy, dirname(bundle), "../locales"), join(folder, "locales"), { recursive: true });
  }
}

/** Runs `shopify app build` and returns the CLI's own count, which it reports nowhere but in its verbose log. */
async function runCli(directory: string, config: string): Promise<ExtensionCounts> {
  const home = join(directory, "home");
  mkdirSync(home, { recursive: true });
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("SHOPIFY_"));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    TMPDIR: home,
    PATH: [join(repository, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    CI: "1",
    SHOPIFY_CLI_NO_ANALYTICS: "1",
    // The CLI asks npm for a newer version of itself; this answers at once.
    npm_config_offline: "true",
  };
  const flags = ["--path", directory, "--config", config, "--skip-dependencies-installation", "--no-color"];
  const output = await new Promise<string>((resolve, reject) => {
    const child = [cli, "app", "build", ...flags, "--verbose"];
    execFile(
      process.execPath,
      child,
      { cwd: directory, env, timeout: 120_000 },
      (failure, stdout, stderr) => {
        const log = stdout + stderr;
        if (failure === null) resolve(log);
        else
          reject(
            new Error(
              `shopify app build --config ${config} failed:\n${readErrorBox(log) ?? failure.message}`,
            ),
          );
      },
    );
  });
  const breakdown = /"app_extensions_breakdown": ("(?:[^"\\]|\\.)*")/.exec(output)?.[1];
  if (breakdown === undefined) throw new Error("the Shopify CLI no longer logs which extensions it built");
  return JSON.parse(JSON.parse(breakdown) as string) as ExtensionCounts;
}

/** The framed message out of a log that holds much else, such as paths of this machine. */
function readErrorBox(log: string): string | null {
  return /╭─ error[^]*?╰─+╯/.exec(log)?.[0] ?? null;
}

function readDeclared(directory: string, file: string): ExtensionCounts {
  const app = readToml(join(directory, file));
  const folders = (app["extension_directories"] ?? []) as string[];
  const counts: Record<string, number> = {};
  for (const path of globSync(
    folders.map((folder) => `${folder}/*.extension.toml`),
    { cwd: directory },
  )) {
    for (const { type } of readToml(join(directory, path))["extensions"] as { type: string }[]) {
      counts[type] = (counts[type] ?? 0) + 1;
    }
  }
  return counts;
}

/** The CLI drops an extension of a type it does not know without a word, and says "built!". */
function refuseDropped(file: string, declared: ExtensionCounts, built: ExtensionCounts): void {
  for (const [type, count] of Object.entries(declared)) {
    if (built[type] === count) continue;
    throw new Error(`${file} names ${count} extension(s) of type ${type}, the CLI built ${built[type] ?? 0}`);
  }
}

function readToml(path: string): Record<string, unknown> {
  return parse(readFileSync(path, "utf8"));
}

if (import.meta.main) {
  const target = join(repository, "build/extensions");
  for (const { file, extensions } of await buildExtensions(repository, target)) {
    const list = Object.entries(extensions).map(([type, count]) => `${count} ${type}`);
    console.log(`${file}: ${list.length > 0 ? list.join(", ") : "no extensions"}`);
  }
}
