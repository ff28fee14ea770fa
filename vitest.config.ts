import { defineConfig } from "vitest/config";

// Apart from vite.config.ts: the Remix plugin must not run under Vitest.
const integration = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Two at once also on two cores, where one is the default: much of what is tested is waiting.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "test/{architecture,domain,lib,i18n,sandbox,gateways,platform,channels,extensions,scripts,simulation}/**/*.test.{ts,tsx}",
          ],
          exclude: ["test/extensions/store/**"],
          ...integration,
        },
      },
      {
        extends: true,
        // What runs in Shopify's pages is Preact.
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "blocks",
          include: ["test/extensions/store/**/*.test.ts"],
          environment: "jsdom",
          setupFiles: ["test/extensions/store/outlive-timers.ts"],
          // Shopify's kit imports our sources, which only Vite can read.
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/{store,flows,jobs,server,routes,security}/**/*.test.ts"],
          globalSetup: ["test/support/database-server.ts"],
          ...integration,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/{e2e,crash}/**/*.test.ts"],
          globalSetup: ["test/support/database-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
