import { requireMinor, toDecimal } from "./amount.ts";
import { createCheckout } from "./checkouts.ts";
import { setFault } from "./graphql/faults.ts";
import { installUrl } from "./oauth/install.ts";
import { recordInstallation } from "./oauth/installation.ts";
import { expireAccessTokens, issueExpiringTokens, type TokenAnswer } from "./oauth/tokens.ts";
import { findContradictions, type Contradiction } from "./contradictions.ts";
import { financialStatus, type FinancialStatus } from "./orders.ts";
import type { AppCall, FaultKind, MoneySessionKind, Order, PaymentKind, PaymentSession } from "./records.ts";
import type { Sandbox } from "./sandbox.ts";
import { sendMoneySession, startMoneySession, type StartedMoneySession } from "./sessions/money-session.ts";
import { sendOnce, type SessionAnswer, type SessionKind } from "./sessions/send-session-request.ts";
import { sendPayment, startPayment, type StartedPayment } from "./sessions/start-payment.ts";
import { findShop, shops, type Buyer } from "./shops.ts";
import { makeStoreControls, type StoreControls } from "./store/controls.ts";
import { sendCompliance, uninstall, type ComplianceTopic, type WebhookAnswer } from "./webhooks.ts";

export interface CheckoutOrder {
  readonly shop: string;
  /** Decimal text. The shop's first price when left out. */
  readonly amount?: string;
  readonly currency?: string;
  readonly locale?: string;
  readonly buyer?: Partial<Buyer>;
  readonly isTest?: boolean;
  readonly kind?: PaymentKind;
  /** A checkout that was placed before: one more attempt of the same group. */
  readonly again?: PaymentSession;
}

export interface SandboxControls extends StoreControls {
  /** Installs the app without a browser and gives the tokens its OAuth callback would have got. */
  install(shop: string, options?: { isReady?: boolean; isActivated?: boolean }): Required<TokenAnswer>;
  /** The signed address the merchant's browser opens on "Install" and "Open app". */
  installUrl(shop: string): string;
  /** Places a checkout and sends the payment session request; `answer.redirectUrl` is where the buyer goes. */
  checkout(order: CheckoutOrder): Promise<StartedPayment>;
  /** Sends a payment, refund, capture or void session's own body again. */
  repeat(sessionId: string): Promise<SessionAnswer>;
  /** Sends any body, once and without retries, over the same mTLS connection. */
  send(kind: SessionKind, shop: string, body: string): Promise<SessionAnswer>;
  /** Asks for a refund, capture or void of a payment; the whole amount when none is given. */
  move(kind: MoneySessionKind, paymentId: string, amount?: string): Promise<StartedMoneySession>;
  /** The order that a payment session belongs to; null before there is one. */
  orderOf(sessionId: string): (Order & { financialStatus: FinancialStatus }) | null;
  /** What the app asked about one session, oldest first. */
  callsAbout(sessionGid: string): AppCall[];
  /** Opposite final messages for one session, and groups that the app tried to have paid twice. */
  contradictions(): Contradiction[];
  /**
   * Hits the next `times` GraphQL calls; without `times` all of them until `setFault(null)`. `only` picks those whose
   * document has that text in it.
   */
  setFault(kind: FaultKind | null, times?: number, only?: string): void;
  /** How far ahead `pendingExpiresAt` may lie from now on; seven days at the start. */
  setLongestPending(ms: number): void;
  expireAccessTokens(shop: string): void;
  uninstall(shop: string): Promise<WebhookAnswer>;
  /** About the buyer of that payment session's order, where the topic concerns a person. */
  sendCompliance(topic: ComplianceTopic, shop: string, sessionId?: string): Promise<WebhookAnswer>;
}

export function makeControls(sandbox: Sandbox): SandboxControls {
  const { state } = sandbox;
  const paymentOf = (id: string): PaymentSession => {
    const payment = state.payments.get(id);
    if (!payment) throw new Error(`no payment session ${id}`);
    return payment;
  };
  const orderOf = (sessionId: string): Order | null => state.orders.get(paymentOf(sessionId).group) ?? null;
  return {
    ...makeStoreControls(sandbox),
    install(shop, { isReady = true, isActivated = true } = {}) {
      Object.assign(recordInstallation(sandbox, shop), { isReady, isActivated });
      return issueExpiringTokens(sandbox, { app: "payments", shop });
    },
    installUrl: (shop) => installUrl(sandbox, shop),
    checkout: (order) => startPayment(sandbox, checkoutFor(sandbox, order)),
    repeat(sessionId) {
      const move = state.moneySessions.get(sessionId);
      return move ? sendMoneySession(sandbox, move) : sendPayment(sandbox, paymentOf(sessionId));
    },
    send: (kind, shop, body) => sendOnce(sandbox, { kind, shop, id: "by-hand", body }),
    move(kind, paymentId, amount) {
      const payment = paymentOf(paymentId);
      return startMoneySession(sandbox, kind, {
        payment,
        amount: kind === "void" ? null : (amount ?? payment.amount),
      });
    },
    orderOf(sessionId) {
      const order = orderOf(sessionId);
      return order && { ...order, financialStatus: financialStatus(state, order, sandbox.now()) };
    },
    callsAbout: (sessionGid) => state.calls.filter((call) => call.sessionGid === sessionGid),
    contradictions: () => findContradictions(state),
    setFault: (kind, times, only) => {
      setFault(sandbox, kind, { times: times ?? null, only: only ?? null });
    },
    setLongestPending: (ms) => {
      sandbox.limits.maxPendingMs = ms;
    },
    expireAccessTokens: (shop) => {
      expireAccessTokens(sandbox, shop);
    },
    uninstall: (shop) => uninstall(sandbox, shop),
    sendCompliance: (topic, shop, sessionId) =>
      sendCompliance(sandbox, topic, { shop, order: sessionId === undefined ? null : orderOf(sessionId) }),
  };
}

/** An unknown shop gets the first shop's goods: tests send requests in the name of shops that do not exist. */
function checkoutFor(sandbox: Sandbox, order: CheckoutOrder) {
  const former = order.again && sandbox.state.checkouts.get(order.again.checkoutId);
  if (former) return former;
  const shop = findShop(order.shop) ?? shops[0];
  if (!shop) throw new Error("the sandbox has no shop");
  const amount = order.amount ?? toDecimal(requireMinor(shop.product.prices[0]?.amount ?? ""));
  return createCheckout(sandbox, {
    shop: order.shop,
    items: [{ title: shop.product.title, quantity: 1, amount }],
    amount,
    currency: order.currency ?? shop.currency,
    buyer: { ...shop.buyer, ...order.buyer },
    locale: order.locale ?? "es",
    isTest: order.isTest ?? false,
    kind: order.kind ?? "sale",
  });
}
