import type { Payment } from "../ports/records.ts";
import type { PaymentStore, StoreTransaction } from "../ports/store.ts";

/**
 * The shop wants no money for this payment any more. In the caller's transaction: no further number will be given, and
 * the ones that live are ended here and voided at their gateways by a job. Money that was paid meanwhile is heard of
 * all the same. Done again, it changes nothing.
 */
export async function withdrawPayment(
  tx: StoreTransaction,
  { payments }: { readonly payments: PaymentStore },
  { id, shop }: Payment,
): Promise<void> {
  await tx.lockPayment(shop.id, id);
  if (!(await tx.withdrawPayment(shop.id, id))) return;
  // Whoever adds a number holds the payment's lock, so none comes in between.
  const attempts = (await payments.vouchersOf(shop.id, id)).map(({ attempt }) => attempt);
  const lived = await tx.endVouchers(shop.id, id, attempts, true);
  await tx.enqueue([
    ...lived.map(({ voucherId }) => ({
      job: { name: "clear-up-voucher", shopId: shop.id, voucherId, tries: 0 } as const,
    })),
    { job: { name: "sync-shop", shopId: shop.id, paymentId: id, tries: 0 } },
    { job: { name: "plan-messages", shopId: shop.id, paymentId: id, tries: 0 } },
  ]);
}
