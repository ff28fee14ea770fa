import type { InvariantScope } from "./scope.ts";
import type { Snapshot, VoucherSnapshot } from "./snapshot.ts";

/** Never two numbers for one order at once; asked for and without a number, an attempt waits for the other's end. */
export function findVoucherFaults({ vouchers, payments }: Snapshot): string[] {
  const live = vouchers.filter(({ status }) => status === "asked" || status === "issued");
  const issued = live.filter(({ status }) => status === "issued");
  const orderOf = new Map(payments.map(({ id, shopId, groupId }) => [id, `${shopId} ${groupId}`]));
  return [
    ...several(live, ({ paymentId }) => `payment ${paymentId}`),
    ...several(issued, ({ paymentId }) => `order ${orderOf.get(paymentId) ?? ""}`),
  ].map((what) => `${what} has two live vouchers`);
}

function several(
  vouchers: readonly VoucherSnapshot[],
  keyOf: (voucher: VoucherSnapshot) => string,
): string[] {
  return [...Map.groupBy(vouchers, keyOf)].filter(([, group]) => group.length > 1).map(([key]) => key);
}

/** Exactly one payment at Mercado Pago for each voucher that has a number, none that we do not know. */
export function findGatewayFaults(
  { vouchers }: Snapshot,
  mercadoPago: NonNullable<InvariantScope["mercadoPago"]>,
): string[] {
  const there = Map.groupBy(mercadoPago.payments(), (payment) => payment.details.externalReference ?? "");
  const known = new Set(vouchers.map(({ externalReference }) => externalReference));
  const strangers = [...there.keys()].filter((reference) => !known.has(reference));
  const wrong = vouchers.filter(({ externalReference, gatewayPaymentId }) => {
    const ids = (there.get(externalReference) ?? []).map(({ id }) => String(id));
    return gatewayPaymentId === null ? ids.length > 1 : ids.length !== 1 || ids[0] !== gatewayPaymentId;
  });
  return [
    ...strangers.map((reference) => `Mercado Pago has a payment for the unknown reference ${reference}`),
    ...wrong.map((row) => `voucher ${row.externalReference} has not exactly its one payment at Mercado Pago`),
  ];
}
