import { err, type Result } from "../../lib/result.ts";
import type { HttpClient } from "../../ports/gateway.ts";
import type { ShopAnswer, ShopError } from "../../ports/platform.ts";
import type { Operation } from "./operations.ts";
import { readMutationAnswer } from "./read-mutation-answer.ts";
import { shopUrl } from "../shop-domain.ts";
import { shopErrorOfFailure, shopErrorOfStatus, withRequestId } from "../shop-error.ts";

export interface PaymentsClientOptions {
  readonly http: HttpClient;
  /** Template, see `shopUrl`. */
  readonly shopOrigin: string;
  readonly apiVersion: string;
}

export interface PaymentsClient {
  /** One try of one mutation. Repeating it is harmless: Shopify is idempotent per session and mutation. */
  call(
    shopDomain: string,
    accessToken: string,
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Result<ShopAnswer, ShopError>>;
}

/** Speaks to the Payments Apps GraphQL endpoint. Errors carry Shopify's request id, never a token or a body. */
export function createPaymentsClient({
  http,
  shopOrigin,
  apiVersion,
}: PaymentsClientOptions): PaymentsClient {
  return {
    async call(shopDomain, accessToken, operation, variables) {
      const sent = await http({
        method: "POST",
        url: shopUrl(shopOrigin, shopDomain, `/payments_apps/api/${apiVersion}/graphql.json`),
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          "x-shopify-access-token": accessToken,
        },
        body: JSON.stringify({ query: operation.text, variables }),
      });
      if (!sent.ok) return err(shopErrorOfFailure(sent.error));
      const answer = sent.value;
      const read =
        answer.status === 200
          ? readMutationAnswer(operation, answer.text)
          : err(shopErrorOfStatus(answer.status));
      return read.ok ? read : err(withRequestId(read.error, answer));
    },
  };
}
