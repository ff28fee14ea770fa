import { lateMoneyPolicies, type LateMoneyPolicy } from "./late-money.ts";
import { timeLimits } from "./time-limits.ts";

/** What a merchant decided for the whole shop. */
export interface ShopSettings {
  readonly lateMoneyPolicy: LateMoneyPolicy;
  /** How long a voucher shall live at most; null leaves it to the door and the gateway. */
  readonly voucherLifeHours: number | null;
  /** Take only gateways that can give money back themselves, where one can. */
  readonly needsRefunds: boolean;
}

/** Settings as somebody typed them, before anyone looked. */
export interface TypedSettings extends Omit<ShopSettings, "lateMoneyPolicy"> {
  readonly lateMoneyPolicy: string;
}

export type SettingsProblem = "unknown_policy" | "voucher_life_out_of_range";

/** What is wrong with them, or the settings themselves. */
export function checkSettings(typed: TypedSettings): ShopSettings | SettingsProblem {
  const lateMoneyPolicy = lateMoneyPolicies.find((policy) => policy === typed.lateMoneyPolicy);
  if (!lateMoneyPolicy) return "unknown_policy";
  const { voucherLifeHours, needsRefunds } = typed;
  if (!isPossibleLife(voucherLifeHours)) return "voucher_life_out_of_range";
  return { lateMoneyPolicy, voucherLifeHours, needsRefunds };
}

function isPossibleLife(hours: number | null): boolean {
  const { shortestLifeWishHours, longestLifeWishHours } = timeLimits;
  if (hours === null) return true;
  return Number.isInteger(hours) && hours >= shortestLifeWishHours && hours <= longestLifeWishHours;
}

export function isSameSettings(one: ShopSettings, other: ShopSettings): boolean {
  return (
    one.lateMoneyPolicy === other.lateMoneyPolicy &&
    one.voucherLifeHours === other.voucherLifeHours &&
    one.needsRefunds === other.needsRefunds
  );
}
