import { isJobDead, type Snapshot, type VoucherSnapshot } from "./snapshot.ts";

/** Never two numbers for one order at once, and every number that can be paid is asked about or in a person's hands. */
export function findVoucherFaults(snapshot: Snapshot): string[] {
  const { vouchers, payments, facts, everOpened } = snapshot;
  const live = vouchers.filter(({ status }) => status === "asked" || status === "issued");
  const orderOf = new Map(payments.map(({ id, shopId, groupId }) => [id, `${shopId} ${groupId}`]));
  // Asked for, and every try broke: a person was told, and there is no number until one acts.
  const isBroken = ({ id, shopId, status }: VoucherSnapshot): boolean =>
    status === "asked" && isJobDead(snapshot, { name: "issue-voucher", shopId, voucherId: id });
  const ofOrder = live.filter((voucher) => !isBroken(voucher));
  const twice = [
    ...several(live, ({ paymentId }) => `payment ${paymentId}`),
    ...several(ofOrder, ({ paymentId }) => `order ${orderOf.get(paymentId) ?? ""}`),
  ].map((what) => `${what} has two live vouchers`);
  // A number whose money came, too little of it, cannot be paid again: the difference is in a person's hands.
  const used = new Set(
    facts
      .filter(({ fact }) => fact.kind === "confirmed")
      .map(({ paymentId, fact }) => `${paymentId} ${fact.attempt}`),
  );
  const unwatched = vouchers
    .filter(({ paymentId, attempt }) => !used.has(`${paymentId} ${attempt}`))
    .filter(({ status, nextPollAt }) => status === "issued" && nextPollAt === null)
    .filter(({ id }) => !everOpened.has(`voucher:${id}:unwatched`))
    .map(({ id }) => `voucher ${id} can be paid, is not asked about, and nobody was told`);
  return [...twice, ...unwatched];
}

function several(
  vouchers: readonly VoucherSnapshot[],
  keyOf: (voucher: VoucherSnapshot) => string,
): string[] {
  return [...Map.groupBy(vouchers, keyOf)].filter(([, group]) => group.length > 1).map(([key]) => key);
}
