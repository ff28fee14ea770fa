import type { Payment } from "./payment.ts";

/** What an idempotency key was first used for. */
export interface KeyUse {
  readonly bodyHash: string;
  readonly paymentId: number;
}

export interface StoreContents {
  readonly lastId: number;
  readonly clockOffset: number;
  readonly payments: readonly Payment[];
  readonly keys: readonly (readonly [string, KeyUse])[];
}

export type PaymentStore = ReturnType<typeof createPaymentStore>;

/** All payments in memory, found by id, counter reference or external reference without a scan. */
export function createPaymentStore(contents: StoreContents | null, firstId: number, onChange: () => void) {
  const byId = new Map<number, Payment>();
  const idsByReference = new Map<string, number>();
  const idsByExternalReference = new Map<string, number[]>();
  const keys = new Map<string, KeyUse>(contents?.keys);
  let lastId = Math.max(contents?.lastId ?? 0, firstId);

  const externalKey = (sellerId: number, reference: string) => `${sellerId}:${reference}`;

  const put = (payment: Payment) => {
    const isNew = !byId.has(payment.id);
    byId.set(payment.id, payment);
    if (!isNew) return;
    idsByReference.set(payment.reference, payment.id);
    const { externalReference } = payment.details;
    if (externalReference === null) return;
    const key = externalKey(payment.sellerId, externalReference);
    const ids = idsByExternalReference.get(key);
    if (ids) ids.push(payment.id);
    else idsByExternalReference.set(key, [payment.id]);
  };
  for (const payment of contents?.payments ?? []) put(payment);

  return {
    takeId: () => (lastId += 1),
    put(payment: Payment) {
      put(payment);
      onChange();
    },
    get: (id: number) => byId.get(id),
    findByReference(reference: string): Payment | undefined {
      const id = idsByReference.get(reference);
      return id === undefined ? undefined : byId.get(id);
    },
    findByExternalReference(sellerId: number, reference: string): Payment[] {
      const ids = idsByExternalReference.get(externalKey(sellerId, reference)) ?? [];
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    /** Call after changing something that only the contents carry. */
    changed: onChange,
    all: (): Payment[] => [...byId.values()],
    keyUse: (key: string) => keys.get(key),
    rememberKey: (key: string, use: KeyUse) => keys.set(key, use),
    contents: (clockOffset: number): StoreContents => ({
      lastId,
      clockOffset,
      payments: [...byId.values()],
      keys: [...keys],
    }),
  };
}
