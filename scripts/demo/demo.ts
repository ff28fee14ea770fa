import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createLifecycle } from "../../app/server/lifecycle.ts";
import { runApp } from "../../app/server/run-app.ts";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../app/store/embedded/start-embedded-postgres.ts";
import { findBusy, portsFrom } from "./ports.ts";
import { demoSecrets } from "./secrets.ts";
import { openStores } from "./open-stores.ts";
import { setUpShops } from "./set-up-shops.ts";
import { startSandbox } from "./start-sandbox.ts";

// `npm run demo`: the whole product on this machine, with a pretend Shopify, a pretend Mercado Pago, a cash counter and a mailbox.
const folder = resolve(".recaudo/demo");
const databaseFolder = `${folder}/database`;
const ports = portsFrom(readBase(process.argv));

function readBase(args: readonly string[]): number {
  const at = args.indexOf("--port");
  if (at < 0) return 3000;
  const base = Number(args[at + 1]);
  if (Number.isInteger(base) && base >= 1024 && base <= 60_000) return base;
  return fail("--port needs a number between 1024 and 60000, for example: npm run demo -- --port 5000");
}

function fail(message: string): never {
  console.error(`\nThe demo cannot start: ${message}`);
  process.exit(1);
}

if (process.argv.includes("--reset") && existsSync(folder)) await reset();
/** A folder too broken for the database's own removal goes all the same. */
async function reset(): Promise<void> {
  const removed = await removeEmbeddedPostgres({ folder: databaseFolder });
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const reason = removed.ok ? String(error) : describeEmbeddedError(removed.error);
    fail(`${folder} cannot be removed: ${reason}`);
  }
  console.log("The demo starts over: its shops, payments and keys are gone.");
}

const busy = await findBusy(ports);
if (busy.length > 0) {
  fail(
    `something already listens on port ${busy.join(", ")}. Is another demo running? Otherwise: npm run demo -- --port 5000`,
  );
}

try {
  mkdirSync(folder, { recursive: true });
  // The embedded server may run under another account, which must be able to pass through.
  chmodSync(folder, 0o711);
} catch (error) {
  fail(`${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
}

const life = createLifecycle(() => {
  console.log("\nStopping; the data stays for the next start.");
});
const database = await startEmbeddedPostgres({ folder: databaseFolder });
if (!database.ok)
  fail(`${describeEmbeddedError(database.error)}\nTo start over with empty data: npm run demo -- --reset`);
life.onEnd(() => database.value.stop());
const secrets = demoSecrets(folder);
const sandbox = await startSandbox({
  ports,
  folder: `${folder}/sandbox`,
  tlsFolder: `${folder}/tls`,
  apiKey: secrets.SHOPIFY_PAYMENTS_API_KEY,
  apiSecret: secrets.SHOPIFY_PAYMENTS_API_SECRET,
  store: { apiKey: secrets.SHOPIFY_STORE_API_KEY, apiSecret: secrets.SHOPIFY_STORE_API_SECRET },
});
life.onEnd(() => sandbox.close());
const settings = {
  ...secrets,
  ...sandbox.env,
  NODE_ENV: "production",
  LOG_LEVEL: "warn",
  DATABASE_URL: database.value.url,
};
// What `npm run operate -- … --demo` works with, for as long as the demo runs.
const settingsFile = `${folder}/settings.json`;
writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
life.onEnd(() => {
  rmSync(settingsFile, { force: true });
  return Promise.resolve();
});
const problem = await runApp(settings, life, async () => {
  await setUpShops(sandbox);
  await openStores(sandbox.shopify, settings);
  console.log(`
Recaudo is running, with a pretend world around it:

  Shop in Colombia   ${sandbox.shopify.url}/shops/tienda-bogota.myshopify.com
  Shop in Peru       ${sandbox.shopify.url}/shops/tienda-lima.myshopify.com
  Shop admin         ${sandbox.shopify.url}/admin
  Cash counter       ${sandbox.counter.url.replace("127.0.0.1", "localhost")}
  Mailbox            ${sandbox.mailbox.url.replace("127.0.0.1", "localhost")}
  Phones (WhatsApp)  ${sandbox.whatsapp.url.replace("127.0.0.1", "localhost")}

Buy something, choose Efecty or PagoEfectivo, type a document number (for example CC 1032456789 or DNI 45678912),
pay the code at the cash counter, read the shopper's mails and watch the order turn paid in the admin. "Pago en
efectivo" is the same without Shopify's payments grant: an order with a manual method, whose page shows the link.
Ctrl-C stops everything.
`);
});
console.error(problem);
await life.end(1);
