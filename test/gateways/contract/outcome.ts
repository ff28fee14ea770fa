import type { Result } from "../../../app/lib/result.ts";
import type {
  GatewayError,
  GatewayFact,
  GatewayPayment,
  RefundProgress,
} from "../../../app/ports/gateway.ts";

type Outcome = Result<GatewayPayment, GatewayError>;

/** The value of an outcome that must be good; fails the test with the gateway's own words otherwise. */
export function valueOf<Value>(outcome: Result<Value, GatewayError>): Value {
  if (!outcome.ok) throw new Error(`${outcome.error.kind}: ${outcome.error.detail}`);
  return outcome.value;
}

/** `ok`, or the kind of the error. */
export function kindOf(outcome: Result<unknown, GatewayError>): string {
  return outcome.ok ? "ok" : outcome.error.kind;
}

export function factsOf(outcome: Outcome): readonly GatewayFact[] {
  const { reading } = valueOf(outcome);
  return reading.meaning === "told" ? reading.facts : [];
}

/** The facts of a refund that the gateway says is done. */
export function refundFacts(outcome: Result<RefundProgress, GatewayError>): readonly GatewayFact[] {
  const progress = valueOf(outcome);
  if (progress.state !== "done") throw new Error(`the refund is ${progress.state}`);
  return factsOf({ ok: true, value: progress.payment });
}

export function factKinds(outcome: Outcome): string[] {
  return factsOf(outcome).map((fact) => fact.kind);
}
