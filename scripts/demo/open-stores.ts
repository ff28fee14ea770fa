import { createContainer } from "../../app/container.server.ts";
import { readEnv } from "../../app/env.server.ts";
import { saveOrderSettings } from "../../app/flows/save-order-settings.ts";
import { createLog } from "../../app/lib/log.ts";
import { openStore } from "../../sandbox/merchant/open-store.ts";
import { shops } from "../../sandbox/shopify/shops.ts";
import type { ShopifySandbox } from "../../sandbox/shopify/start.ts";

/** Installs the store app in the pretend shops that do not have it yet, and says what their manual method is called. */
export async function openStores(
  shopify: ShopifySandbox,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const missing = shops.filter(({ domain }) => !shopify.state.storeInstallations.has(domain));
  if (missing.length === 0) return;
  const env = readEnv(variables);
  const container = await createContainer(env, createLog({ level: "silent", role: "start" }), {
    maxConnections: 2,
  });
  try {
    for (const { domain, manualMethod } of missing) {
      await openStore({ appUrl: env.PUBLIC_URL, sessionToken: shopify.sessionToken(domain) });
      const shop = await container.storeShops.findInstalled(domain);
      const settings = { methodNames: [manualMethod], expiryPolicy: "cancel_and_restock" };
      const saved = shop && (await saveOrderSettings(container, shop.id, settings, "demo"));
      if (!saved?.ok) throw new Error(`the manual method of ${domain} was not saved`);
    }
  } finally {
    await container.close();
  }
}
