import { afterFailure, duringTrial, phaseOf } from "../domain/circuit.ts";
import type { Result } from "../lib/result.ts";
import type { CircuitStore } from "../ports/circuit-store.ts";
import type { GatewayError } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountAccess } from "../ports/store.ts";

/** Errors that speak against the account as a whole, not against one request. */
const accountFailures: readonly GatewayError["kind"][] = [
  "unknown_outcome",
  "unavailable",
  "unreadable_answer",
  "credentials_refused",
  "account_blocked",
];

/** Whether this try is an ordinary one, the one trial after failures, or should rather not be made. */
export async function enterCircuit(
  circuits: CircuitStore,
  { accountId, circuit }: AccountAccess,
  { shopId }: Voucher,
  now: Date,
): Promise<"closed" | "trial" | "closed_off"> {
  const phase = phaseOf(circuit, now);
  if (phase === "closed") return "closed";
  if (phase === "open") return "closed_off";
  const { openUntil } = duringTrial(circuit, now);
  const isOurs = openUntil !== null && (await circuits.takeTrial(shopId, accountId, now, openUntil));
  return isOurs ? "trial" : "closed_off";
}

/** Writes only after a failure, or after the first success that follows one. */
export async function learnFrom(
  circuits: CircuitStore,
  { accountId, circuit }: AccountAccess,
  { shopId }: Voucher,
  told: { readonly answer: Result<unknown, GatewayError>; readonly isTrial: boolean; readonly now: Date },
): Promise<void> {
  const { answer, isTrial, now } = told;
  if (!answer.ok && accountFailures.includes(answer.error.kind)) {
    await circuits.change(shopId, accountId, answer.error.kind, (known) => afterFailure(known, now, isTrial));
  } else if (circuit.failures > 0) {
    await circuits.close(shopId, accountId);
  }
}
