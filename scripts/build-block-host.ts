import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// What stands in for Shopify's pages around a block, in the pretend shop: one script for the page, one for the worker.
await build({
  absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  entryPoints: ["page", "worker"].map((part) => `sandbox/shopify/blocks/${part}.ts`),
  outdir: "build/extensions/host",
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  // Made for browsers and workers, without which it asks for Node.
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
