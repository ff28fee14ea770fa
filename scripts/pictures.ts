import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { payTexts } from "../app/i18n/texts.ts";
import { createLifecycle } from "../app/server/lifecycle.ts";
import { runApp } from "../app/server/run-app.ts";
import { describeEmbeddedError } from "../app/store/embedded/embedded-error.ts";
import { startEmbeddedPostgres } from "../app/store/embedded/start-embedded-postgres.ts";
import { launchChromium, openWindow } from "../test/support/chromium.ts";
import { findBusy, portsFrom, type DemoPorts } from "./demo/ports.ts";
import { demoSecrets } from "./demo/secrets.ts";
import { setUpShops } from "./demo/set-up-shops.ts";
import { startSandbox } from "./demo/start-sandbox.ts";

// `npm run pictures`: makes docs/pictures out of the running product, on ports and data of its own.
const pictures = resolve("docs/pictures");
const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 1.25, locale: "en-US" };
const shop = "tienda-bogota.myshopify.com";
const t = payTexts("en");

interface World {
  readonly shopUrl: string;
  readonly counterUrl: string;
}

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
  const browser = await launchChromium();
  life.onEnd(() => browser.close());
  await takePictures({ shopUrl: sandbox.shopify.url, counterUrl: sandbox.counter.url }, browser);
  await life.end(0);
});
console.error(problem);
await life.end(1);

/** Five that nothing uses; a demo may be running beside us. */
async function findPorts(): Promise<DemoPorts> {
  for (let base = 21_000; base < 30_000; base += 1_500) {
    const ports = portsFrom(base);
    if ((await findBusy(ports)).length === 0) return ports;
  }
  throw new Error("no free ports between 21000 and 31500");
}

async function takePictures(world: World, browser: Browser): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const shopper = await openPage(browser);
  await checkOut(world, shopper);
  await take(shopper, "pay-page");

  await shopper.getByLabel(t("ask.documentNumber"), { exact: true }).fill("1032456789");
  await shopper.getByRole("button", { name: t("ask.submit") }).click();
  await seeHeading(shopper, t("state.waiting.heading"));
  await take(shopper, "voucher");
  const reference = (await shopper.locator("#reference").getAttribute("data-value")) ?? "";

  const cashier = await openPage(browser);
  await cashier.goto(world.counterUrl);
  await cashier.getByTestId("counter-reference").fill(reference);
  await cashier.getByTestId("counter-find").click();
  await cashier.getByTestId("pay-exact").waitFor();
  await take(cashier, "cash-counter");
  await cashier.getByTestId("pay-exact").click();
  await cashier.getByTestId("counter-receipt").waitFor();
  await seeHeading(shopper, t("state.paid.heading"));

  const merchant = await openPage(browser);
  await merchant.goto(`${world.shopUrl}/admin/${shop}`);
  await merchant.locator('[data-testid="financial-status"][data-status="PAID"]').waitFor();
  await merchant.getByRole("link", { name: "#1001" }).click();
  await merchant.getByTestId("attempt").waitFor();
  await take(merchant, "order-paid");
}

async function checkOut({ shopUrl }: World, page: Page): Promise<void> {
  await page.goto(`${shopUrl}/shops/${shop}`);
  await page.getByTestId("buy").click();
  await page.getByTestId("locale").selectOption("en");
  await page.getByTestId("pay").click();
  await page.getByRole("button", { name: t("ask.submit") }).waitFor();
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await (await openWindow(browser, phone)).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function seeHeading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  // The page as it is read: no caret, no focus ring of the click before.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
  console.log(`docs/pictures/${name}.png`);
}
