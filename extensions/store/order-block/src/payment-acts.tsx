import { useState } from "preact/hooks";
import type { Act, OrderPayment } from "./ask-server.ts";
import type { Translate } from "./translate.ts";

interface PaymentActsProps {
  readonly payment: OrderPayment;
  readonly t: Translate;
  readonly act: (act: Act) => Promise<void>;
}

/** What takes a number away is asked once more. While one act runs, none can be begun. */
export function PaymentActs({ payment, t, act }: PaymentActsProps) {
  const { acts, pageUrl, paymentId } = payment;
  const [asking, setAsking] = useState<Exclude<Act, "sync"> | null>(null);
  const [running, setRunning] = useState<Act | null>(null);
  const run = (which: Act): void => {
    setAsking(null);
    setRunning(which);
    void act(which).finally(() => {
      setRunning(null);
    });
  };
  return (
    <>
      {asking !== null && (
        <s-banner tone="warning" heading={t(`act.sure.${asking}`)}>
          <s-button
            onClick={() => {
              run(asking);
            }}
          >
            {t("act.yes")}
          </s-button>
          <s-button
            onClick={() => {
              setAsking(null);
            }}
          >
            {t("act.no")}
          </s-button>
        </s-banner>
      )}
      <s-button-group>
        {acts.map((which) => (
          <s-button
            key={which}
            loading={running === which}
            disabled={running !== null}
            onClick={() => {
              if (which === "sync") run(which);
              else setAsking(which);
            }}
          >
            {t(`act.${which}`)}
          </s-button>
        ))}
      </s-button-group>
      <s-stack direction="inline" gap="base">
        <s-link href={pageUrl} target="_blank">
          {t("page")}
        </s-link>
        <s-link href={`app:payments/${paymentId}`}>{t("open")}</s-link>
      </s-stack>
    </>
  );
}
