import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";
import { VoucherBlock } from "./voucher-block.tsx";

declare const shopify: Api;

export default function showOnOrderStatus(): void {
  render(<OrderStatus />, document.body);
}

/** This page does not say how an order is paid. A young one may not have arrived at the server. */
const youngMs = 5 * 60_000;

function OrderStatus() {
  const order = shopify.order.value;
  const { confirmationNumber, processedAt } = order ?? {};
  return (
    <VoucherBlock
      host={{
        order:
          order && confirmationNumber !== undefined
            ? { id: order.id, confirmation: confirmationNumber }
            : null,
        isExpected: () => processedAt !== undefined && Date.now() - Date.parse(processedAt) < youngMs,
        isInEditor: shopify.extension.editor !== undefined,
        language: shopify.localization.extensionLanguage.value.isoCode,
        token: () => shopify.sessionToken.get(),
        t: (key) => shopify.i18n.translate(key),
      }}
    />
  );
}
