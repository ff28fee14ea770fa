import type { Snapshot } from "./snapshot.ts";

/** No row of one shop points at another shop's payment or account. */
export function findCrossShopRows(snapshot: Snapshot): string[] {
  const shopOfPayment = new Map(snapshot.payments.map(({ id, shopId }) => [id, shopId]));
  const shopOfAccount = new Map(snapshot.accounts.map(({ id, shopId }) => [id, shopId]));
  const { vouchers, facts, postings, syncs, winners, requests, inbox } = snapshot;
  const ofPayment = Object.entries({ vouchers, facts, postings, syncs, winners, requests });
  const ofAccount = Object.entries({ vouchers, inbox });
  const groupOf = new Map(snapshot.payments.map(({ id, groupId }) => [id, groupId]));
  return [
    ...ofPayment.flatMap(([table, rows]) =>
      rows
        .filter(({ shopId, paymentId }) => shopOfPayment.get(paymentId) !== shopId)
        .map(({ paymentId }) => `${table} of one shop point at another shop's payment ${paymentId}`),
    ),
    ...ofAccount.flatMap(([table, rows]) =>
      rows
        .filter(({ shopId, accountId }) => shopOfAccount.get(accountId) !== shopId)
        .map(({ accountId }) => `${table} of one shop point at another shop's account ${accountId}`),
    ),
    ...winners
      .filter(({ groupId, paymentId }) => groupOf.get(paymentId) !== groupId)
      .map(({ groupId, paymentId }) => `order ${groupId} was won by payment ${paymentId} of another order`),
  ];
}
