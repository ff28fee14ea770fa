import { createDeadlines } from "../deadlines.ts";
import type { FaultBoard } from "../faults.ts";
import type { Snapshot } from "../snapshot.ts";
import { defaultMerchants } from "./merchants.ts";
import { createNotificationSender } from "./notifications.ts";
import type { DlocalOptions } from "./options.ts";
import { isOpen, type Payment } from "./payment.ts";
import { createPaymentStore, type StoreContents } from "./payment-store.ts";
import type { Service } from "./service.ts";

const hourMs = 3_600_000;
// Hourly for six hours, then every twelve for four days, at most twelve tries (docs.dlocal.com, 2026-07).
const realRetryDelaysMs = [1, 1, 1, 1, 1, 1, 12, 12, 12, 12, 12].map((hours) => hours * hourMs);

export interface ServiceParts {
  readonly options: DlocalOptions;
  readonly snapshot: Snapshot<StoreContents>;
  readonly faults: FaultBoard;
  readonly origin: () => string;
}

/** Puts the parts together, with the payments of the last run when there are any. */
export function createService({ options, snapshot, faults, origin }: ServiceParts): Service {
  const now = () => (options.now?.() ?? new Date()).getTime();
  const deadlines = createDeadlines<string, Payment>({
    now,
    savedOffset: snapshot.contents?.clockOffset ?? 0,
    idOf: ({ id }) => id,
    isOpen,
    dueAt: ({ expiresAt, clockOffset }) => expiresAt + clockOffset,
  });
  const store = createPaymentStore(snapshot.contents, () =>
    snapshot.changed(() => store.contents(deadlines.offset())),
  );
  for (const payment of store.all()) deadlines.watch(payment);
  const notifications = createNotificationSender({
    publicHosts: options.publicHosts,
    now,
    timeoutMs: options.webhookTimeoutMs ?? 30_000,
    retryDelaysMs: options.webhookRetryDelaysMs ?? realRetryDelaysMs,
    faults,
  });
  return {
    merchants: options.merchants ?? defaultMerchants,
    store,
    notifications,
    faults,
    deadlines,
    expiredAs: options.expiredAs ?? "EXPIRED",
    cancelsTickets: options.cancelsTickets ?? true,
    now,
    clockOffset: () => deadlines.offset(),
    origin,
  };
}
