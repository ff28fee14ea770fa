import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { NumberView, PaymentView } from "../../../domain/payment-view.ts";
import { tellMoment, tellRefusal, type Reader } from "../../../i18n/case-words.ts";
import { groupReference } from "../../../i18n/reference.ts";
import { explainRoute } from "../../../i18n/route-reason.ts";
import { usePanelTexts } from "../language-context.ts";
import { Figures } from "./figures.tsx";
import { Section } from "./section.tsx";

interface NumbersProps {
  readonly payment: PaymentView;
  readonly reader: Reader;
}

/** Every number the payment had, the latest first, each with why its gateway was taken. */
export function NumbersSection({ payment, reader }: NumbersProps) {
  const t = usePanelTexts();
  const { numbers, gatewayNames } = payment;
  return (
    <Section heading={t("payments.numbers.heading")}>
      {numbers.length === 0 && <Text as="p">{t("payments.numbers.none")}</Text>}
      {numbers.toReversed().map((number) => (
        <OneNumber key={number.attempt} number={number} gatewayNames={gatewayNames} reader={reader} />
      ))}
    </Section>
  );
}

interface OneNumberProps {
  readonly number: NumberView;
  readonly gatewayNames: PaymentView["gatewayNames"];
  readonly reader: Reader;
}

function OneNumber({ number, gatewayNames, reader }: OneNumberProps) {
  const t = usePanelTexts();
  const { attempt, gateway, method, country, mode, status, refusal, reference, nextPollAt } = number;
  const account = mode === "test" ? "payments.testAccount" : "payments.account";
  const where = t(account, {
    gateway: gatewayNames[gateway] ?? gateway,
    country: t(`words.country.${country}`),
  });
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {t("payments.numbers.number", { attempt })}
        </Text>
        <Badge>{t(`words.number.${status}`)}</Badge>
        <Text as="span">{`${t(`words.method.${method}`)} · ${where}`}</Text>
      </InlineStack>
      {refusal !== null && <Text as="p">{tellRefusal(refusal, reader)}</Text>}
      <Figures
        figures={[
          [t("payments.numbers.reference"), reference === null ? null : groupReference(reference).join(" ")],
          [t("payments.numbers.agreement"), number.agreementCode],
          [t("payments.numbers.gatewayNumber"), number.gatewayPaymentId],
          [t("payments.numbers.ownReference"), number.externalReference],
          [t("payments.numbers.asked"), tellMoment(number.askedAt, reader)],
          [t("payments.numbers.deadline"), tellMoment(number.expiresAt, reader)],
          [t("payments.numbers.nextLook"), nextPollAt && tellMoment(nextPollAt, reader)],
        ]}
      />
      <Why number={number} gatewayNames={gatewayNames} reader={reader} />
    </BlockStack>
  );
}

function Why({ number: { because, country }, gatewayNames, reader }: OneNumberProps) {
  const t = usePanelTexts();
  if (!because || (because.considered.length === 0 && !because.after)) return null;
  const nameOf = (id: string): string => gatewayNames[id] ?? id;
  const { after, considered } = because;
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        {t("payments.numbers.why")}
      </Text>
      <ul className="panel-points">
        {after && (
          <li>{t("payments.numbers.after", { attempt: after.attempt, gateway: nameOf(after.gateway) })}</li>
        )}
        {considered.map(({ gateway, why }, index) => (
          <li key={index}>{`${nameOf(gateway)}: ${explainRoute(why, country, reader.language)}`}</li>
        ))}
      </ul>
    </BlockStack>
  );
}
