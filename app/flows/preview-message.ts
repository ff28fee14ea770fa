import { messageKinds } from "../domain/message-kind.ts";
import type { Method } from "../domain/method.ts";
import { parseMoney, type Money } from "../domain/money.ts";
import type { PaymentPage, PayStage } from "../domain/payment-page.ts";
import { shownShopName } from "../domain/shop-name.ts";
import { waitFor } from "../domain/waiting-time.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Channel, ChannelId, WrittenMessage } from "../ports/channel.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Offer } from "../ports/offer.ts";
import type { ShopRef } from "../ports/platform.ts";
import type { AccountStore, ShopStore } from "../ports/store.ts";

export interface PreviewMessageDeps {
  readonly channels: readonly Channel[];
  readonly accounts: AccountStore;
  readonly shops: ShopStore;
  readonly gateways: readonly Gateway[];
  /** The address of a payment's page. */
  payUrl(token: string): string;
}

export interface PreviewWish {
  readonly shop: ShopRef;
  /** Which message, as the form sent it: one of `messageKinds`. */
  readonly kind: string;
  /** The shopper's language, BCP 47. */
  readonly locale: string;
}

/** A message as it would arrive, by each way that carries it. */
export interface MessagePreview extends WrittenMessage {
  readonly channel: ChannelId;
}

/**
 * Shows a merchant what shoppers of the shop are sent, with an invented payment through the shop's first account.
 * Nothing is sent or written. Empty while no way to reach shoppers is set up.
 */
export async function previewMessage(
  deps: PreviewMessageDeps,
  { shop, kind: typed, locale }: PreviewWish,
  now: Date,
): Promise<Result<readonly MessagePreview[], "unknown_message" | "no_account">> {
  const kind = messageKinds.find((known) => known === typed);
  if (!kind) return err("unknown_message");
  const page = await inventPage(deps, shop, locale, now);
  if (!page) return err("no_account");
  const telling = { message: { kind, amount: page.amount }, page, shopId: shop.id };
  const written = deps.channels.map(async (channel) => {
    const links = { secretLink: inventedToken, addressDigest: inventedToken };
    const message = await channel.write({ ...telling, ...links });
    return message ? [{ channel: channel.id, ...message }] : [];
  });
  return ok((await Promise.all(written)).flat());
}

const inventedToken = "0".repeat(22);
const inventedNumber: Record<Method, string> = { efecty: "123456789012", pagoefectivo: "12345678" };
const inventedAmount: Partial<Record<Money["currency"], string>> = { COP: "184900", PEN: "129.90" };

/** A number that ends three days from now. No barcode: only the gateway knows what one would hold. */
async function inventPage(
  deps: PreviewMessageDeps,
  { id, domain }: ShopRef,
  locale: string,
  now: Date,
): Promise<PaymentPage | null> {
  for (const account of await deps.accounts.list(id)) {
    const gateway = deps.gateways.find((each) => each.id === account.gateway);
    for (const offer of gateway?.offers ?? []) {
      const amount = parseMoney(inventedAmount[offer.currency] ?? "", offer.currency);
      if (!gateway || offer.country !== account.country || !amount.ok) continue;
      return {
        ...{ token: inventedToken, url: deps.payUrl(inventedToken), country: offer.country, locale },
        ...{ amount: amount.value, isTest: account.mode === "test", cancelUrl: "", canReturn: false },
        canHearByPhone: deps.channels.some(({ isMobile }) => isMobile),
        shopName: shownShopName(await deps.shops.nameOf(id), domain),
        stage: inventStage(gateway.name, offer, now),
      };
    }
  }
  return null;
}

function inventStage(gatewayName: string, offer: Offer, now: Date): PayStage {
  const { method, confirmationMinutes, clearing } = offer;
  return {
    ...{ kind: "voucher", method, state: "awaiting_payment", gatewayName },
    details: {
      ...{ reference: inventedNumber[method], agreementCode: null, agreementName: null },
      ...{ barcode: null, hostedUrl: null, expiresAt: new Date(now.getTime() + 3 * 86_400_000) },
    },
    wait: waitFor(confirmationMinutes, clearing, null),
    ...{ replacedReference: null, replacedBy: null, isPaidTwice: false, givingBack: null },
    ...{ isPastDeadline: false, isDifferenceOpen: false, canHaveNewNumber: true, lateMoney: null },
    saidPaid: { answer: null, canAsk: false, isOverdue: false },
  };
}
