/** A number a shopper gave for messages about one payment, with what was agreed to. */
export interface PhoneConsent {
  /** E.164, with the plus. */
  readonly phone: string;
  /** The sentence that was agreed to, in the words that were shown. */
  readonly wording: string;
  readonly givenAt: Date;
  /** Since when nothing may be sent to it any more; null: it may. */
  readonly stoppedAt: Date | null;
}

export interface PhoneConsentStore {
  /** Null where no number was given, or the person was forgotten. */
  find(shopId: string, paymentId: string): Promise<PhoneConsent | null>;
  /** Nothing more to this number, whichever shop it was given to. Returns how many payments that ended it for. */
  stop(phoneDigest: string, at: Date): Promise<number>;
}

/** Inside a transaction. */
export interface PhoneConsentTransaction {
  /** Keeps it sealed; a number given again replaces the one before, and is agreed to anew. */
  savePhoneConsent(
    shopId: string,
    paymentId: string,
    consent: Omit<PhoneConsent, "stoppedAt"> & { readonly phoneDigest: string },
  ): Promise<void>;
}
