import type { OrderPayment } from "./ask-server.ts";
import type { Translate } from "./translate.ts";

type Tone = "success" | "warning" | "info" | "neutral";

const tones: Readonly<Record<string, Tone>> = {
  paid: "success",
  awaiting_payment: "warning",
  started: "info",
  expired: "neutral",
  canceled: "neutral",
};

/** State first, then what is needed on the telephone with a shopper, then what happened, newest last. */
export function PaymentFacts({ payment, t }: { payment: OrderPayment; t: Translate }) {
  const { state, marks, isTest, amount, number, deadline, events } = payment;
  return (
    <>
      <s-stack direction="inline" gap="small">
        <s-badge tone={tones[state] ?? "info"}>{t(`state.${state}`)}</s-badge>
        {isTest && <s-badge tone="caution">{t("test")}</s-badge>}
      </s-stack>
      {marks.map((mark) => (
        <s-banner key={mark} tone="warning">
          {t(`mark.${mark}`)}
        </s-banner>
      ))}
      <s-text>
        {t("amount")}: {amount}
      </s-text>
      {number !== null && (
        <s-text>
          {t("number")}: {number}
        </s-text>
      )}
      {deadline !== null && (
        <s-text>
          {t("deadline")}: {deadline}
        </s-text>
      )}
      {events.length > 0 && <s-heading>{t("timeline")}</s-heading>}
      <s-unordered-list>
        {events.map(({ kind, at, attempt, amount: moved }, index) => (
          <s-list-item key={index}>
            {t(`event.${kind}`, { amount: moved ?? "" })} ({t("moment", { at, attempt })})
          </s-list-item>
        ))}
      </s-unordered-list>
    </>
  );
}
