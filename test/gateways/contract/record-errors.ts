import type { Result } from "../../../app/lib/result.ts";
import type { Gateway, GatewayError } from "../../../app/ports/gateway.ts";

/** The same gateway, except that every error it returns is also kept. */
export function recordErrors(gateway: Gateway, errors: GatewayError[]): Gateway {
  const keep = async <Value>(
    call: Promise<Result<Value, GatewayError>>,
  ): Promise<Result<Value, GatewayError>> => {
    const outcome = await call;
    if (!outcome.ok) errors.push(outcome.error);
    return outcome;
  };
  const { extendVoucher } = gateway;
  return {
    ...gateway,
    ...(extendVoucher && { extendVoucher: (access, id, until) => keep(extendVoucher(access, id, until)) }),
    checkAccount: (access) => keep(gateway.checkAccount(access)),
    issueVoucher: (access, request) => keep(gateway.issueVoucher(access, request)),
    findPayment: (access, lookup) => keep(gateway.findPayment(access, lookup)),
    cancelVoucher: (access, id) => keep(gateway.cancelVoucher(access, id)),
    refund: (access, request) => keep(gateway.refund(access, request)),
    findRefund: (access, lookup) => keep(gateway.findRefund(access, lookup)),
  };
}
