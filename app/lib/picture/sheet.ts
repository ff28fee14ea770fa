import type { Symbol } from "../barcode/symbol.ts";

/** One thing after the other, from the top: what both the picture and the PDF of a number are laid out from. */
export type SheetPart = TextPart | { readonly kind: "code" };

export interface TextPart {
  readonly kind: "title" | "label" | "number" | "text" | "small";
  readonly text: string;
}

export interface Sheet {
  /** BCP 47, for readers that speak. */
  readonly language: string;
  readonly parts: readonly SheetPart[];
  readonly symbol: Symbol | null;
}

/** Breaks a text into lines that fit `width`, at its spaces; a word that is wider stays whole on its line. */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  // No spaces in Chinese: a line may break after any of its characters.
  for (const word of text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) ??
    []) {
    if (line !== "" && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
