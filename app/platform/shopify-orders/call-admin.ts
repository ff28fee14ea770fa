import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { HttpClient } from "../../ports/gateway.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import { parseJson } from "../json-body.ts";
import {
  quoteShop,
  shopErrorOfCodes,
  shopErrorOfFailure,
  shopErrorOfStatus,
  withRequestId,
} from "../shop-error.ts";
import { shopUrl } from "../shop-domain.ts";
import type { ShopTokenSource } from "../tokens.ts";
import { withToken } from "../with-token.ts";
import type { AdminOperation } from "./operations.ts";

export interface AdminTools {
  readonly http: HttpClient;
  /** Template, see `shopUrl`. */
  readonly shopOrigin: string;
  readonly apiVersion: string;
  readonly tokens: ShopTokenSource;
}

type Variables = Readonly<Record<string, unknown>>;

/** One operation of the Admin API with the shop's token; its data is read by `schema`. Never throws. */
export function callAdmin<Schema extends z.ZodType>(
  tools: AdminTools,
  shop: ShopRef,
  { operation, variables }: { readonly operation: AdminOperation; readonly variables: Variables },
  schema: Schema,
): Promise<Result<z.output<Schema>, ShopError>> {
  return withToken(tools.tokens, shop, async (token) => {
    const sent = await tools.http({
      method: "POST",
      url: shopUrl(tools.shopOrigin, shop.domain, `/admin/api/${tools.apiVersion}/graphql.json`),
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        "x-shopify-access-token": token,
      },
      body: JSON.stringify({ query: operation.text, variables }),
    });
    if (!sent.ok) return err(shopErrorOfFailure(sent.error));
    const answer = sent.value;
    const read =
      answer.status === 200
        ? readData(operation, answer.text, schema)
        : err<ShopError>(shopErrorOfStatus(answer.status));
    return read.ok ? read : err(withRequestId(read.error, answer));
  });
}

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).partial().nullish() })).optional(),
});

/** Errors come inside an HTTP 200. A part that is missing beside an error is no answer. */
function readData<Schema extends z.ZodType>(
  { name }: AdminOperation,
  text: string,
  schema: Schema,
): Result<z.output<Schema>, ShopError> {
  const body = envelope.safeParse(parseJson(text));
  if (!body.success) return unreadable(name);
  const { errors, data } = body.data;
  if (errors && errors.length > 0)
    return err(shopErrorOfCodes(errors.map((error) => error.extensions?.code ?? "NO_CODE")));
  const read = schema.safeParse(data);
  return read.success ? ok(read.data) : unreadable(name);
}

function unreadable(name: string): Result<never, ShopError> {
  return err({ kind: "unreadable_answer", detail: `${name}: answer of unknown shape` });
}

/** What a mutation says went wrong. */
export const userErrors = z.array(z.object({ code: z.string().nullish(), message: z.string() }));
/** A mutation of which only its errors matter. */
export const errorsOnly = z.object({ userErrors });

/** Ok when there is none of them. */
export function checkUserErrors(
  name: string,
  errors: z.output<typeof userErrors>,
): Result<undefined, ShopError> {
  const fault = errors[0];
  if (!fault) return ok();
  return err({ kind: "refused", detail: quoteShop(`${name}: ${fault.code ?? "no code"}: ${fault.message}`) });
}
