/** What becomes of an order whose cash did not come. */
export type ExpiryPolicy = "cancel_and_restock" | "cancel" | "leave_open";

export const expiryPolicies: readonly ExpiryPolicy[] = ["cancel_and_restock", "cancel", "leave_open"];

/** How a shop takes cash through a manual payment method. */
export interface OrderSettings {
  /** The method's names, as customers may have seen them: today's, and those it had before. */
  readonly methodNames: readonly string[];
  readonly expiryPolicy: ExpiryPolicy;
}

export interface TypedOrderSettings {
  readonly methodNames: readonly string[];
  readonly expiryPolicy: string;
}

export type OrderSettingsProblem = "unknown_policy" | "name_missing" | "name_too_long" | "too_many_names";

const maxNames = 10;
/** Shopify shows more, but no merchant types it. */
const maxNameLength = 100;

/** What is wrong with them, or the settings themselves: names trimmed, each once. */
export function checkOrderSettings(typed: TypedOrderSettings): OrderSettings | OrderSettingsProblem {
  const expiryPolicy = expiryPolicies.find((policy) => policy === typed.expiryPolicy);
  if (!expiryPolicy) return "unknown_policy";
  const methodNames = [...new Set(typed.methodNames.map((name) => name.trim()))];
  if (methodNames.length > maxNames) return "too_many_names";
  if (methodNames.includes("")) return "name_missing";
  if (methodNames.some((name) => name.length > maxNameLength)) return "name_too_long";
  return { methodNames, expiryPolicy };
}
