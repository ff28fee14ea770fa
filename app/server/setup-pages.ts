import type { Container } from "../container.server.ts";
import type { SetupPage } from "../domain/setup-page.ts";
import { saveAccount } from "../flows/save-account.ts";
import { newId } from "../lib/id.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { createAppConfigurator } from "../platform/shopify-payments/configure-app.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { GatewayAccount, InstalledShop } from "../ports/records.ts";
import { describeAccounts } from "./describe-accounts.ts";
import { setupPath, type MerchantAccess } from "./install-pages.ts";
import type { PageContainer } from "./page-container.ts";

type SetupPages = Pick<PageContainer, "showSetup" | "saveCredentials" | "finishSetup">;

/** What the payments app's set-up page asks of the application. */
export function createSetupPages(container: Container, { install, session }: MerchantAccess): SetupPages {
  const { clock, shops, accounts } = container;
  const configure = createAppConfigurator(container.shopCalls);

  async function signedIn(cookie: string | null): Promise<Result<InstalledShop, "session_expired">> {
    const opened = session.read(cookie ?? undefined);
    const shop = opened.ok ? await shops.findByDomain(opened.value.shopDomain) : null;
    return shop?.isInstalled ? ok(shop) : err("session_expired");
  }

  return {
    async showSetup(cookie, gatewayId) {
      const shop = await signedIn(cookie);
      if (!shop.ok) return shop;
      const gateway = chosenGateway(container.gateways, gatewayId);
      return ok(describe(container, shop.value, gateway, await accounts.list(shop.value.id)));
    },

    async saveCredentials(cookie, { gatewayId, mode, country, values }) {
      const shop = await signedIn(cookie);
      const gateway = container.gateways.find(({ id }) => id === gatewayId);
      if (!shop.ok || !gateway) return err([{ field: null, error: "session_expired" }]);
      const form = { mode, country, values };
      const saved = await saveAccount(
        { ...container, newId },
        { gateway, shopId: shop.value.id, actor: "payments app set-up" },
        form,
        clock.now(),
      );
      return saved.ok ? ok() : saved;
    },

    async finishSetup(cookie) {
      const shop = await signedIn(cookie);
      if (!shop.ok) return shop;
      const { id, domain } = shop.value;
      const [account] = await accounts.list(id);
      // Ready with nothing to take money through would put a dead method into the checkout.
      if (!account) return ok(setupPath);
      const told = await configure({ id, domain }, { isReady: true, externalHandle: account.merchantId });
      if (!told.ok) {
        container.log.warn(
          { shop: domain, error: told.error.kind, detail: told.error.detail },
          "Shopify was not told that set-up is done",
        );
        return err(told.error.kind === "token_refused" ? "session_expired" : "shopify_unavailable");
      }
      await shops.markReady(id, clock.now());
      return ok(install.settingsUrl(domain));
    },
  };
}

/** The one asked for, else the first of the list. */
function chosenGateway(gateways: readonly Gateway[], id: string | null): Gateway {
  const gateway = gateways.find((each) => each.id === id) ?? gateways[0];
  if (!gateway) throw new Error("the product has no gateway");
  return gateway;
}

function describe(
  container: Container,
  shop: InstalledShop,
  gateway: Gateway,
  accounts: readonly GatewayAccount[],
): SetupPage {
  const isSaved = (gatewayId: string): boolean => accounts.some((account) => account.gateway === gatewayId);
  return {
    shopDomain: shop.domain,
    gateway: { id: gateway.id, name: gateway.name },
    gateways: container.gateways.map(({ id, name }) => ({ id, name, isSaved: isSaved(id) })),
    accounts: describeAccounts(container, gateway, accounts),
    isReady: shop.isReady,
  };
}
