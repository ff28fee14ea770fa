import { simpleParser, type ParsedMail } from "mailparser";

/** A mail as it arrived, taken apart. */
export interface ReceivedMail {
  readonly number: number;
  readonly receivedAt: Date;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Its pictures put in place. */
  readonly html: string;
  readonly files: readonly { readonly fileName: string; readonly content: Uint8Array }[];
  /** Headers by name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it came over the wire, in bytes. */
  readonly size: number;
}

export async function readMail(number: number, raw: Buffer, to: string): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw);
  return {
    number,
    receivedAt: new Date(),
    messageId: parsed.messageId ?? "",
    from: parsed.from?.text ?? "",
    to,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html === false ? "" : (parsed.html ?? ""),
    files: parsed.attachments.map(({ filename, content }) => ({ fileName: filename ?? "", content })),
    headers: readHeaders(parsed),
    size: raw.length,
  };
}

function readHeaders({ headerLines }: ParsedMail): ReadonlyMap<string, string> {
  return new Map(
    headerLines.map(({ key, line }) => [
      key,
      line
        .slice(key.length + 1)
        .replace(/\r?\n\s+/g, " ")
        .trim(),
    ]),
  );
}
