import { saveAccount } from "../../app/flows/save-account.ts";
import { setAccountPriority } from "../../app/flows/set-account-priority.ts";
import { newId } from "../../app/lib/id.ts";
import type { GatewayAccount } from "../../app/ports/records.ts";
import * as dlocalMerchants from "../../sandbox/gateways/dlocal/merchants.ts";
import { quinuaService } from "../../sandbox/gateways/pagoefectivo/merchants.ts";
import type { FlowWorld } from "./flow-world.ts";

const dlocalKeys = (merchant: dlocalMerchants.Merchant, country: "CO" | "PE") => ({
  login: merchant.login,
  trans_key: merchant.transKey,
  secret_key: merchant.secretKey,
  environment: "live",
  country,
});

/** What merchants of the pretend gateways paste into the settings. */
export const keysOf = {
  colombianDlocal: dlocalKeys(dlocalMerchants.colombianMerchant, "CO"),
  peruvianDlocal: dlocalKeys(dlocalMerchants.peruvianMerchant, "PE"),
  pagoEfectivo: {
    access_key: quinuaService.accessKey,
    secret_key: quinuaService.secretKey,
    service_id: String(quinuaService.serviceId),
    environment: "production",
  },
};

/** Connects one more live account to a shop, tried after those with a lower number. */
export async function addAccount(
  world: FlowWorld,
  domain: string,
  gatewayId: string,
  values: Readonly<Record<string, string>>,
  priority: number,
): Promise<GatewayAccount> {
  const { container } = world;
  const shop = await container.shops.findByDomain(domain);
  if (!shop) throw new Error(`no shop ${domain}`);
  const gateway = container.findGateway(gatewayId);
  const form = { mode: "live", country: null, values } as const;
  const saved = await saveAccount(
    { ...container, newId },
    { gateway, shopId: shop.id, actor: "test" },
    form,
    new Date(),
  );
  if (!saved.ok) throw new Error(`the account was refused: ${JSON.stringify(saved.error)}`);
  const change = { accountId: saved.value.id, priority, actor: "test" };
  await setAccountPriority(container, shop.id, change);
  return saved.value;
}
