import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./pinned-node.mjs";

/** Runs `npm ci` when what is installed is not what package-lock.json says, or is another machine's. */
export function installPackages() {
  if (isInstalled()) return;
  console.log("Installing packages (npm ci) …");
  const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const isWindows = process.platform === "win32";
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", flags, { cwd: root, stdio: "inherit", shell: isWindows });
  if (done.status === 0) return;
  const reason = done.error ? done.error.message : `npm ended with ${done.status ?? done.signal}`;
  console.error(
    `\nThe packages could not be installed (${reason}). Check network and disk, then run this again.`,
  );
  process.exit(1);
}

/** npm writes its record in node_modules last, so it stands for a whole installation. */
function isInstalled() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (path === "" || wanted.peer) return true;
    if (wanted.optional || wanted.devOptional) return !isForHere(wanted) || existsSync(join(root, path));
    return installed[path]?.version === wanted.version;
  });
}

/** Of the optional packages only those bound to this very platform matter: the pinned Node, PostgreSQL, esbuild. */
function isForHere({ os, cpu, libc }) {
  const isGlibc = process.platform !== "linux" || !libc?.includes("musl");
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && isGlibc);
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}
