import type { Option } from "./verb.ts";

/** Options that several verbs share, with the words of `--help`. */
export const shop: Readonly<Record<string, Option>> = {
  shop: { type: "string", about: "the shop's domain, where two shops could be meant" },
};

export const reason: Readonly<Record<string, Option>> = {
  reason: { type: "string", about: "why, for the audit" },
};

/** Every verb takes these. */
export const common: Readonly<Record<string, Option>> = {
  as: { type: "string", about: "who acts, for the audit; by default the name of your login" },
  demo: { type: "boolean", about: "act on the demo of this checkout while it runs" },
  help: { type: "boolean", about: "this text" },
};
