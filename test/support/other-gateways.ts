import { saveAccount } from "../../app/flows/save-account.ts";
import { newId } from "../../app/lib/id.ts";
import { peruvianMerchant } from "../../sandbox/gateways/dlocal/merchants.ts";
import { quinuaService } from "../../sandbox/gateways/pagoefectivo/merchants.ts";
import { lima, type FlowWorld } from "./flow-world.ts";
import { voucherOf } from "./shopper.ts";

export const gatewayIds = ["mercado-pago", "pagoefectivo", "dlocal"] as const;
export type GatewayId = (typeof gatewayIds)[number];

const credentialsOf: Readonly<Record<Exclude<GatewayId, "mercado-pago">, Readonly<Record<string, string>>>> =
  {
    pagoefectivo: {
      access_key: quinuaService.accessKey,
      secret_key: quinuaService.secretKey,
      service_id: String(quinuaService.serviceId),
      environment: "production",
    },
    dlocal: {
      login: peruvianMerchant.login,
      trans_key: peruvianMerchant.transKey,
      secret_key: peruvianMerchant.secretKey,
      environment: "live",
      country: "PE",
    },
  };

/** Lets the shop in Lima take PagoEfectivo through this gateway alone. */
export async function useGateway(world: FlowWorld, gatewayId: GatewayId): Promise<void> {
  const shop = await world.container.shops.findByDomain(lima);
  if (!shop) throw new Error("no shop in Lima");
  await world.pool.query(
    `update gateway_account set limits = case when gateway = $2 then '{}' else '{"pagoefectivo": "off"}' end::jsonb where shop_id = $1`,
    [shop.id, gatewayId],
  );
  if (gatewayId === "mercado-pago") return;
  const saved = await saveAccount(
    { ...world.container, newId },
    { gateway: world.container.findGateway(gatewayId), shopId: shop.id, actor: "test" },
    { mode: "live", country: null, values: credentialsOf[gatewayId] },
    world.clock.now(),
  );
  if (!saved.ok) throw new Error(`the account was refused: ${JSON.stringify(saved.error)}`);
  if (gatewayId === "pagoefectivo")
    world.pagoEfectivo.setNotificationUrl(
      quinuaService.serviceId,
      world.container.webhookUrl("pagoefectivo", saved.value.id),
    );
}

/** From now on no gateway's webhook arrives, or all do again. */
export function dropWebhooks(world: FlowWorld, areDropped: boolean): void {
  for (const { faults } of [world.mercadoPago, world.pagoEfectivo, world.dlocal])
    faults.dropWebhooks = areDropped;
}

/** Cash over the counter of whichever gateway the voucher is of, also after its deadline. */
export async function takeCash(world: FlowWorld, token: string): Promise<void> {
  const { gateway, gatewayPaymentId } = await voucherOf(world, token);
  const id = gatewayPaymentId ?? "";
  const pay = {
    "mercado-pago": () => world.mercadoPago.pay(Number(id), { late: true }),
    pagoefectivo: () => world.pagoEfectivo.pay(id, { late: true }),
    dlocal: () => world.dlocal.pay(id, { late: true }),
  };
  const taken = pay[gateway as GatewayId]();
  if (!taken.ok) throw new Error(`the counter refused: ${taken.reason}`);
}
