import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { shareText } from "../../i18n/share.ts";
import { toCalendar } from "../../lib/calendar.ts";
import { findOpenVoucher, sendFile } from "./open-voucher.ts";

/** The deadline as a file for the phone's calendar. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { page, stage, language, now } = await findOpenVoucher(args);
  const { subject, text } = shareText(page, stage, language);
  const { host } = new URL(page.url);
  const calendar = toCalendar({
    id: `${createHash("sha256").update(page.token).digest("hex").slice(0, 24)}@${host}`,
    at: stage.details.expiresAt,
    summary: subject,
    description: text,
    url: page.url,
    madeAt: now,
  });
  return sendFile(calendar, "text/calendar; charset=utf-8", "recaudo.ics");
}
