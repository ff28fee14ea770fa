import type { Result } from "../lib/result.ts";
import type { Gateway, GatewayAccess, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { PaymentStore, VoucherStore } from "../ports/store.ts";

export interface AskGatewayDeps {
  readonly payments: PaymentStore;
  readonly vouchers: VoucherStore;
  findGateway(id: string): Gateway;
  /** Where the gateway rings for this account: public and absolute. */
  webhookUrl(gateway: string, accountId: string): string;
  /** What the payer reads at the gateway, in the shopper's language. */
  describe(payment: Payment): string;
}

interface Asked {
  readonly voucher: Voucher;
  readonly payment: Payment;
  readonly access: GatewayAccess;
}

/**
 * One call for a voucher. After a call that got no answer it looks first. When another account could take over,
 * `not_there_yet` and, on the second look, `not_there` say that there is no trace of a voucher; when none could,
 * the same request with the same key is made again, which cannot make a second one.
 */
export async function askGateway(
  deps: AskGatewayDeps,
  { voucher, payment, access }: Asked,
  { canLeave, isSecondLook }: { readonly canLeave: boolean; readonly isSecondLook: boolean },
): Promise<Result<GatewayPayment, GatewayError> | "not_there_yet" | "not_there"> {
  const { externalReference } = voucher;
  const gateway = deps.findGateway(voucher.gateway);
  if (voucher.isOutcomeUnknown) {
    const earlier = await gateway.findPayment(access, { externalReference });
    if (earlier.ok || earlier.error.kind !== "not_found") return earlier;
    if (canLeave) return isSecondLook ? "not_there" : "not_there_yet";
  }
  const buyer = await deps.payments.buyerOf(payment.shop.id, payment.id);
  if (buyer.email === null)
    return { ok: false, error: { kind: "email_refused", detail: "the shop sent no e-mail" } };
  return gateway.issueVoucher(access, {
    idempotencyKey: voucher.idempotencyKey,
    isTest: payment.isTest,
    externalReference,
    method: voucher.method,
    country: voucher.country,
    amount: payment.amount,
    description: deps.describe(payment),
    payer: {
      email: buyer.email,
      firstName: buyer.firstName,
      lastName: buyer.lastName,
      phone: buyer.phone,
      document: await deps.vouchers.documentOf(voucher.shopId, voucher.id),
    },
    expiresAt: voucher.details.expiresAt,
    notificationUrl: deps.webhookUrl(gateway.id, access.accountId),
  });
}
