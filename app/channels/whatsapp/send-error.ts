import * as z from "zod";
import type { SendError } from "../../ports/channel.ts";

const schema = z.object({ error: z.object({ code: z.number().int() }) });

/**
 * What Meta's error codes mean for one message (developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes,
 * updated 2026-05-15, read 2026-11-26). Meta asks to go by the code, not by title or status.
 */
const meanings: readonly { readonly kind: SendError["kind"]; readonly codes: readonly number[] }[] = [
  // Too fast, too much, or Meta's own trouble: 130429 throughput, 131056 too often to one person, 131048 spam limit.
  { kind: "try_again", codes: [1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004] },
  // This person cannot or shall not be written to: no WhatsApp, asked Meta to be spared, part of an experiment.
  { kind: "refused", codes: [130472, 131021, 131026, 131030, 131047, 131049, 131050] },
];

/** Only the code is told: Meta's sentences may hold a number. */
export function readSendError(status: number, text: string): SendError {
  const code = codeOf(text);
  // Without Meta's own word nobody knows whether it was taken before the answer broke.
  if (code === null)
    return { kind: status >= 500 ? "unclear" : "not_set_up", why: `whatsapp_http_${status}` };
  return readErrorCode(code);
}

/** All other codes ask for the operator: token, payment, account, or a template that was not approved as written. */
export function readErrorCode(code: number): SendError {
  const kind = meanings.find(({ codes }) => codes.includes(code))?.kind ?? "not_set_up";
  return { kind, why: `whatsapp_${code}` };
}

function codeOf(text: string): number | null {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data.error.code : null;
  } catch {
    return null;
  }
}
