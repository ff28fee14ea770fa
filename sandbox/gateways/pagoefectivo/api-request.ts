import type { JsonRecord } from "../json-body.ts";
import type { Answer } from "./answer.ts";
import type { Cip } from "./cip.ts";
import type { Merchant } from "./merchants.ts";
import type { Service } from "./service.ts";

/** A call with its token checked and its body read. */
export interface ApiRequest {
  readonly merchant: Merchant;
  readonly body: JsonRecord;
  /** The CIP in the path, when this service owns it. */
  readonly cip: Cip | undefined;
}

export type Handler = (service: Service, request: ApiRequest) => Answer;
