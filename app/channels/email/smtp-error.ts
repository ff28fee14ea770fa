import type { SendError } from "../../ports/channel.ts";

interface SmtpFault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  /** What was being said when it broke, as nodemailer names it: "CONN", "AUTH PLAIN", "RCPT TO", "DATA". */
  readonly command?: unknown;
}

/**
 * What a failed try means. An answer of the server is its word: 5xx about this receiver or this text is final, all else
 * asks for patience or is the operator's to mend (RFC 5321, 4.2.1). Without an answer it depends on whether the text
 * was on its way: a line that broke then tells nothing.
 */
export function readSmtpError(error: unknown, isTextBegun: boolean): SendError {
  const { code, responseCode, command } = (error ?? {}) as SmtpFault;
  if (typeof responseCode === "number") {
    const isFinal = responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
    return { kind: isFinal ? "refused" : "try_again", why: `smtp_${responseCode}` };
  }
  return { kind: isTextBegun ? "unclear" : "try_again", why: wordOf(code) };
}

/** Only the name of the fault: its sentence may hold an address. */
function wordOf(code: unknown): string {
  return typeof code === "string" && /^[A-Z0-9]{2,20}$/.test(code) ? code.toLowerCase() : "unknown";
}
