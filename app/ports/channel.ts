import type { PaymentPage } from "../domain/payment-page.ts";
import type { Message } from "../domain/shopper-message.ts";
import type { Result } from "../lib/result.ts";

/** A way to reach a shopper, as its messages' rows name it: "email". */
export type ChannelId = string;

/** What is to be told, before it has words. */
export interface Telling {
  readonly message: Pick<Message, "kind" | "amount">;
  /** What the payment's page shows now: amount, number, deadline, how it stands. */
  readonly page: PaymentPage;
  /** The token of a one-time link, for the message that carries one. */
  readonly secretLink: string | null;
  /** What an opt-out from reminders is kept under. */
  readonly addressDigest: string;
  readonly shopId: string;
}

/** What is to be told to whom. */
export interface Delivery extends Telling {
  /** The message's own id, the same for every try: whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
}

export type SendError =
  /** It did not leave: another try may get through. */
  | { readonly kind: "try_again"; readonly why: string }
  /** This message will never be taken: the address does not exist. */
  | { readonly kind: "refused"; readonly why: string }
  /** The operator has something to mend: no later try helps before that. */
  | { readonly kind: "not_set_up"; readonly why: string }
  /** The line broke after the text had been handed over: it may have left. */
  | { readonly kind: "unclear"; readonly why: string };

/** A message in its last words, for people to look at. */
export interface WrittenMessage {
  /** Null where there is none. */
  readonly subject: string | null;
  readonly text: string;
  /** With its pictures in place; null where only text goes. */
  readonly html: string | null;
}

/** Finds the words and sends them. */
export interface Channel {
  readonly id: ChannelId;
  /** Phones hear only what is urgent. */
  readonly isMobile: boolean;
  /** Null for a message that never goes this way. */
  write(telling: Telling): Promise<WrittenMessage | null>;
  deliver(delivery: Delivery): Promise<Result<undefined, SendError>>;
  close(): void;
}

/** A mail in its last words, ready to leave. */
export interface OutgoingMail {
  readonly id: string;
  readonly to: string;
  /** The shop's name: whom the shopper knows. */
  readonly fromName: string;
  readonly subject: string;
  /** Complete by itself. */
  readonly text: string;
  readonly html: string;
  readonly files: readonly MailFile[];
  /** Where one click ends the reminders, for mailboxes that offer it; null when the mail is no reminder. */
  readonly stopUrl: string | null;
}

export interface MailFile {
  readonly fileName: string;
  readonly contentType: "image/png" | "application/pdf";
  readonly content: Uint8Array;
  /** What the HTML calls it; null for a file of its own. */
  readonly contentId: string | null;
}

export interface MailSender {
  send(mail: OutgoingMail): Promise<Result<undefined, SendError>>;
  close(): void;
}

/** A message whose sentence was approved before: only what changes from one to the next travels. */
export interface OutgoingTemplate {
  readonly id: string;
  readonly shopId: string;
  /** E.164, with the plus. */
  readonly to: string;
  readonly template: string;
  readonly language: string;
  /** In the order in which they stand in the sentence. */
  readonly parameters: readonly string[];
  /** What follows the approved address of the button. */
  readonly buttonSuffix: string;
}

export interface TemplateSender {
  send(message: OutgoingTemplate): Promise<Result<undefined, SendError>>;
}
