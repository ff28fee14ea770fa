/** Breaks the rules of the domain one by one and asks whether a test notices: docs/decisions/018-mutation-tests.md. */
export default {
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts" },
  mutate: ["app/domain/**/*.ts"],
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
  // A mutant that loops for ever is found; one on a busy machine is not mistaken for it.
  timeoutFactor: 4,
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { logTests: false, allowColor: false },
  htmlReporter: { fileName: ".cache/mutation/report.html" },
  jsonReporter: { fileName: ".cache/mutation/report.json" },
  incrementalFile: ".cache/mutation/incremental.json",
  tempDirName: ".cache/mutation/sandbox",
  // The sandbox is a copy; these would only make it big.
  ignorePatterns: ["build", ".recaudo", "public"],
};
