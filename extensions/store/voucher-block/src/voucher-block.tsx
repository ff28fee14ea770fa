import type { VoucherAnswer } from "./ask-server.ts";
import type { Translate } from "./translate.ts";
import { useVoucher, type Question } from "./use-voucher.ts";
import { VoucherNumber } from "./voucher-number.tsx";

/** What both pages give the block. */
export interface Host extends Question {
  /** The merchant is placing the block: there is no order to show. */
  readonly isInEditor: boolean;
  readonly t: Translate;
}

export function VoucherBlock({ host }: { host: Host }) {
  const { view, retry } = useVoucher(host);
  const { t, isInEditor } = host;
  if (isInEditor)
    return (
      <s-banner tone="info" heading={t("heading")}>
        {t("editor")}
      </s-banner>
    );
  switch (view.kind) {
    case "nothing":
      return null;
    case "loading":
      return (
        <s-section heading={t("heading")}>
          <s-skeleton-paragraph content={t("loading")} />
        </s-section>
      );
    case "failed":
      return (
        <s-banner tone="warning" heading={t("failed")}>
          <s-button onClick={retry}>{t("retry")}</s-button>
        </s-banner>
      );
    case "shown":
      return <Shown answer={view.answer} t={t} />;
  }
}

function Shown({ answer, t }: { answer: VoucherAnswer; t: Translate }) {
  const { tone, heading, sentence, isTest, voucher, pageUrl } = answer;
  return (
    <s-section heading={t("heading")}>
      <s-stack direction="block" gap="base">
        {isTest && <s-banner tone="warning">{isTest}</s-banner>}
        <s-banner tone={tone} heading={heading}>
          {sentence}
        </s-banner>
        {voucher && <VoucherNumber voucher={voucher} t={t} />}
        <s-stack direction="block" gap="small-300">
          <s-link href={pageUrl} target="_blank">
            {t("open")}
          </s-link>
          {voucher && <s-text color="subdued">{t("openHint")}</s-text>}
        </s-stack>
      </s-stack>
    </s-section>
  );
}
