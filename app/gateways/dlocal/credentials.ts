import type { Country } from "../../domain/method.ts";
import type { CredentialField, GatewayAccess } from "../../ports/gateway.ts";
import { words } from "./words.ts";

/** dLocal publishes no alphabet for its keys, so any visible text without spaces that fits a header is taken. */
const keyPattern = /^[\x21-\x7e]{4,128}$/;

/**
 * dLocal's keys say neither which environment they belong to (only the host differs) nor which country they
 * serve (one login may serve several), so the merchant is asked for both.
 */
export const credentials: readonly CredentialField[] = [
  { name: "login", words: words.login, secret: false, maxLength: 128, pattern: keyPattern },
  { name: "trans_key", words: words.trans_key, secret: true, maxLength: 128, pattern: keyPattern },
  { name: "secret_key", words: words.secret_key, secret: true, maxLength: 128, pattern: keyPattern },
  { name: "environment", words: words.environment, secret: false, maxLength: 7, pattern: /^(live|sandbox)$/ },
  { name: "country", words: words.country, secret: false, maxLength: 2, pattern: /^(CO|PE)$/ },
];

export interface Keys {
  readonly login: string;
  readonly transKey: string;
  readonly secretKey: string;
  readonly environment: "live" | "sandbox";
  readonly country: Country;
}

/** The keys of an account; null when one is missing or malformed: nothing is then sent and nothing verified. */
export function readKeys({ credentials: given }: GatewayAccess): Keys | null {
  const isComplete = credentials.every(({ name, pattern }) => pattern?.test(given[name] ?? ""));
  if (!isComplete) return null;
  return {
    login: given["login"] ?? "",
    transKey: given["trans_key"] ?? "",
    secretKey: given["secret_key"] ?? "",
    environment: given["environment"] === "sandbox" ? "sandbox" : "live",
    country: given["country"] === "PE" ? "PE" : "CO",
  };
}
