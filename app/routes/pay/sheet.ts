import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeTag } from "../../i18n/language.ts";
import { printedSheet } from "../../i18n/voucher-sheet.ts";
import { toSheetPdf } from "../../lib/picture/sheet-pdf.ts";
import { findOpenVoucher, sendFile } from "./open-voucher.ts";

/** The number on paper: an A4 sheet, or as wide as a receipt printer's roll (`?paper=receipt`). */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { page, stage, language, symbol } = await findOpenVoucher(args);
  const paper = new URL(args.request.url).searchParams.get("paper") === "receipt" ? "receipt" : "a4";
  const sheet = {
    language: localeTag(language, page.country),
    parts: printedSheet(page, stage, language),
    symbol,
  };
  return sendFile(toSheetPdf(sheet, paper), "application/pdf", `${stage.method}.pdf`);
}
