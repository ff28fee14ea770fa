import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const repository = fileURLToPath(new URL("..", import.meta.url));
const output = "build/server-node";

// The processes of the app, for Node to start without reading hundreds of small files; packages stay packages.
rmSync(`${repository}${output}`, { recursive: true, force: true });
await build({
  absWorkingDir: repository,
  entryPoints: ["web", "worker", "start"].map((role) => `app/server/${role}.ts`),
  outdir: output,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  packages: "external",
  // But for this one, of which we use a tenth: whole, with its forty languages, it costs each process 7 MB.
  alias: { zod: "./node_modules/zod/index.js" },
  sourcemap: true,
  jsx: "automatic",
  logLevel: "warning",
});
