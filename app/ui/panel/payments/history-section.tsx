import { Text } from "@shopify/polaris";
import type { PaymentView } from "../../../domain/payment-view.ts";
import { tellEntry, tellMoment, type Reader } from "../../../i18n/case-words.ts";
import { usePanelTexts } from "../language-context.ts";
import { Section } from "./section.tsx";

interface HistoryProps {
  readonly payment: PaymentView;
  readonly reader: Reader;
}

/** All that happened, the newest first, on the shop's clock. */
export function HistorySection({ payment: { timeline, gatewayNames }, reader }: HistoryProps) {
  const t = usePanelTexts();
  return (
    <Section heading={t("payments.history.heading")}>
      <Text as="p" tone="subdued">
        {t("payments.history.zone", { zone: reader.timeZone.replaceAll("_", " ") })}
      </Text>
      <ol className="panel-rows">
        {timeline.map((entry, index) => {
          const { line, more } = tellEntry(entry, gatewayNames, reader);
          return (
            <li key={index} className="panel-moment">
              <time dateTime={entry.at.toISOString()}>{tellMoment(entry.at, reader)}</time>
              <div className="panel-code">
                <Text as="p">{line}</Text>
                {more.length > 0 && (
                  <Text as="p" tone="subdued">
                    {more.join(" · ")}
                  </Text>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
