import { decideTurn } from "../domain/message-turn.ts";
import type { PaymentPage } from "../domain/payment-page.ts";
import { messageDelays, nextDelay } from "../domain/retry.ts";
import { isAnswer, isReminder, messageKinds } from "../domain/message-kind.ts";
import { messagesOf, type Message } from "../domain/shopper-message.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { Channel, Delivery, SendError } from "../ports/channel.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { MessageSettingsStore } from "../ports/message-settings.ts";
import type { MessageEnd, MessageStore, StoredMessage } from "../ports/message-store.ts";
import type { PhoneConsentStore } from "../ports/phone-consent.ts";
import type { Probe } from "../ports/probe.ts";
import type { AlertStore, Transactions } from "../ports/store.ts";
import { readStory, type StoryDeps } from "./read-story.ts";
import { showPayment, type ShowPaymentDeps } from "./show-payment.ts";
import { tellByMail } from "./tell-by-mail.ts";

export interface SendMessageDeps extends StoryDeps, ShowPaymentDeps {
  readonly channels: readonly Channel[];
  readonly messages: MessageStore;
  readonly messageSettings: MessageSettingsStore;
  readonly phoneConsents: PhoneConsentStore;
  readonly transactions: Transactions;
  newId(): string;
  readonly alerts: AlertStore;
  readonly probe: Probe;
  /** A keyed digest: opt-outs are kept without the address. */
  digestEmail(email: string): string;
}

type SendJob = Extract<Job, { name: "send-message" }>;

/**
 * Sends one message, if it is still true. It is marked as leaving before it is handed over, and one that may have left
 * is never handed over again: a second "pay this" or "paid" does more harm than a missing one, and the page behind
 * every link tells the same.
 */
export async function sendMessage(deps: SendMessageDeps, job: SendJob, now: Date): Promise<JobOutcome> {
  const { shopId, messageId } = job;
  const stored = await deps.messages.find(shopId, messageId);
  if (!stored) throw new Error("no such message");
  if (stored.state === "sending") return afterCrash(deps, job, stored, now);
  if (stored.state !== "planned") return done;
  const channel = deps.channels.find(({ id }) => id === stored.channel);
  if (!channel) return skip(deps, stored, "channel_off", now);
  const prepared = await prepare(deps, stored, channel, now);
  if ("skipped" in prepared) return skip(deps, stored, prepared.skipped, now);
  if ("until" in prepared) {
    const afterSeconds = Math.ceil((prepared.until.getTime() - now.getTime()) / 1000);
    return { kind: "again", job, afterSeconds: Math.max(1, afterSeconds) };
  }
  if (!(await deps.messages.take(shopId, messageId))) return done;
  deps.probe("message-taken");
  const sent = await channel.deliver(prepared);
  deps.probe("message-handed-over");
  if (!sent.ok) return afterFailure(deps, job, { stored, error: sent.error }, now);
  await deps.messages.end(shopId, messageId, { state: "sent", outcome: null, at: now });
  await deps.alerts.resolve(deadKey(stored));
  return done;
}

type Prepared = Delivery | { readonly skipped: string } | { readonly until: Date };

/** Reads what is true now: the message, whether it is its turn, and whom it goes to. */
async function prepare(
  deps: SendMessageDeps,
  stored: StoredMessage,
  { isMobile }: Channel,
  now: Date,
): Promise<Prepared> {
  const { shopId, paymentId } = stored;
  const payment = await deps.payments.find(shopId, paymentId);
  const page = payment && (await showPayment(deps, payment.token, now));
  if (!payment || !page) return { skipped: "link_over" };
  const message = messagesOf(await readStory(deps, payment, now)).find(({ key }) => key === stored.key);
  if (!message) return { skipped: "not_true_any_more" };
  const { switchedOff } = await deps.messageSettings.read(shopId);
  if (switchedOff.includes(message.kind)) return { skipped: "switched_off" };
  const lastSentAt = await deps.messages.lastSentAt(stored, messageKinds.filter(isAnswer));
  const turn = decideTurn({ message, country: page.country, lastSentAt }, now);
  if (turn.act === "wait") return { until: turn.until };
  if (turn.act === "drop") return { skipped: "too_late" };
  return isMobile ? addressPhone(deps, stored, message, page) : address(deps, stored, message, page);
}

