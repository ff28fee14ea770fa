import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface DemoSecrets {
  readonly SEALING_KEYS: string;
  readonly SESSION_SECRET: string;
  readonly SHOPIFY_PAYMENTS_API_KEY: string;
  readonly SHOPIFY_PAYMENTS_API_SECRET: string;
  readonly SHOPIFY_STORE_API_KEY: string;
  readonly SHOPIFY_STORE_API_SECRET: string;
}

/** Keys of this demo alone, made at its first start and kept with its data: what they seal must stay readable. */
export function demoSecrets(folder: string): DemoSecrets {
  const file = join(folder, "secrets.json");
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<DemoSecrets>) : {};
  const secrets = {
    SEALING_KEYS: `demo:${randomBytes(32).toString("base64")}`,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SHOPIFY_PAYMENTS_API_KEY: randomBytes(16).toString("hex"),
    SHOPIFY_PAYMENTS_API_SECRET: randomBytes(16).toString("hex"),
    SHOPIFY_STORE_API_KEY: randomBytes(16).toString("hex"),
    SHOPIFY_STORE_API_SECRET: randomBytes(16).toString("hex"),
    ...kept,
  };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
