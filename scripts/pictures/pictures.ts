import { chmodSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLifecycle } from "../../app/server/lifecycle.ts";
import { runApp } from "../../app/server/run-app.ts";
import { describeEmbeddedError } from "../../app/store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../../app/store/embedded/start-embedded-postgres.ts";
import { launchChromium } from "../../test/support/chromium.ts";
import { openStores } from "../demo/open-stores.ts";
import { findBusy, portsFrom, type DemoPorts } from "../demo/ports.ts";
import { demoSecrets } from "../demo/secrets.ts";
import { setUpShops } from "../demo/set-up-shops.ts";
import { startSandbox } from "../demo/start-sandbox.ts";
import { pictureCheckout } from "./picture-checkout.ts";
import { pictureOrder } from "./picture-order.ts";
import { picturePanel } from "./picture-panel.ts";

// `npm run pictures`: makes docs/pictures out of the running product, on ports and data of its own.
const life = createLifecycle();
const folder = mkdtempSync(join(tmpdir(), "recaudo-pictures-"));
// As root, the database server runs under another account, which must be able to pass through.
chmodSync(folder, 0o711);
life.onEnd(() => rm(folder, { recursive: true, force: true }));

const database = await startEmbeddedPostgres({ folder: `${folder}/database`, settings: { fsync: "off" } });
if (!database.ok) throw new Error(describeEmbeddedError(database.error));
life.onEnd(() => database.value.stop());
const secrets = demoSecrets(folder);
const sandbox = await startSandbox({
  ports: await findPorts(),
  folder: null,
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
const problem = await runApp(settings, life, async () => {
  await setUpShops(sandbox);
  await openStores(sandbox.shopify, settings);
  const browser = await launchChromium();
  life.onEnd(() => browser.close());
  const world = { shopUrl: sandbox.shopify.url, counterUrl: sandbox.counter.url };
  await pictureCheckout(world, browser);
  await pictureOrder(world, browser);
  await picturePanel(world, browser);
  await life.end(0);
});
console.error(problem);
await life.end(1);

/** Those that nothing uses; a demo may be running beside us. */
async function findPorts(): Promise<DemoPorts> {
  for (let base = 21_000; base < 30_000; base += 1_500) {
    const ports = portsFrom(base);
    if ((await findBusy(ports)).length === 0) return ports;
  }
  throw new Error("no free ports between 21000 and 31500");
}
