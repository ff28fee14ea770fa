import { createHash } from "node:crypto";
import type { JsonRecord } from "../json-body.ts";
import { invalid, type Answer } from "./answer.ts";
import { limaTime, parseLimaTime } from "./lima-time.ts";
import type { Service } from "./service.ts";

/** `POST /v1/authorizations`. How a wrong key is refused is not published (2026-11): here as an invalid field. */
export function authorize(service: Service, body: JsonRecord): Answer {
  const { accessKey, idService, dateRequest, hashString } = body;
  if (typeof dateRequest !== "string" || parseLimaTime(dateRequest) === null)
    return invalid("dateRequest", dateRequest === undefined ? "missing" : "wrong");
  const merchant = service.merchants.find((candidate) => candidate.accessKey === accessKey);
  if (!merchant) return invalid("accessKey", "wrong");
  if (merchant.serviceId !== idService) return invalid("idService", "wrong");
  const parts = [merchant.serviceId, merchant.accessKey, merchant.secretKey, dateRequest];
  const expected = createHash("sha256").update(parts.join(".")).digest("hex");
  if (hashString !== expected) return invalid("hashString", "wrong");
  const token = service.tokens.give(merchant.serviceId);
  const data = {
    token: token.text,
    codeService: merchant.serviceCode,
    tokenStart: limaTime(token.start),
    tokenExpires: limaTime(token.expires),
  };
  // Here the code is text, as in the papers.
  return { status: 201, body: { code: "100", message: "Solicitud exitosa.", data } };
}
