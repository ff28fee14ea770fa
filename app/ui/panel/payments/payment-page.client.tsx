import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import type { PaymentAct } from "../../../domain/merchant-act.ts";
import { formatDecimal } from "../../../domain/money.ts";
import type { PaymentView } from "../../../domain/payment-view.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { usePanelTexts } from "../language-context.ts";
import { paymentPath, paymentsPath } from "../places.ts";
import { ActButtons } from "./act-buttons.tsx";
import type { ChosenAct } from "./act-fields.ts";
import { ActPlace } from "./act-place.tsx";
import { HistorySection } from "./history-section.tsx";
import { DeadSection, MattersSection } from "./matters-section.tsx";
import { DeskSection, RefundsSection } from "./money-back-sections.tsx";
import { MoneySection, ShopSection } from "./money-section.tsx";
import { NumbersSection } from "./numbers-section.tsx";
import { ProofsSection } from "./proofs-section.tsx";
import { Section } from "./section.tsx";
import { StateBadges } from "./state-badges.tsx";
import { useReader } from "./use-reader.ts";

interface PaymentPageProps {
  readonly payment: PaymentView;
  readonly timeZone: string;
}

/** Everything about one payment, and what can be done about it. */
export function PaymentPage({ payment, timeZone }: PaymentPageProps) {
  const t = usePanelTexts();
  const reader = useReader(timeZone);
  const { asked, acts, isTest, isWithdrawn } = payment;
  return (
    <Page
      title={formatMoney(asked)}
      titleMetadata={<StateBadges {...payment} />}
      backAction={{ url: paymentsPath, content: t("payments.title") }}
    >
      <ActPlace action={paymentPath(payment.id)} reader={reader}>
        <BlockStack gap="400">
          {isTest && <Banner>{t("payments.test")}</Banner>}
          {isWithdrawn && <Banner>{t("payments.withdrawn")}</Banner>}
          <MattersSection payment={payment} reader={reader} />
          <Section heading={t("acts.heading")}>
            {acts.length === 0 && <Text as="p">{t("acts.none")}</Text>}
            <ActButtons acts={acts.map((act) => chosenOf(act, payment))} />
          </Section>
          <DeadSection payment={payment} reader={reader} />
          <MoneySection payment={payment} />
          <DeskSection payment={payment} reader={reader} />
          <RefundsSection payment={payment} reader={reader} />
          <NumbersSection payment={payment} reader={reader} />
          <ShopSection payment={payment} reader={reader} />
          <ProofsSection payment={payment} reader={reader} />
          <HistorySection payment={payment} reader={reader} />
        </BlockStack>
      </ActPlace>
    </Page>
  );
}

/** With the amount that is usually meant already in its field. */
function chosenOf(act: PaymentAct, { asked, sums }: PaymentView): ChosenAct {
  if (act === "confirm") return { act, thing: "", amount: formatDecimal(asked) };
  if (act === "desk_open") return { act, thing: "", amount: formatDecimal(sums.left) };
  return { act, thing: "" };
}
