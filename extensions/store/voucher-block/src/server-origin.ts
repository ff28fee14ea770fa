/**
 * Where Recaudo runs: a placeholder, as in the TOML files, and the origin of their `application_url` (a test compares).
 * Written here rather than read from `process.env`, which the CLI replaces only when the variable happens to be set
 * during the build: unset, it stays in the bundle and the block dies in the worker (CLI 4.8.2).
 */
export const serverOrigin = "https://recaudo.example.com";
