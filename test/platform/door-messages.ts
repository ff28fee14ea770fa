import { money } from "../../app/domain/money.ts";
import type { ShopMessage } from "../../app/ports/platform.ts";

/** What every message about a payment names. */
export const aboutPayment = (paymentGid: string) => ({
  paymentGid,
  paymentId: "0198f5a0-0000-7000-8000-000000000001",
  amount: money(3_890_000n, "COP"),
});

export const payUrl = "https://recaudo.example.com/pay/aaaaaaaaaaaaaaaaaaaaaa";

export const pendingUntil = (paymentGid: string, expiresAt: Date): ShopMessage => ({
  verb: "pending",
  paymentGid,
  expiresAt,
  payUrl,
});
