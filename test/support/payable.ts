import type { FlowWorld } from "./flow-world.ts";
import { paymentOf } from "./shopper.ts";

/** The gateways at which a voucher of the payment could be paid at a counter now. */
export async function payable(world: FlowWorld, token: string): Promise<string[]> {
  const { id } = await paymentOf(world, token);
  const { rows } = await world.pool.query<{ id: string }>("select id from voucher where payment_id = $1", [
    id,
  ]);
  const ours = new Set(rows.map((row) => row.id));
  const atMercadoPago = world.mercadoPago
    .payments()
    .filter(({ status, details }) => status === "pending" && ours.has(details.externalReference ?? ""));
  const atDlocal = world.dlocal.payments().filter((one) => one.status === "PENDING" && ours.has(one.orderId));
  return [...atMercadoPago.map(() => "mercado-pago"), ...atDlocal.map(() => "dlocal")];
}
