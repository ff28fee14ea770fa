import type { BankAccount } from "../domain/bank-account.ts";
import type { IdentityDocument } from "../domain/document.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { Buyer } from "../ports/records.ts";

/** Personal data at rest: JSON inside a sealed box that opens only for the row it was made for. */
export function sealBuyer(box: SealedBox, paymentId: string, buyer: Buyer): string {
  return box.seal(JSON.stringify(buyer), `payment:${paymentId}:buyer`);
}

export function openBuyer(box: SealedBox, paymentId: string, sealed: string | null): Buyer {
  const nobody: Buyer = { email: null, firstName: null, lastName: null, phone: null };
  if (sealed === null) return nobody;
  // Rows of earlier releases know no phone.
  return {
    ...nobody,
    ...(JSON.parse(openOrThrow(box, sealed, `payment:${paymentId}:buyer`)) as Partial<Buyer>),
  };
}

export function sealDocument(box: SealedBox, voucherId: string, document: IdentityDocument): string {
  return box.seal(JSON.stringify(document), `voucher:${voucherId}:document`);
}

export function openDocument(
  box: SealedBox,
  voucherId: string,
  sealed: string | null,
): IdentityDocument | null {
  if (sealed === null) return null;
  return JSON.parse(openOrThrow(box, sealed, `voucher:${voucherId}:document`)) as IdentityDocument;
}

/** Bound to the shop as well: no row of one shop opens with another's. */
function bankAccountPlace(shopId: string, cashRefundId: string): string {
  return `shop:${shopId}:cash-refund:${cashRefundId}:bank-account`;
}

export function sealBankAccount(
  box: SealedBox,
  shopId: string,
  cashRefundId: string,
  account: BankAccount,
): string {
  return box.seal(JSON.stringify(account), bankAccountPlace(shopId, cashRefundId));
}

export function openBankAccount(
  box: SealedBox,
  shopId: string,
  cashRefundId: string,
  sealed: string,
): BankAccount {
  return JSON.parse(openOrThrow(box, sealed, bankAccountPlace(shopId, cashRefundId))) as BankAccount;
}

/** A box that does not open means a lost key or a row moved by hand: a fault to stop on, not an expected answer. */
export function openOrThrow(box: SealedBox, sealed: string, boundTo: string): string {
  const opened = box.open(sealed, boundTo);
  if (!opened.ok) throw new Error(`sealed value does not open (${opened.error}) for ${boundTo}`);
  return opened.value;
}
