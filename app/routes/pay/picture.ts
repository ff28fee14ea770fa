import type { LoaderFunctionArgs } from "@remix-run/node";
import { cashierSheet } from "../../i18n/voucher-sheet.ts";
import { toSheetPng } from "../../lib/picture/sheet-png.ts";
import { findOpenVoucher, sendFile } from "./open-voucher.ts";

/** The cashier's screen as a picture, for a phone's gallery. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { page, stage, symbol } = await findOpenVoucher(args);
  const picture = toSheetPng({ language: "es", parts: cashierSheet(page, stage), symbol });
  return sendFile(picture, "image/png", `${stage.method}.png`);
}
