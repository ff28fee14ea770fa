import type { PaymentPage } from "../../domain/payment-page.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";

/** Who has the money, and how to tell this page from a fake. */
export function SmallPrint({ page, stage, t }: { page: PaymentPage; stage: VoucherStage; t: PayTexts }) {
  return (
    <section className="quiet">
      <h2>{t("small.heading")}</h2>
      <p>
        {t("small.collects", { gateway: stage.gatewayName, shop: page.shopName })} {t("small.refunds")}
      </p>
      <p>
        {t("small.real", { host: new URL(page.url).host })} {t("ask.safe")}
      </p>
      <p>{t("small.privacy")}</p>
    </section>
  );
}
