import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { actOnServer, askServer, type Act, type ActResult, type Asked } from "./ask-server.ts";
import { PaymentActs } from "./payment-acts.tsx";
import { PaymentFacts } from "./payment-facts.tsx";
import type { Translate } from "./translate.ts";

declare const shopify: Api;

export default function showOnOrder(): void {
  render(<OrderBlock />, document.body);
}

function OrderBlock() {
  const t: Translate = (key, values) => shopify.i18n.translate(key, values);
  const order = shopify.data.selected[0]?.id ?? "";
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<ActResult | null>(null);
  const load = (): void => void askServer(order, t("language")).then(setAsked);
  useEffect(load, [order]);
  const act = async (which: Act): Promise<void> => {
    setSaid(await actOnServer(order, which));
    load();
  };
  return (
    <s-admin-block heading={t("name")}>
      <Contents asked={asked} said={said} t={t} load={load} act={act} />
    </s-admin-block>
  );
}

interface ContentsProps {
  readonly asked: Asked | null;
  readonly said: ActResult | null;
  readonly t: Translate;
  readonly load: () => void;
  readonly act: (act: Act) => Promise<void>;
}

function Contents({ asked, said, t, load, act }: ContentsProps) {
  switch (asked?.kind) {
    case undefined:
      return <s-spinner accessibilityLabel={t("loading")} />;
    case "unknown":
      return <s-text>{t("unknown")}</s-text>;
    case "failed":
      return (
        <s-banner tone="critical" heading={t("failed")}>
          <s-button onClick={load}>{t("retry")}</s-button>
        </s-banner>
      );
    case "shown":
      return (
        <s-stack direction="block" gap="base">
          {said !== null && (
            <s-banner tone={said.startsWith("act.done") ? "success" : "warning"}>{t(said)}</s-banner>
          )}
          <PaymentFacts payment={asked.payment} t={t} />
          <PaymentActs payment={asked.payment} t={t} act={act} />
        </s-stack>
      );
  }
}
