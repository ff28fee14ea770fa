import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { actsOnDesk, actsOnRefund } from "../../../domain/merchant-act.ts";
import type { CaseDeskRefund, CaseRefund } from "../../../domain/payment-case.ts";
import type { PaymentView } from "../../../domain/payment-view.ts";
import { tellActor, tellMoment, tellRefundRefusal, type Reader } from "../../../i18n/case-words.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { usePanelTexts } from "../language-context.ts";
import { ActButtons } from "./act-buttons.tsx";
import { Section } from "./section.tsx";

interface SectionProps {
  readonly payment: PaymentView;
  readonly reader: Reader;
}

/** Refunds that the gateway makes. */
export function RefundsSection({ payment: { refunds }, reader }: SectionProps) {
  const t = usePanelTexts();
  if (refunds.length === 0) return null;
  return (
    <Section heading={t("payments.refunds.heading")}>
      {refunds.map((refund) => (
        <OneRefund key={refund.id} refund={refund} reader={reader} />
      ))}
    </Section>
  );
}

function OneRefund({ refund, reader }: { readonly refund: CaseRefund; readonly reader: Reader }) {
  const t = usePanelTexts();
  const { id, amount, reason, state, refusal, isOutcomeUnknown, nextCheckAt } = refund;
  const words = { amount: formatMoney(amount), reason: t(`words.refundReason.${reason}`) };
  return (
    <Thing title={t("payments.refunds.one", words)} state={t(`words.refundState.${state}`)}>
      {refusal !== null && <Text as="p">{tellRefundRefusal(refusal, reader)}</Text>}
      {isOutcomeUnknown && <Text as="p">{t("payments.refunds.unknown")}</Text>}
      {nextCheckAt && (
        <Text as="p">{t("payments.refunds.nextLook", { at: tellMoment(nextCheckAt, reader) })}</Text>
      )}
      <ActButtons acts={actsOnRefund(state).map((act) => ({ act, thing: id }))} />
    </Thing>
  );
}

/** Money that a person gives back: the buyer's link, the account, the transfer. */
export function DeskSection({ payment: { desk }, reader }: SectionProps) {
  const t = usePanelTexts();
  if (desk.length === 0) return null;
  return (
    <Section heading={t("payments.desk.heading")}>
      {desk.map((refund) => (
        <OneDeskRefund key={refund.id} refund={refund} reader={reader} />
      ))}
    </Section>
  );
}

function OneDeskRefund({ refund, reader }: { readonly refund: CaseDeskRefund; readonly reader: Reader }) {
  const t = usePanelTexts();
  const { id, amount, state, openedBy, openedAt, linkExpiresAt } = refund;
  const opened = { by: tellActor(openedBy, reader), at: tellMoment(openedAt, reader) };
  return (
    <Thing title={formatMoney(amount)} state={t(`words.desk.${state}`)}>
      <Text as="p">{t("payments.desk.opened", opened)}</Text>
      {state === "open" && (
        <Text as="p">{t("payments.desk.until", { at: tellMoment(linkExpiresAt, reader) })}</Text>
      )}
      <ActButtons acts={actsOnDesk(state).map((act) => ({ act, thing: id }))} />
    </Thing>
  );
}

interface ThingProps {
  readonly title: string;
  readonly state: string;
  readonly children: ReactNode;
}

function Thing({ title, state, children }: ThingProps) {
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Badge>{state}</Badge>
      </InlineStack>
      {children}
    </BlockStack>
  );
}
