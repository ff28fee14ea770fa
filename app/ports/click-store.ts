/** What a merchant's click came to: which words say it, and what stands in them. Text only: it is kept as it was told. */
export interface ClickAnswer {
  /** Something was done; false: refused, and nothing was. */
  readonly isDone: boolean;
  readonly say: string;
  readonly detail: Readonly<Record<string, string>>;
}

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
  | { readonly isFirst: false; readonly answer: ClickAnswer | null };

export interface ClickStore {
  /** Of any number of clicks with one key, one is the first. */
  claim(click: MerchantClick): Promise<ClickClaim>;
  saveAnswer(shopId: string, key: string, answer: ClickAnswer): Promise<void>;
}
