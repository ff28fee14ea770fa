import type { Container } from "../container.server.ts";
import { newId } from "../lib/id.ts";
import { err, ok } from "../lib/result.ts";
import { createInstall, type CompleteError, type Install } from "../platform/shopify-payments/install.ts";
import { createSetupSession, type SetupSession } from "../platform/shopify-payments/setup-session.ts";
import type { InstallError, PageContainer } from "./page-container.ts";

type InstallPages = Pick<PageContainer, "beginInstall" | "finishInstall">;

/** Where the merchant connects gateway accounts. */
export const setupPath = "/shopify/payments/setup";

export interface MerchantAccess {
  readonly install: Install;
  readonly session: SetupSession;
}

/** How a merchant proves to be one: Shopify's signed address and OAuth first, then our own signed cookie. */
export function createMerchantAccess({ env, clock, tokenEndpoint }: Container): MerchantAccess {
  const cookieSecret = env.SESSION_SECRET;
  const callbackUrl = `${env.PUBLIC_URL}/shopify/payments/auth/callback`;
  return {
    install: createInstall({ ...tokenEndpoint, callbackUrl, cookieSecret, clock }),
    session: createSetupSession({
      secret: cookieSecret,
      isHttps: env.PUBLIC_URL.startsWith("https:"),
      clock,
    }),
  };
}

/** What the payments app's install asks of the application. */
export function createInstallPages(container: Container, { install, session }: MerchantAccess): InstallPages {
  const { clock, shops, tokenStore } = container;
  const openSetup = (shopDomain: string, others: string[] = []) =>
    ok({ location: setupPath, setCookies: [...others, session.open(shopDomain)] });

  return {
    async beginInstall(request) {
      if (!container.paymentsApp) return err("install_refused");
      const query = new URL(request.url).searchParams;
      const verified = await install.verifyQuery(query);
      if (!verified.ok) return err("install_refused");
      const { shopDomain } = verified.value;
      const shop = await shops.findByDomain(shopDomain);
      if (shop?.isInstalled && (await tokenStore.load(shop.id))) return openSetup(shopDomain);
      const begun = await install.beginInstall(query);
      if (!begun.ok) return err("install_refused");
      return ok({ location: begun.value.redirectUrl, setCookies: [begun.value.stateCookie] });
    },

    async finishInstall(request) {
      if (!container.paymentsApp) return err("install_refused");
      const cookie = request.headers.get("cookie") ?? undefined;
      const granted = await install.completeInstall(new URL(request.url).searchParams, cookie);
      if (!granted.ok) return err(installErrorOf(granted.error));
      const { shopDomain, tokens, clearedCookie } = granted.value;
      const shop = await shops.install(newId(), shopDomain, clock.now());
      await tokenStore.save(shop.id, tokens);
      return openSetup(shopDomain, [clearedCookie]);
    },
  };
}

function installErrorOf(error: CompleteError): InstallError {
  return error === "shop_unavailable" || error === "unreadable_answer"
    ? "shopify_unavailable"
    : "install_refused";
}
