import type { IncomingHttpHeaders } from "node:http";
import { invalidCredentials, invalidParameter, passed, refusal, stopped, type Checked } from "./answer.ts";
import type { Merchant } from "./merchants.ts";
import { signV2 } from "./signature.ts";

/** Finds whose call it is. A wrong signature is 400 with code 5000, as seen in the real sandbox, not 401. */
export function authenticate(
  merchants: readonly Merchant[],
  headers: IncomingHttpHeaders,
  bodyText: string,
): Checked<Merchant> {
  const merchant = merchants.find(({ login }) => login === headers["x-login"]);
  if (!merchant || merchant.transKey !== headers["x-trans-key"]) return stopped(invalidCredentials);
  if (headers["x-version"] !== "2.1") return stopped(refusal(400, 5017, "Invalid API Version"));
  const date = headers["x-date"];
  if (typeof date !== "string" || !isDate(date)) return invalidParameter("X-Date");
  if (!headers["user-agent"]) return invalidParameter("User-Agent");
  if (headers.authorization !== signV2(merchant, date, bodyText)) {
    return stopped(refusal(400, 5000, "Invalid request. Signature not match"));
  }
  return passed(merchant);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:?\d\d)$/.test(text);
}
