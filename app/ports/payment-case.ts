import type { PaymentCase } from "../domain/payment-case.ts";

export interface PaymentCaseStore {
  read(shopId: string, paymentId: string): Promise<PaymentCase>;
}
