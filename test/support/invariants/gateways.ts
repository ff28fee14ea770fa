import type pg from "pg";
import type { InvariantScope } from "./scope.ts";

/** Exactly one payment at its gateway for each voucher that has a number, none that we do not know. */
export async function findGatewayFaults(
  pool: pg.Pool,
  { mercadoPago, dlocal }: Pick<InvariantScope, "mercadoPago" | "dlocal">,
): Promise<string[]> {
  const there: AtGateway[] = [
    ...(mercadoPago?.payments() ?? []).map(({ id, details, status }) => ({
      gateway: "mercado-pago",
      id: String(id),
      reference: details.externalReference ?? "",
      isPayable: status === "pending",
    })),
    ...(dlocal?.payments() ?? []).map(({ id, orderId, status }) => ({
      gateway: "dlocal",
      id,
      reference: orderId,
      isPayable: status === "PENDING",
    })),
  ];
  const seen = [...(mercadoPago ? ["mercado-pago"] : []), ...(dlocal ? ["dlocal"] : [])];
  const { rows } = await pool.query<OurVoucher>(
    `select voucher.external_reference as reference, gateway_payment_id as id, gateway, payment_id from voucher
      join gateway_account on gateway_account.id = gateway_account_id where gateway = any($1)`,
    [seen],
  );
  const known = new Set(rows.map(({ gateway, reference }) => `${gateway} ${reference}`));
  const strangers = there.filter(({ gateway, reference }) => !known.has(`${gateway} ${reference}`));
  const wrong = rows.filter(({ gateway, reference, id }) => {
    const ids = there.filter((one) => one.gateway === gateway && one.reference === reference);
    return id === null ? ids.length > 1 : ids.length !== 1 || ids[0]?.id !== id;
  });
  const payable = rows.filter((row) =>
    there.some((one) => one.isPayable && one.gateway === row.gateway && one.reference === row.reference),
  );
  const twice = [...Map.groupBy(payable, (row) => row.payment_id)].filter(([, live]) => live.length > 1);
  return [
    ...twice.map(([paymentId]) => `two numbers of payment ${paymentId} can be paid at gateways`),
    ...strangers.map((one) => `${one.gateway} has a payment for the unknown reference ${one.reference}`),
    ...wrong.map((row) => `voucher ${row.reference} has not exactly its one payment at ${row.gateway}`),
  ];
}

interface AtGateway {
  readonly gateway: string;
  readonly id: string;
  readonly reference: string;
  readonly isPayable: boolean;
}

interface OurVoucher {
  readonly gateway: string;
  readonly reference: string;
  readonly id: string | null;
  readonly payment_id: string;
}
