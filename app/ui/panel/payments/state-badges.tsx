import { Badge, InlineStack, type BadgeProps } from "@shopify/polaris";
import type { Mark, PaymentState } from "../../../domain/payment-state.ts";
import { usePanelTexts } from "../language-context.ts";

/** Those without one are plain. */
const tones: Readonly<Partial<Record<PaymentState, NonNullable<BadgeProps["tone"]>>>> = {
  awaiting_payment: "attention",
  failed: "critical",
  paid: "success",
  partially_refunded: "info",
  refunded: "info",
};

interface StateBadgesProps {
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly isTest: boolean;
}

/** The state in words, and what a person must look at beside it. */
export function StateBadges({ state, marks, isTest }: StateBadgesProps) {
  const t = usePanelTexts();
  const tone = tones[state];
  return (
    <InlineStack gap="200">
      <Badge {...(tone && { tone })}>{t(`words.state.${state}`)}</Badge>
      {marks.map((mark) => (
        <Badge key={mark} tone="warning">
          {t(`words.mark.${mark}`)}
        </Badge>
      ))}
      {isTest && <Badge tone="new">{t("payments.list.testPayment")}</Badge>}
    </InlineStack>
  );
}
