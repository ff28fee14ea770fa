import type { Channel } from "../ports/channel.ts";
import type { StoredMessage } from "../ports/message-store.ts";
import type { Transactions } from "../ports/store.ts";
import { addMessages, draft } from "./plan-messages.ts";

export interface TellByMailDeps {
  readonly channels: readonly Channel[];
  readonly transactions: Transactions;
  newId(): string;
}

/** What could not be told by phone is told by mail, unless it was or is not true any more by then. */
export async function tellByMail(
  deps: TellByMailDeps,
  { key, kind, channel: failed, shopId, paymentId }: StoredMessage,
  now: Date,
): Promise<void> {
  if (!deps.channels.some(({ id, isMobile }) => id === failed && isMobile)) return;
  const planned = deps.channels
    .filter(({ isMobile }) => !isMobile)
    .map(({ id }) => draft(deps, { key, kind, dueAt: now }, id, null));
  await deps.transactions.transaction((tx) => addMessages(tx, { shopId, paymentId }, planned, now));
}
