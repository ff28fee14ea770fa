import { hasJob, isJobDead, type Snapshot } from "./snapshot.ts";

/** Nothing waits without a job, a time of its own or a person who was told. */
export function findLeftWork(snapshot: Snapshot): string[] {
  return [
    ...findInboxFaults(snapshot),
    ...findSyncFaults(snapshot),
    ...findRequestFaults(snapshot),
    ...findVoucherWork(snapshot),
    ...findMessageWork(snapshot),
  ];
}

/** An event we answered for is processed, still has its job, or is dead with an alert. */
function findInboxFaults(snapshot: Snapshot): string[] {
  return snapshot.inbox
    .filter((row) => !row.isProcessed && !(row.isDead && snapshot.everRaised.has(`inbox:${row.id}:dead`)))
    .filter(({ id }) => !hasJob(snapshot, (job) => job.name === "process-inbox" && job.inboxId === id))
    .filter(({ id, shopId }) => !isJobDead(snapshot, { name: "process-inbox", shopId, inboxId: id }))
    .map(({ id }) => `webhook ${id} was lost`);
}

/** Nobody holds a message for ever, and what is dead has an alert. */
function findSyncFaults(snapshot: Snapshot): string[] {
  const isWorkedOn = (paymentId: string): boolean =>
    hasJob(snapshot, (job) => job.name === "sync-shop" && job.paymentId === paymentId);
  const stuck = snapshot.syncs
    .filter(({ isClaimed, paymentId }) => isClaimed && !isWorkedOn(paymentId))
    .filter(({ shopId, paymentId }) => !isJobDead(snapshot, { name: "sync-shop", shopId, paymentId }))
    .map(({ paymentId, told }) => `the message about payment ${paymentId} (told ${told}) is stuck`);
  const silent = snapshot.syncs
    .filter((row) => row.isDead && !snapshot.everRaised.has(`payment:${row.paymentId}:shop_sync`))
    .map(({ paymentId }) => `the message about payment ${paymentId} died silently`);
  return [...stuck, ...silent];
}

function findRequestFaults(snapshot: Snapshot): string[] {
  const underWay = snapshot.refunds.filter(({ state }) => state === "asked" || state === "sent");
  const awaited = new Set(underWay.map(({ requestId }) => requestId));
  return snapshot.requests
    .filter(({ id }) => !awaited.has(id))
    .filter((row) => !row.isTold && !(row.isDead && snapshot.everRaised.has(`request:${row.id}:dead`)))
    .filter(({ id }) => !hasJob(snapshot, (job) => job.name === "answer-request" && job.requestId === id))
    .filter(({ id, shopId }) => !isJobDead(snapshot, { name: "answer-request", shopId, requestId: id }))
    .map(({ id }) => `request ${id} of the shop was lost`);
}

function findVoucherWork(snapshot: Snapshot): string[] {
  return snapshot.vouchers
    .filter(({ status }) => status === "asked")
    .filter(({ id }) => !hasJob(snapshot, (job) => job.name === "issue-voucher" && job.voucherId === id))
    .filter(({ id, shopId }) => !isJobDead(snapshot, { name: "issue-voucher", shopId, voucherId: id }))
    .map(({ id }) => `voucher ${id} was asked for and nobody works on it`);
}

function findMessageWork(snapshot: Snapshot): string[] {
  return snapshot.messages
    .filter(({ state }) => state === "planned" || state === "sending")
    .filter(({ id }) => !hasJob(snapshot, (job) => job.name === "send-message" && job.messageId === id))
    .filter(({ id, shopId }) => !isJobDead(snapshot, { name: "send-message", shopId, messageId: id }))
    .map(({ key, paymentId }) => `nobody sends ${key} about payment ${paymentId}`);
}
