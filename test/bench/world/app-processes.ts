import { randomBytes } from "node:crypto";
import { startRole, type Role, type Settings } from "../../../app/server/run-app.ts";
import { awaitReady, type ServerProcess } from "../measure/server-process.ts";

/** Starts one process of the app as `npm start` does. */
export function startApp(role: Role, settings: Settings): Promise<ServerProcess> {
  const startedAt = performance.now();
  return awaitReady(startRole(role, settings), startedAt);
}

/** Keys of one run. */
export const benchKeys = {
  SEALING_KEYS: `bench:${randomBytes(32).toString("base64")}`,
  SESSION_SECRET: randomBytes(32).toString("hex"),
  SHOPIFY_PAYMENTS_API_KEY: randomBytes(16).toString("hex"),
  SHOPIFY_PAYMENTS_API_SECRET: randomBytes(16).toString("hex"),
};

/** Settings of a web process that stands alone: nobody it could call answers. */
export function loneEnv(databaseUrl: string, port: number): Settings {
  return {
    ...benchKeys,
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: `http://localhost:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    SHOPIFY_MTLS_MODE: "proxy",
    SHOPIFY_MTLS_TRUSTED_PROXIES: "127.0.0.1",
  };
}
