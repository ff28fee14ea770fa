import { BlockStack, Text } from "@shopify/polaris";
import { actsOnMatter } from "../../../domain/merchant-act.ts";
import type { ExceptionView, PaymentView } from "../../../domain/payment-view.ts";
import { tellActor, tellMoment, type Reader } from "../../../i18n/case-words.ts";
import { usePanelTexts } from "../language-context.ts";
import { ActButtons } from "./act-buttons.tsx";
import { Section } from "./section.tsx";

interface SectionProps {
  readonly payment: PaymentView;
  readonly reader: Reader;
}

/** Open matters about the payment, each with advice and its end. */
export function MattersSection({ payment: { exceptions }, reader }: SectionProps) {
  const t = usePanelTexts();
  if (exceptions.length === 0) return null;
  return (
    <Section heading={t("payments.matters.heading")}>
      {exceptions.map((exception) => (
        <Matter key={exception.id} exception={exception} reader={reader} />
      ))}
    </Section>
  );
}

interface MatterProps {
  readonly exception: ExceptionView;
  readonly reader: Reader;
}

export function Matter({ exception, reader }: MatterProps) {
  const t = usePanelTexts();
  const { id, kind, suggestedAction, owner, dueAt } = exception;
  const whose =
    owner === null
      ? t("payments.matters.nobody")
      : t("payments.matters.owner", { owner: tellActor(owner, reader) });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t(`words.exception.${kind}`)}
      </Text>
      <Text as="p">{t(`words.advice.${suggestedAction}`)}</Text>
      <Text as="p" tone="subdued">
        {`${t("payments.matters.due", { at: tellMoment(dueAt, reader) })} · ${whose}`}
      </Text>
      <ActButtons acts={actsOnMatter(kind).map((act) => ({ act, thing: id }))} />
    </BlockStack>
  );
}

/** Work that was tried many times and stopped. */
export function DeadSection({ payment: { dead, numbers }, reader }: SectionProps) {
  const t = usePanelTexts();
  if (dead.length === 0) return null;
  const isUnheard = numbers.at(-1)?.refusal === "unknown_outcome";
  return (
    <Section heading={t("payments.dead.heading")}>
      <Text as="p">{t("payments.dead.sentence")}</Text>
      {dead.map(({ kind, id, diedAt }) => (
        <BlockStack key={id} gap="200">
          <Text as="h3" variant="headingSm">
            {t(`words.dead.${kind}`)}
          </Text>
          <Text as="p">{t("payments.dead.at", { at: tellMoment(diedAt, reader) })}</Text>
          <ActButtons acts={[{ act: "retry", thing: id, isBoxNeeded: kind === "voucher" && isUnheard }]} />
        </BlockStack>
      ))}
    </Section>
  );
}
