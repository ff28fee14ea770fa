import type { Barcode } from "../../domain/voucher.ts";

/** A mail before it is drawn: its text and its HTML say the same, because both are drawn from this. */
export interface MailParts {
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  readonly shopName: string;
  readonly heading: string;
  readonly sentence: string;
  readonly facts: readonly MailFact[];
  /** The picture's place, with the digits as its text; null: no picture. */
  readonly barcode: { readonly content: Barcode; readonly alt: string } | null;
  readonly action: { readonly label: string; readonly url: string };
  /** A second link, less loud. */
  readonly offer: { readonly label: string; readonly url: string } | null;
  readonly notes: readonly MailNote[];
  readonly footer: readonly string[];
  readonly stop: { readonly label: string; readonly url: string } | null;
}

export interface MailFact {
  readonly label: string;
  readonly value: string;
  /** The number itself: the biggest text of the mail. */
  readonly isNumber: boolean;
}

/** A sentence, with the one to read aloud at the counter in Spanish whatever the mail's language. */
export interface MailNote {
  readonly text: string;
  readonly spoken: string | null;
}

/** How large the picture is shown, in CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What the picture is called inside the mail. */
export const barcodeContentId = "barcode";
