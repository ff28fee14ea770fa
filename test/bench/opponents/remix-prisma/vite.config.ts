import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // Outside this folder, so Vite asks before it empties the last build.
  build: { emptyOutDir: true },
  plugins: [
    remix({
      buildDirectory: "../../../../build/bench/remix-prisma",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
});
