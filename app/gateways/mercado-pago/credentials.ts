import type { CredentialField } from "../../ports/gateway.ts";
import { words } from "./words.ts";

/** The prefix (`APP_USR-`, `TEST-`) does not tell live from test, so it is not asked for. */
export const tokenPattern = /^[A-Za-z0-9_-]{20,250}$/;

export const credentials: readonly CredentialField[] = [
  { name: "access_token", words: words.access_token, secret: true, maxLength: 250, pattern: tokenPattern },
  {
    name: "webhook_secret",
    words: words.webhook_secret,
    secret: true,
    maxLength: 200,
    pattern: /^[\x21-\x7e]{16,200}$/,
  },
];
