import { askGatewayDelays, nextDelay } from "../domain/retry.ts";
import { isLateMoneyOpen, messagesOf, type Message } from "../domain/shopper-message.ts";
import type { Channel, ChannelId } from "../ports/channel.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { MessageStore, NewMessage } from "../ports/message-store.ts";
import type { PhoneConsentStore } from "../ports/phone-consent.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { readStory, type StoryDeps } from "./read-story.ts";

export interface PlanMessagesDeps extends StoryDeps {
  readonly channels: readonly Channel[];
  readonly messages: MessageStore;
  readonly phoneConsents: PhoneConsentStore;
  readonly transactions: Transactions;
  newId(): string;
}

type PlanJob = Extract<Job, { name: "plan-messages" }>;

/**
 * Writes down what a shopper is to be told of a payment, each with the job that sends it when it is due. Asked again
 * after every change, it adds what is new. Without a channel nobody is told anything.
 */
export async function planMessages(deps: PlanMessagesDeps, job: PlanJob, now: Date): Promise<JobOutcome> {
  const { shopId, paymentId } = job;
  if (deps.channels.length === 0) return done;
  const payment = await deps.payments.find(shopId, paymentId);
  if (!payment) throw new Error("messages about no payment");
  const story = await readStory(deps, payment, now);
  const planned = await draftNew(deps, payment, messagesOf(story));
  if (planned.length > 0)
    await deps.transactions.transaction((tx) => addMessages(tx, { shopId, paymentId }, planned, now));
  if (!isLateMoneyOpen(story)) return done;
  const tries = job.tries + 1;
  const afterSeconds = nextDelay(askGatewayDelays, tries);
  return afterSeconds === undefined ? done : { kind: "again", job: { ...job, tries }, afterSeconds };
}

/** Of each way that reaches this shopper, what it carries and has not been planned for it. */
async function draftNew(
  deps: PlanMessagesDeps,
  { id, shop }: Payment,
  messages: readonly Message[],
): Promise<readonly NewMessage[]> {
  const known = await deps.messages.plannedOf(shop.id, id);
  const hasPhone = (await deps.phoneConsents.find(shop.id, id)) !== null;
  return deps.channels
    .filter(({ isMobile }) => !isMobile || hasPhone)
    .flatMap((channel) =>
      messages
        // A one-time link exists only where it is made: whoever makes it writes its message.
        .filter((message) => message.kind !== "refund_data" && isFor(channel, message))
        .filter(({ key }) => !known.some((row) => row.key === key && row.channel === channel.id))
        .map((message) => draft(deps, message, channel.id, null)),
    );
}

function isFor({ isMobile }: Channel, { reach }: Message): boolean {
  return reach === "all" || isMobile === (reach === "mobile");
}

export function draft(
  { newId }: Pick<PlanMessagesDeps, "newId">,
  { key, kind, dueAt }: Pick<Message, "key" | "kind" | "dueAt">,
  channel: ChannelId,
  secretLink: string | null,
): NewMessage {
  return { id: newId(), key, kind, dueAt, channel, secretLink };
}

/** Adds the messages that are new, with the jobs that send them, in the caller's transaction. */
export async function addMessages(
  tx: StoreTransaction,
  { shopId, paymentId }: { readonly shopId: string; readonly paymentId: string },
  messages: readonly NewMessage[],
  now: Date,
): Promise<void> {
  const added = await tx.addMessages(shopId, paymentId, messages);
  await tx.enqueue(
    added.map(({ id, dueAt }) => {
      const job = { name: "send-message", shopId, messageId: id, tries: 0 } as const;
      const afterSeconds = Math.ceil((dueAt.getTime() - now.getTime()) / 1000);
      return afterSeconds > 0 ? { job, afterSeconds } : { job };
    }),
  );
}