async function address(
  deps: SendMessageDeps,
  { id, shopId, paymentId, secretLink }: StoredMessage,
  message: Message,
  page: PaymentPage,
): Promise<Prepared> {
  const { email } = await deps.payments.buyerOf(shopId, paymentId);
  if (email === null) return { skipped: "no_address" };
  const addressDigest = deps.digestEmail(email);
  if (isReminder(message.kind) && (await deps.messages.hasOptedOut(shopId, addressDigest))) {
    return { skipped: "opted_out" };
  }
  return { id, shopId, to: email, message, page, secretLink, addressDigest };
}

/** Only to a number that was given for it, and until its owner says stop. */
async function addressPhone(
  deps: SendMessageDeps,
  { id, shopId, paymentId, secretLink }: StoredMessage,
  message: Message,
  page: PaymentPage,
): Promise<Prepared> {
  const consent = await deps.phoneConsents.find(shopId, paymentId);
  if (!consent) return { skipped: "no_address" };
  if (consent.stoppedAt !== null) return { skipped: "opted_out" };
  const { phone } = consent;
  return { id, shopId, to: phone, message, page, secretLink, addressDigest: deps.digestEmail(phone) };
}

async function skip(
  { messages }: SendMessageDeps,
  { shopId, id }: StoredMessage,
  outcome: string,
  at: Date,
): Promise<JobOutcome> {
  await messages.end(shopId, id, { state: "skipped", outcome, at });
  return done;
}

/** Somebody is handing it over, or died on the way: then nobody knows whether it left. */
async function afterCrash(
  deps: SendMessageDeps,
  job: SendJob,
  stored: StoredMessage,
  now: Date,
): Promise<JobOutcome> {
  const { shopId, messageId } = job;
  const seconds = await deps.messages.secondsSinceTaken(shopId, messageId);
  if (seconds === null) return done;
  const left = timeLimits.messageSeconds - seconds;
  if (left > 0) return { kind: "again", job, afterSeconds: left };
  await giveUp(deps, stored, { state: "unclear", outcome: "stopped_while_sending", at: now });
  return done;
}

async function afterFailure(
  deps: SendMessageDeps,
  job: SendJob,
  { stored, error }: { readonly stored: StoredMessage; readonly error: SendError },
  now: Date,
): Promise<JobOutcome> {
  const { shopId, messageId } = job;
  if (error.kind === "unclear") {
    await giveUp(deps, stored, { state: "unclear", outcome: error.why, at: now });
    return done;
  }
  const tries = job.tries + 1;
  const afterSeconds = error.kind === "try_again" ? nextDelay(messageDelays, tries) : undefined;
  if (afterSeconds !== undefined) {
    await deps.messages.putBack(shopId, messageId, error.why);
    return { kind: "again", job: { ...job, tries }, afterSeconds };
  }
  // The other way first: should we die between the two, it is planned once all the same.
  await tellByMail(deps, stored, now);
  const end = { state: "dead", outcome: error.why, at: now } as const;
  // An address that does not exist is the shopper's slip and nobody's trouble here.
  if (error.kind === "refused") await deps.messages.end(shopId, messageId, end);
  else await giveUp(deps, stored, end);
  return done;
}

async function giveUp(deps: SendMessageDeps, stored: StoredMessage, end: MessageEnd): Promise<void> {
  const { id, shopId, channel } = stored;
  if (!(await deps.messages.end(shopId, id, end))) return;
  await deps.alerts.raise({
    shopId,
    kind: "message_dead",
    key: deadKey(stored),
    detail: { message: id, channel, state: end.state, why: end.outcome },
  });
}

/** One alert for a shop and a way: when mail does not leave, it is not one message that does not. */
function deadKey({ shopId, channel }: Pick<StoredMessage, "shopId" | "channel">): string {
  return `shop:${shopId}:message_dead:${channel}`;
}
