import type { Money } from "../domain/money.ts";
import type { PollPlan } from "../domain/poll-schedule.ts";
import type { ProofMediaType } from "../domain/proof.ts";
import type { ShopperAnswer } from "../domain/shopper-ask.ts";
import type { DeadWork } from "./dead-work.ts";
import type { OpenException } from "./exceptions.ts";

/** What a merchant shows for money, only ever added. The file is sealed at rest: a receipt may name a person. */
export interface NewProof {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  /** What it proves, as the verb of the act. */
  readonly purpose: string;
  readonly amount: Money;
  readonly reference: string;
  readonly note: string | null;
  readonly file: {
    readonly name: string;
    readonly mediaType: ProofMediaType;
    readonly bytes: Uint8Array;
  } | null;
  readonly addedBy: string;
}

/** Whether the shop is being told something right now, and what it holds for good. */
export interface ShopHold {
  readonly told: "none" | "pending" | "paid" | "closed";
  readonly isBusy: boolean;
}

/** Writes of acts by hand, inside the transaction that also holds the payment's lock and the act's audit row. */
export interface ByHandWrites {
  addProof(proof: NewProof): Promise<void>;
  /** The gateway moved the deadline of an issued voucher. */
  moveDeadline(shopId: string, voucherId: string, expiresAt: Date, nextPoll: PollPlan | null): Promise<void>;
  /** The gateway's number of a voucher that we never heard it of. */
  saveGatewayNumber(shopId: string, voucherId: string, gatewayPaymentId: string): Promise<void>;
  /** Takes the mark of death off; false when it is off already. */
  revive(work: DeadWork): Promise<boolean>;
  /** Holds what the shop is told until commit, so that it is not closed while its payment gets a new number. */
  holdShop(shopId: string, paymentId: string): Promise<ShopHold>;
  /** Whether money of the payment is on its way back, through a gateway or by hand. */
  isBeingGivenBack(shopId: string, paymentId: string): Promise<boolean>;
  /** False when it is not open. */
  assignException(shopId: string, exceptionId: string, owner: string | null): Promise<boolean>;
  exceptionsOf(shopId: string, paymentId: string): Promise<readonly OpenException[]>;
  /** When the gateway was asked for the shopper, as far as it counts. */
  shopperAsks(shopId: string, paymentId: string): Promise<readonly Date[]>;
  saveShopperAsks(shopId: string, paymentId: string, askedAt: readonly Date[]): Promise<void>;
}

export interface ShopperAsk {
  readonly askedAt: readonly Date[];
  /** The first time of all; null when that was never kept. */
  readonly firstAskedAt: Date | null;
  /** Null while the gateway is being asked. */
  readonly answer: ShopperAnswer | null;
}

export interface ShopperAskStore {
  saveAnswer(shopId: string, paymentId: string, answer: ShopperAnswer, at: Date): Promise<void>;
}
