import { defineConfig } from "vitest/config";

// The tests that Stryker runs against each broken rule. Apart from vitest.config.ts, whose other projects test the
// domain too, behind a database and a browser: a thousand times slower.
export default defineConfig({
  test: { include: ["test/domain/**/*.test.ts"], setupFiles: ["test/mutation/stop-at-first-failure.ts"] },
});
