import type { Country } from "../../domain/method.ts";
import type { PaymentPage } from "../../domain/payment-page.ts";
import { chooseLanguage, type Asker, type Language } from "../../i18n/language.ts";
import { drawBarcode } from "../../lib/barcode/draw-barcode.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { LinkError, PageContainer } from "../../server/page-container.ts";
import type { BarcodePicture } from "../../ui/pay/barcode-image.tsx";
import { versionOf } from "./page-version.ts";

/** A pay page before it is drawn. */
export interface PageView {
  readonly page: PaymentPage;
  readonly now: Date;
  readonly language: Language;
  readonly country: Country;
  readonly version: string;
  readonly barcode: BarcodePicture | null;
  /** Reload this often where no script runs. */
  readonly reloadSeconds: number | null;
  /** The shopper asked to go back before the shop said where to. */
  readonly isReturnEarly: boolean;
}

export async function readPage(
  container: PageContainer,
  token: string,
  asker: Asker,
): Promise<Result<PageView, LinkError>> {
  const shown = await container.showPayment(token);
  if (!shown.ok) return shown;
  const page = shown.value;
  const now = container.now();
  return ok({
    page,
    now,
    language: chooseLanguage(asker, page.locale),
    country: page.country,
    version: versionOf(page, now),
    barcode: await barcodeOf(container, page),
    reloadSeconds: page.stage.kind === "voucher" && page.stage.state === "awaiting_payment" ? 30 : null,
    isReturnEarly: new URL(asker.url).searchParams.has("wait"),
  });
}

/** Whether something is certain to come within seconds. */
export function isSoon({ stage }: PaymentPage): boolean {
  return stage.kind === "creating" || (stage.kind === "voucher" && stage.saidPaid.answer === "asking");
}

async function barcodeOf(container: PageContainer, page: PaymentPage): Promise<BarcodePicture | null> {
  const { stage } = page;
  if (stage.kind !== "voucher" || stage.details.barcode === null) return null;
  const drawn = await drawBarcode(stage.details.barcode.symbology, stage.details.barcode.content);
  if (drawn.ok) return drawn.value;
  await container.reportBarcode(page, drawn.error);
  return null;
}
