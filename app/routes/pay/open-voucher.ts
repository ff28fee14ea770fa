import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PaymentPage } from "../../domain/payment-page.ts";
import { chooseLanguage, type Language } from "../../i18n/language.ts";
import { drawBarcode, type DrawnBarcode } from "../../lib/barcode/draw-barcode.ts";
import { isPayable, momentOf, type VoucherStage } from "../../ui/pay/moment.ts";
import { leaveTo, pageHeaders } from "../page-headers.ts";
import { throwDeadLink } from "./dead-link.ts";

/** A number that may be paid now, as the files made of it need it. */
export interface OpenVoucher {
  readonly page: PaymentPage;
  readonly stage: VoucherStage;
  readonly language: Language;
  readonly symbol: DrawnBarcode | null;
  readonly now: Date;
}

/** Leads back to the page when there is no number to pay: a file outlives what it says. */
export async function findOpenVoucher({
  request,
  params,
  context,
}: LoaderFunctionArgs): Promise<OpenVoucher> {
  const token = params["token"] ?? "";
  const shown = await context.container.showPayment(token);
  if (!shown.ok) throwDeadLink(shown.error);
  const page = shown.value;
  const { stage } = page;
  const now = context.container.now();
  if (stage.kind !== "voucher" || !isPayable(momentOf(stage, now)))
    throw leaveTo(`/pay/${encodeURIComponent(token)}`);
  const { barcode } = stage.details;
  const drawn = barcode && (await drawBarcode(barcode.symbology, barcode.content));
  const symbol = drawn?.ok ? drawn.value : null;
  return { page, stage, language: chooseLanguage(request, page.locale), symbol, now };
}

/** The name tells the shopper's language nothing, and the address' secret to nobody. */
export function sendFile(body: Buffer | string, contentType: string, name: string): Response {
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      ...pageHeaders,
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}
