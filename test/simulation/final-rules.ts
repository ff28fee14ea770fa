import { rules } from "../support/invariants/rules.ts";
import type { PaymentSnapshot, Snapshot } from "../support/invariants/snapshot.ts";
import type { MemoryDatabase } from "./memory-store/database.ts";
import type { ModelSession } from "./shop-platform.ts";
import type { World } from "./world.ts";

/** What must hold when the storm is over and nothing is left to do; one sentence for each broken promise. */
export function findFinalFaults(world: World): string[] {
  const snapshot = takeSnapshot(world.db);
  return [
    ...rules.flatMap((find) => find(snapshot)),
    ...findLostWebhooks(world, snapshot),
    ...findLostMoney(world, snapshot),
    ...findWrongMessages(world, snapshot),
    ...findUntold(snapshot),
    ...findWaiting(world, snapshot),
  ];
}

export function takeSnapshot({ tables, now }: MemoryDatabase): Snapshot {
  const open = <Row extends { isOpen: boolean; key: string }>(rows: Iterable<Row>): Set<string> =>
    new Set([...rows].filter(({ isOpen }) => isOpen).map(({ key }) => key));
  return {
    accounts: [...tables.accounts.values()],
    payments: [...tables.payments.values()].map(({ payment, sums }) => ({
      ...{ id: payment.id, shopId: payment.shop.id, groupId: payment.groupId, asked: payment.amount },
      ...{ sessionId: payment.sessionId, sessionGid: payment.sessionGid },
      stored: { state: payment.state, marks: payment.marks, ...sums },
    })),
    vouchers: [...tables.vouchers.values()].map(({ voucher, nextPollAt }) => ({ ...voucher, nextPollAt })),
    facts: [...tables.facts.values()].map((row) => ({ ...row, id: row.id.toString() })),
    postings: [...tables.postings.values()].map((row) => ({ ...row, factId: row.factId.toString() })),
    inbox: [...tables.inbox.values()],
    syncs: [...tables.syncs.values()].map((row) => ({
      ...row,
      isClaimed: row.claimedUntil !== null && row.claimedUntil > now(),
    })),
    winners: [...tables.winners.values()],
    requests: [...tables.requests.values()].map(({ request, shopId, isDead }) => ({
      ...request,
      shopId,
      isDead,
    })),
    refunds: [...tables.refunds.values()].map(({ refund }) => ({
      ...refund,
      requestId: refund.shopRequestId,
    })),
    messages: [...tables.messages.values()],
    openAlerts: open(tables.alerts.values()),
    openExceptions: open(tables.exceptions.values()),
    everRaised: new Set(tables.alerts.keys()),
    everOpened: new Set(tables.exceptions.keys()),
    jobs: [...tables.jobs.values()].map(({ job }) => job),
  };
}

/** R1: what we answered 2xx is a row. */
function findLostWebhooks({ webhooks, db }: World, { inbox }: Snapshot): string[] {
  const stored = new Set([...db.tables.inbox.values()].map((row) => `${row.accountId} ${row.eventKey}`));
  return [
    ...[...webhooks.acknowledged.keys()]
      .filter((key) => !stored.has(key))
      .map((key) => `R1: webhook ${key} was answered and is nowhere`),
    ...inbox
      .filter((row) => !row.isProcessed && !row.isDead)
      .map(({ id }) => `R1: webhook ${id} waits for ever`),
  ];
}

/** Money and refunds at the gateways are facts, to the cent, and no fact of money is without them. */
function findLostMoney({ models }: World, { facts }: Snapshot): string[] {
  const known = new Map(
    facts.flatMap(({ fact }) =>
      "amount" in fact
        ? [[fact.key, `${fact.amount.minor.toString()} ${fact.amount.currency}`] as const]
        : [],
    ),
  );
  const there = models.flatMap(({ habits, payments }) =>
    [...payments.values()].flatMap(({ id, received, refunds }) => [
      ...(received ? [[`${habits.id}:${id}:confirmed`, received] as const] : []),
      ...refunds
        .filter(({ state }) => state === "done")
        .map((refund) => [`${habits.id}:${id}:refunded:${refund.id}`, refund.amount] as const),
    ]),
  );
  const keys = new Set<string>(there.map(([key]) => key));
  return [
    ...there
      .filter(([key, { minor, currency }]) => known.get(key) !== `${minor.toString()} ${currency}`)
      .map(
        ([key, { minor }]) =>
          `lost money: the gateway has ${key} of ${minor.toString()}, we know ${known.get(key) ?? "nothing"}`,
      ),
    ...[...known.keys()]
      .filter((key) => !keys.has(key))
      .map((key) => `invented money: no gateway has ${key}`),
  ];
}

