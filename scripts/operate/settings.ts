import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readDatabaseUrl, settingsWith } from "../../app/env.server.ts";
import { startEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import { exitCodes, OperateError } from "./verb.ts";

export interface OperateSettings {
  readonly variables: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Where a running demo leaves its settings for this. */
export const demoSettingsFile = resolve(".recaudo/demo/settings.json");

/** The app's own settings: from the environment, or those of the demo in this checkout. */
export async function readSettings(isDemo: boolean): Promise<OperateSettings> {
  if (isDemo) return { variables: settingsWith(readDemo()), close: () => Promise.resolve() };
  if (readDatabaseUrl() !== null) return { variables: settingsWith({}), close: () => Promise.resolve() };
  // As `npm start` does without DATABASE_URL: attaches to its database, and starts it only when it does not run.
  const embedded = await startEmbeddedPostgres({ folder: ".recaudo/database" });
  if (!embedded.ok) throw new OperateError(describeEmbeddedError(embedded.error), exitCodes.away);
  const { url, isAttached } = embedded.value;
  return {
    variables: settingsWith({ DATABASE_URL: url }),
    close: () => (isAttached ? Promise.resolve() : embedded.value.stop()),
  };
}

function readDemo(): Record<string, string> {
  if (!existsSync(demoSettingsFile))
    throw new OperateError(
      "There is no demo in this checkout. Start one first: npm run demo",
      exitCodes.away,
    );
  return JSON.parse(readFileSync(demoSettingsFile, "utf8")) as Record<string, string>;
}
