import type { PaymentPage } from "../../domain/payment-page.ts";
import type { PayTexts } from "../../i18n/texts.ts";

/** Only once the shop has said where the shopper goes next. */
export function BackToShop({ page, t }: { page: PaymentPage; t: PayTexts }) {
  if (!page.canReturn) return null;
  return (
    <p>
      <a className="button" href={`/pay/${encodeURIComponent(page.token)}/return`}>
        {t("backToShop")}
      </a>
    </p>
  );
}
