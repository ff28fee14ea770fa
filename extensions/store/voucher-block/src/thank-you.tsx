import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";
import { VoucherBlock } from "./voucher-block.tsx";

declare const shopify: Api;

export default function showOnThankYou(): void {
  render(<ThankYou />, document.body);
}

/** Kinds of method behind which a payment in cash can stand: by hand in the store, or through the payments app. */
const cashTypes: readonly string[] = ["manualPayment", "offsite"];

function ThankYou() {
  const { order, number } = shopify.orderConfirmation.value;
  return (
    <VoucherBlock
      host={{
        order: number === undefined ? null : { id: order.id, confirmation: number },
        isExpected: () => shopify.selectedPaymentOptions.value.some(({ type }) => cashTypes.includes(type)),
        isInEditor: shopify.extension.editor !== undefined,
        language: shopify.localization.extensionLanguage.value.isoCode,
        token: () => shopify.sessionToken.get(),
        t: (key) => shopify.i18n.translate(key),
      }}
    />
  );
}
