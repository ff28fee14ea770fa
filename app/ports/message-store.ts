import type { MessageKind } from "../domain/message-kind.ts";
import type { Message } from "../domain/shopper-message.ts";
import type { ChannelId } from "./channel.ts";

/**
 * `planned` until it leaves; `sending` from just before it is handed over. `unclear`: it may have left, and is never
 * tried again. `skipped`: it was no longer true, or not wanted.
 */
export type MessageState = "planned" | "sending" | "sent" | "skipped" | "dead" | "unclear";

export interface NewMessage extends Pick<Message, "key" | "kind" | "dueAt"> {
  readonly id: string;
  readonly channel: ChannelId;
  /** A one-time link that stands nowhere else, sealed until it has left. */
  readonly secretLink: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  readonly key: string;
  readonly kind: MessageKind;
  readonly channel: ChannelId;
  readonly state: MessageState;
  readonly secretLink: string | null;
}

/** Inside the transaction that makes the messages true. */
export interface MessageTransaction {
  /** Adds those whose key is new, and returns them. */
  addMessages(
    shopId: string,
    paymentId: string,
    messages: readonly NewMessage[],
  ): Promise<readonly NewMessage[]>;
}

/** A message among those of its payment that go the same way. */
export type Sibling = Pick<StoredMessage, "shopId" | "paymentId" | "channel">;

/** How a message ended, with a word for people. */
export interface MessageEnd {
  readonly state: Exclude<MessageState, "planned" | "sending">;
  readonly outcome: string | null;
  readonly at: Date;
}

export interface MessageStore {
  find(shopId: string, messageId: string): Promise<StoredMessage | null>;
  /** The payment's messages by each way, whatever became of them. */
  plannedOf(shopId: string, paymentId: string): Promise<readonly Pick<StoredMessage, "key" | "channel">[]>;
  /** When the last message but these kinds left for the payment by this way; null: none has. */
  lastSentAt(message: Sibling, except: readonly MessageKind[]): Promise<Date | null>;
  /** Takes it for handing over; false when it is taken, or over. */
  take(shopId: string, messageId: string): Promise<boolean>;
  /** Seconds since it was taken, by the database's clock; null when it is not. */
  secondsSinceTaken(shopId: string, messageId: string): Promise<number | null>;
  /** It did not leave: the next try may take it. */
  putBack(shopId: string, messageId: string, outcome: string): Promise<void>;
  /** Ends it and forgets its link; false when it had ended before. */
  end(shopId: string, messageId: string, end: MessageEnd): Promise<boolean>;
  /** It had been handed over and did not arrive; false when that was known. */
  fail(shopId: string, messageId: string, failure: Omit<MessageEnd, "state">): Promise<boolean>;
  /** No reminders to this address of this shop any more. */
  optOut(shopId: string, addressDigest: string): Promise<void>;
  hasOptedOut(shopId: string, addressDigest: string): Promise<boolean>;
}
