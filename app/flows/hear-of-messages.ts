import { saysStop } from "../domain/phone.ts";
import type { Channel } from "../ports/channel.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { PhoneConsentStore } from "../ports/phone-consent.ts";
import type { Transactions } from "../ports/store.ts";
import { tellByMail } from "./tell-by-mail.ts";

export interface HearOfMessagesDeps {
  readonly channels: readonly Channel[];
  readonly messages: MessageStore;
  readonly phoneConsents: PhoneConsentStore;
  readonly transactions: Transactions;
  newId(): string;
  digestEmail(text: string): string;
}

/** What a mobile channel tells of a message that it had taken, or of a person who wrote back. */
export type MessageNews =
  | { readonly kind: "failed"; readonly shopId: string; readonly messageId: string; readonly why: string }
  | { readonly kind: "reply"; readonly phone: string; readonly text: string };

/**
 * A message that was taken and then did not arrive is told by mail; a person who says stop hears nothing more by phone,
 * from now on and from any shop. News that came twice changes nothing.
 */
export async function hearOfMessages(
  deps: HearOfMessagesDeps,
  news: readonly MessageNews[],
  now: Date,
): Promise<void> {
  for (const each of news) {
    if (each.kind === "reply") {
      if (saysStop(each.text)) await deps.phoneConsents.stop(deps.digestEmail(each.phone), now);
      continue;
    }
    const { shopId, messageId, why } = each;
    if (!(await deps.messages.fail(shopId, messageId, { outcome: why, at: now }))) continue;
    const stored = await deps.messages.find(shopId, messageId);
    if (stored) await tellByMail(deps, stored, now);
  }
}
