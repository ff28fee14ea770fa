import { findGraceEnd } from "../../app/flows/find-grace.ts";
import { saveSettings } from "../../app/flows/save-settings.ts";
import type { ShopSettings } from "../../app/domain/shop-settings.ts";
import type { FlowWorld } from "./flow-world.ts";
import { ring } from "./ring.ts";
import { askVoucher, checkOut, paymentOf, voucherOf, type Checkout } from "./shopper.ts";

export const allDefaults: ShopSettings = {
  lateMoneyPolicy: "hold",
  voucherLifeHours: null,
  needsRefunds: false,
};

export async function chooseSettings(
  world: FlowWorld,
  domain: string,
  settings: Partial<ShopSettings>,
): Promise<void> {
  const shop = await world.container.shops.findByDomain(domain);
  const change = { shopId: shop?.id ?? "", actor: "test", reason: null };
  const saved = await saveSettings(world.container, { ...change, settings: { ...allDefaults, ...settings } });
  if (!saved.ok) throw new Error(saved.error);
}

/** Moves the clock to `ms` after a moment. */
export function advanceTo(world: FlowWorld, moment: Date, ms: number): void {
  world.advance(moment.getTime() - world.clock.now().getTime() + ms);
}

export async function graceEndOf(world: FlowWorld, token: string): Promise<Date> {
  return findGraceEnd(world.container, await voucherOf(world, token));
}

/**
 * An order placed at the app's own time, however far its clock was moved: the database and the pretend companies stand still, so the
 * payment is dated anew and the shop waits for as long as it is asked to.
 */
export async function issueNow(world: FlowWorld, order: Parameters<typeof checkOut>[1]): Promise<Checkout> {
  world.shopify.setLongestPending(60 * 24 * 3_600_000);
  const checkout = await checkOut(world, order);
  const { id } = await paymentOf(world, checkout.token);
  await world.pool.query("update payment set created_at = $2 where id = $1", [id, world.clock.now()]);
  await askVoucher(world, checkout.token, "efecty");
  await world.jobs.run();
  return checkout;
}

/** The voucher runs out unpaid at the gateway, and we hear of it a second after its deadline. */
export async function letExpire(world: FlowWorld, token: string): Promise<void> {
  const { gatewayPaymentId, details } = await voucherOf(world, token);
  world.mercadoPago.expire(Number(gatewayPaymentId));
  advanceTo(world, details.expiresAt, 1000);
  await hearOf(world, token);
}

/** The bell rings, our look-up finds what is true, and all due jobs run. */
export async function hearOf(world: FlowWorld, token: string): Promise<void> {
  const { accountId, gatewayPaymentId } = await voucherOf(world, token);
  await ring(world, { accountId, dataId: gatewayPaymentId ?? "" });
  await world.jobs.run();
}

/** Cash that counts though the voucher had ended. */
export async function payLate(world: FlowWorld, token: string): Promise<void> {
  const { gatewayPaymentId } = await voucherOf(world, token);
  const paid = world.mercadoPago.pay(Number(gatewayPaymentId), { late: true });
  if (!paid.ok) throw new Error(`the counter refused: ${paid.reason}`);
  await hearOf(world, token);
}

export interface FoundException {
  readonly kind: string;
  readonly suggested_action: string;
  readonly resolution: string | null;
}

export async function exceptionsOf(world: FlowWorld, token: string): Promise<FoundException[]> {
  const payment = await paymentOf(world, token);
  const { rows } = await world.pool.query<FoundException>(
    "select kind, suggested_action, resolution from exception where payment_id = $1 order by opened_at, id",
    [payment.id],
  );
  return rows;
}

/** What the shopper's page says of the money. */
export async function shownOf(world: FlowWorld, token: string) {
  const page = await world.pages.showPayment(token);
  return page.ok && page.value.stage.kind === "voucher" ? page.value.stage.lateMoney : undefined;
}
