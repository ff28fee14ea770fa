import { createContainer, type Container } from "../../app/container.server.ts";
import { readEnv } from "../../app/env.server.ts";
import { createLog } from "../../app/lib/log.ts";
import type { AppEnv } from "./app-process.ts";

/** The app's own parts beside its running processes, to act as a merchant where a test does not click. Close it. */
export function openMerchant(env: AppEnv): Promise<Container> {
  return createContainer(readEnv(env), createLog({ level: "silent", role: "start" }), { maxConnections: 2 });
}
