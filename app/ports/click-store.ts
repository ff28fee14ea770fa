import type { ActAnswer } from "../domain/act-answer.ts";

export interface MerchantClick {
  readonly shopId: string;
  /** Of the form as it was drawn: the same form sent twice bears the same. */
  readonly key: string;
  readonly verb: string;
  readonly clickedBy: string;
}

export type ClickClaim =
  /** Nobody was here before, or whoever was had been refused. */
  | { readonly isFirst: true }
  /** Null: it is being done, or was cut off on the way. It is not done again. */
  | { readonly isFirst: false; readonly answer: ActAnswer | null };

export interface ClickStore {
  /** Of any number of clicks with one key, one is the first. */
  claim(click: MerchantClick): Promise<ClickClaim>;
  /** Keeps all of it but what is told only now. */
  saveAnswer(shopId: string, key: string, answer: ActAnswer): Promise<void>;
}
