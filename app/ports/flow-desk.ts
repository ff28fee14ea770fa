import type { FlowTrigger } from "../domain/flow-trigger.ts";
import type { Method } from "../domain/method.ts";
import type { Mark } from "../domain/payment-state.ts";
import type { Money } from "../domain/money.ts";
import type { Result } from "../lib/result.ts";
import type { ShopError, ShopRef } from "./platform.ts";

/** Something that a merchant's workflows may begin with. Nothing in it names a person. */
export interface FlowEvent {
  readonly trigger: FlowTrigger;
  /** The shop's own id of the order. */
  readonly orderGid: string;
  /** The same when it is told again. */
  readonly event: string;
  readonly method: Method | null;
  readonly amount: Money;
  readonly payUrl: string;
  readonly mark: Mark | null;
}

/** The shop's automation. It knows no repeats: what is told twice begins workflows twice. */
export interface FlowDesk {
  begin(shop: ShopRef, event: FlowEvent): Promise<Result<undefined, ShopError>>;
}
