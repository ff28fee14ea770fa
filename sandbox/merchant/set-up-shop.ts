import { Browser } from "./browser.ts";

export interface ShopSetup {
  /** The pretend Shopify's address of "Install" or "Open app" for the shop. */
  readonly installUrl: string;
  /** What the merchant pastes into the set-up page, by mode. */
  readonly accounts: readonly {
    readonly mode: "live" | "test";
    readonly gateway: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

/**
 * Does what a merchant does in the browser: installs the payments app, approves it, saves the gateway's
 * credentials, finishes the set-up and switches the method on. Answers the webhook addresses that the page showed, by
 * gateway. Throws with the step that failed.
 */
export async function setUpShop({ installUrl, accounts }: ShopSetup): Promise<ReadonlyMap<string, string>> {
  const browser = new Browser();
  const opened = await browser.open(installUrl);
  const page = opened.url.includes("/admin/oauth/authorize") ? await approve(browser, opened) : opened;
  if (!page.url.endsWith("/shopify/payments/setup"))
    throw new Error(`installing ended at ${page.url}: ${page.status}`);
  const webhookUrls = new Map<string, string>();
  for (const { mode, gateway, fields } of accounts) {
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`field.${name}`, value]),
    );
    const saved = await browser.send(`${page.url}?gateway=${gateway}`, {
      intent: "save",
      gateway,
      mode,
      country: "",
      ...values,
    });
    if (saved.status !== 200)
      throw new Error(`saving the ${mode} account at ${gateway} was refused: ${saved.status}`);
    const shown = new RegExp(`https?://[^\\s"<]+/webhooks/gateways/${gateway}/[\\w-]+`).exec(saved.html)?.[0];
    if (shown !== undefined) webhookUrls.set(gateway, shown);
  }
  const finished = await browser.send(page.url, { intent: "finish" });
  const settingsUrl = /url=(\S+)/.exec(finished.headers.get("refresh") ?? "")?.[1];
  if (settingsUrl === undefined) throw new Error(`finishing the set-up was refused: ${finished.status}`);
  const settings = await browser.open(settingsUrl);
  if (settings.html.includes('name="active" value="1"')) await browser.send(settingsUrl, { active: "1" });
  return webhookUrls;
}

async function approve(browser: Browser, asked: { url: string; html: string }) {
  const state = /name="state" value="([^"]*)"/.exec(asked.html)?.[1] ?? "";
  return browser.send(asked.url.split("?")[0] ?? "", { state });
}
