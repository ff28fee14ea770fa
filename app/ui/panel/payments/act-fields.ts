import type { MerchantAct } from "../../../domain/merchant-act.ts";
import type { acts } from "../../../i18n/en/panel/acts.ts";
import type { ChosenAct } from "./act-form.tsx";

export type FieldName = keyof (typeof acts)["field"];

const fields: Readonly<Record<MerchantAct, readonly FieldName[]>> = {
  sync: [],
  cancel: ["reason"],
  extend: ["reason"],
  reissue: ["reason"],
  confirm: ["amount", "reference", "note", "file", "gatewayPayment", "insists"],
  accept: ["reason"],
  refund_second: [],
  refund_excess: [],
  refund_held: [],
  refund_order: ["amountAll"],
  desk_open: ["amount"],
  credit: ["credit", "amountAll", "gatewayPayment", "reason"],
  unclear: ["reason"],
  desk_read: [],
  desk_finish: ["reference", "note", "file"],
  desk_cancel: ["reason"],
  check_refund: [],
  retry: ["looked"],
  send_refund: [],
  resolve: ["word", "reason"],
  assign: ["owner"],
};

/** What an act asks for. That somebody looked at the gateway is asked only where a number may exist unheard. */
export function actFields({ act, isBoxNeeded }: ChosenAct): readonly FieldName[] {
  return act === "retry" && isBoxNeeded !== true ? [] : fields[act];
}