const sessionStates = { none: "open", pending: "pending", paid: "resolved", closed: "rejected" } as const;

/** R8: one final thing at most, it is what we believe was said, and it fits the money or a person was told. */
function findWrongMessages({ platform }: World, snapshot: Snapshot): string[] {
  const told = new Map(snapshot.syncs.map((sync) => [sync.paymentId, sync.told]));
  return snapshot.payments.flatMap((payment) => {
    const session = platform.sessions.get(payment.sessionGid);
    if (!session) return [];
    const believed = sessionStates[told.get(payment.id) ?? "none"];
    const isKnown = hasPersonToAsk(snapshot, payment) || endsByItself(session, payment);
    const { confirmedMinor } = payment.stored;
    const isWhole = confirmedMinor >= payment.asked.minor;
    return [
      ...(session.finals > 1 ? [`R8: ${session.gid} heard ${session.finals} final messages`] : []),
      ...(session.state !== believed && !isKnown
        ? [`${session.gid} is ${session.state}, we believe ${believed}`]
        : []),
      ...(session.state === "resolved" && !isWhole
        ? [`R8: ${session.gid} is resolved without its money`]
        : []),
      ...(session.state !== "resolved" && confirmedMinor > 0n && !hasPersonToAsk(snapshot, payment)
        ? [`R8: ${session.gid} has money, is ${session.state} at the shop, and nobody was told`]
        : []),
    ];
  });
}

/**
 * "Pending" was heard by the shop and not by us, and the voucher ended before we said it again: the time that was
 * said with it ends the order at the shop (pendingExpiresAt), and nobody is kept from another try.
 */
function endsByItself({ state }: ModelSession, { stored }: PaymentSnapshot): boolean {
  return state === "pending" && ["failed", "canceled", "expired"].includes(stored.state);
}

/** Whoever paid as asked is told so, or nobody can know whether the message arrived. */
function findUntold({ payments, messages }: Snapshot): string[] {
  return payments
    .filter(({ stored }) => stored.state === "paid" && stored.marks.length === 0)
    .filter(
      ({ id }) =>
        !messages.some(
          ({ paymentId, key, state }) =>
            paymentId === id && key === "paid" && ["sent", "unclear"].includes(state),
        ),
    )
    .map(({ sessionGid }) => `who paid ${sessionGid} was not told that the money arrived`);
}

/** Nothing waits for ever: what did not end has a person to ask. */
function findWaiting({ platform }: World, snapshot: Snapshot): string[] {
  const jobs = snapshot.jobs.map((job) => `job ${JSON.stringify(job)} is never done`);
  const refunds = snapshot.refunds
    .filter(({ state }) => state === "asked" || state === "sent")
    .map(({ id, state }) => `refund ${id} is ${state} for ever`);
  const told = new Map(snapshot.syncs.map((sync) => [sync.paymentId, sync.told]));
  const isAnotherTold = ({ id, groupId }: PaymentSnapshot): boolean =>
    snapshot.payments.some(
      (other) =>
        other.groupId === groupId &&
        other.id !== id &&
        ["pending", "paid"].includes(told.get(other.id) ?? ""),
    );
  const stuck = snapshot.payments
    .filter((payment) => {
      const isPending = platform.sessions.get(payment.sessionGid)?.state === "pending";
      const isBelieved = isPending && told.get(payment.id) === "pending";
      return payment.stored.state === "awaiting_payment" || (isBelieved && !isAnotherTold(payment));
    })
    .filter((payment) => !hasPersonToAsk(snapshot, payment))
    .map(({ sessionGid, stored }) => `${sessionGid} waits for ever as ${stored.state}, and nobody was told`);
  return [...jobs, ...refunds, ...stuck];
}

function hasPersonToAsk(
  { openAlerts, openExceptions, vouchers }: Snapshot,
  { id }: PaymentSnapshot,
): boolean {
  const own = vouchers
    .filter((voucher) => voucher.paymentId === id)
    .map((voucher) => `voucher:${voucher.id}`);
  return [...openAlerts, ...openExceptions].some(
    (key) => key.includes(id) || own.some((voucher) => key.startsWith(voucher)),
  );
}
