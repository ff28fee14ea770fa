import { Banner, Link, Text } from "@shopify/polaris";
import type { PaymentView } from "../../../domain/payment-view.ts";
import { tellMoment, type Reader } from "../../../i18n/case-words.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { usePanelTexts } from "../language-context.ts";
import { Figures } from "./figures.tsx";
import { Section } from "./section.tsx";

interface MoneyProps {
  readonly payment: PaymentView;
}

/** What was asked, what came and where it went: exact, and only what is not nothing. */
export function MoneySection({ payment: { asked, sums } }: MoneyProps) {
  const t = usePanelTexts();
  const names = ["confirmed", "refunded", "reversed", "settled", "left"] as const;
  return (
    <Section heading={t("payments.money.heading")}>
      <Figures
        figures={[
          [t("payments.money.asked"), formatMoney(asked)],
          ...names.map((name) => {
            const sum = sums[name];
            return [t(`payments.money.${name}`), sum.minor === 0n ? null : formatMoney(sum)] as const;
          }),
        ]}
      />
    </Section>
  );
}

/** What Shopify knows of it, and the ways to the order and to the shopper's page. */
export function ShopSection({ payment, reader }: MoneyProps & { readonly reader: Reader }) {
  const t = usePanelTexts();
  const { told, toldAt, isTellingFailed, closesAt, orderUrl, orderName, payUrl, sessionId } = payment;
  return (
    <Section heading={t("payments.shop.heading")}>
      {isTellingFailed && <Banner tone="warning">{t("payments.shop.failing")}</Banner>}
      <Figures
        figures={[
          [t("payments.shop.told"), t(`words.told.${told}`)],
          [t("payments.shop.toldAt"), toldAt && tellMoment(toldAt, reader)],
          [t("payments.shop.closes"), closesAt && tellMoment(closesAt, reader)],
          [t("payments.shop.orderName"), orderName],
          [t("payments.shop.payment"), sessionId],
        ]}
      />
      {orderUrl === null ? (
        <Text as="p" tone="subdued">
          {t("payments.shop.noOrder")}
        </Text>
      ) : (
        <Link url={orderUrl} target="_blank">
          {t("payments.shop.order")}
        </Link>
      )}
      <Link url={payUrl} target="_blank">
        {t("payments.shop.payPage")}
      </Link>
    </Section>
  );
}
