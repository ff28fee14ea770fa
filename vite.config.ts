import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        // Off: it calls sessionStorage unguarded, so every navigation dies where storage is blocked
        // (a cross-site frame in a private window; seen with Remix 2.17.5, Chromium, 2026-09).
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Style comes from our own address only: the pages' policy allows nothing inlined.
  build: { assetsInlineLimit: 0, target: "es2022" },
});
