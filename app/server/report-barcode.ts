import type { Container } from "../container.server.ts";
import type { PaymentPage } from "../domain/payment-page.ts";
import type { BarcodeRefusal } from "../lib/barcode/draw-barcode.ts";

const hour = 3_600_000;

/** Raises the alert of a barcode that was not shown, at most once an hour for a payment however often it is looked at. */
export function createBarcodeReport({
  payments,
  alerts,
  clock,
}: Pick<Container, "payments" | "alerts" | "clock">) {
  const reported = new Map<string, number>();

  return async function reportBarcode({ token, stage }: PaymentPage, refusal: BarcodeRefusal): Promise<void> {
    const now = clock.now().getTime();
    for (const [known, at] of reported) if (now - at >= hour) reported.delete(known);
    if (reported.has(token) || stage.kind !== "voucher") return;
    reported.set(token, now);
    const payment = await payments.findByToken(token);
    if (!payment) return;
    await alerts.raise({
      shopId: payment.shop.id,
      kind: "barcode_refused",
      key: `barcode:${payment.id}`,
      detail: {
        payment_id: payment.id,
        gateway: stage.gatewayName,
        symbology: stage.details.barcode?.symbology ?? null,
        refusal,
      },
    });
  };
}
