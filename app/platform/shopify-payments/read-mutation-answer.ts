import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShopAnswer, ShopError } from "../../ports/platform.ts";
import { parseJson } from "../json-body.ts";
import { limits } from "../limits.ts";
import { quoteShop, shopErrorOfCodes } from "../shop-error.ts";
import type { Operation } from "./operations.ts";

const graphqlErrors = z
  .array(z.object({ extensions: z.object({ code: z.string() }).partial().nullish() }))
  .min(1);

const userError = z.object({ code: z.string().nullish(), message: z.string() });
type UserError = z.output<typeof userError>;

const payload = z.object({
  userErrors: z.array(userError),
  paymentSession: z
    .object({
      nextAction: z
        .object({ context: z.object({ redirectUrl: z.url().max(limits.url).optional() }) })
        .nullish(),
    })
    .nullish(),
});

/** Reads the body of an HTTP 200 for one mutation. Never throws. */
export function readMutationAnswer(operation: Operation, text: string): Result<ShopAnswer, ShopError> {
  const json = parseJson(text);
  if (!isRecord(json)) return unreadable("not a JSON object");
  const failures = graphqlErrors.safeParse(json["errors"]);
  if (failures.success)
    return err(shopErrorOfCodes(failures.data.map((error) => error.extensions?.code ?? "NO_CODE")));
  if (json["errors"] !== undefined && json["errors"] !== null) return unreadable("errors of unknown shape");
  const answer = payload.safeParse(isRecord(json["data"]) ? json["data"][operation.name] : undefined);
  if (!answer.success) return unreadable(`${operation.name}: payload of unknown shape`);
  const fault = answer.data.userErrors[0];
  if (fault) return err(readUserError(operation, fault));
  return ok({ nextUrl: answer.data.paymentSession?.nextAction?.context.redirectUrl ?? null });
}

function readUserError({ name, asks }: Operation, { code, message }: UserError): ShopError {
  return {
    kind: kindOfUserError(asks, code ?? "", message),
    detail: quoteShop(`${name}: ${code ?? "no code"}: ${message}`),
  };
}

function kindOfUserError(asks: Operation["asks"], code: string, message: string): ShopError["kind"] {
  if (code === "OUT_OF_RANGE_PENDING_EXPIRES_AT" || code === "EXPIRED_PENDING_EXPIRES_AT")
    return "out_of_range";
  if (code.endsWith("NOT_FOUND")) return "not_found";
  // "Payment session has already been resolved or rejected": final before we said pending.
  if (code === "PENDING_INVALID_STATE") return "opposite_final";
  // "Already been rejected" is the only meaning of this code on a resolve; on a reject it has two, see below.
  if (asks === "resolved" && code.endsWith("_SESSION_INVALID_STATE")) return "opposite_final";
  return asks !== null && saysOpposite(asks, message) ? "opposite_final" : "refused";
}

/** Without a code, only a message that plainly names the opposite state counts; anything else is for a person. */
function saysOpposite(asks: "resolved" | "rejected", message: string): boolean {
  const isHeld = (state: string): boolean =>
    new RegExp(`\\b(already|been|is|was|state)\\b[^.]*\\b${state}\\b`, "i").test(message);
  return asks === "resolved" ? isHeld("rejected") : isHeld("resolved") && !isHeld("rejected");
}

function unreadable(detail: string): Result<never, ShopError> {
  return err({ kind: "unreadable_answer", detail });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
