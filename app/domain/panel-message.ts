import type { MessageKind } from "./message-kind.ts";

/** Which messages a shop's shoppers get. */
export interface MessagesPage {
  readonly messages: readonly {
    readonly kind: MessageKind;
    readonly isOn: boolean;
    /** False: it is sent in any case. */
    readonly canBeSwitchedOff: boolean;
  }[];
  /** Whether this server can write to anybody. */
  readonly isSetUp: boolean;
}

/** A mail as it would arrive. */
export interface MessagePreview {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
