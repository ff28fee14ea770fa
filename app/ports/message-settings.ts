import type { MessageKind } from "../domain/message-kind.ts";

/** What a merchant decided about the shop's messages to shoppers. */
export interface MessageSettings {
  /** Kinds that are not told; the list may only hold what `canBeSwitchedOff` allows. */
  readonly switchedOff: readonly MessageKind[];
}

export interface MessageSettingsStore {
  /** Everything is told in a shop that never decided. */
  read(shopId: string): Promise<MessageSettings>;
}

/** Inside a transaction that holds the shop's settings. */
export interface MessageSettingsTransaction {
  saveMessageSettings(shopId: string, settings: MessageSettings): Promise<void>;
}
