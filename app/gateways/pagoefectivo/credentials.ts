import { err, ok, type Result } from "../../lib/result.ts";
import type { CredentialField, GatewayAccess, GatewayError } from "../../ports/gateway.ts";
import { words } from "./words.ts";

/** Keys of 16 to 20 and of 40 characters were seen, base64 letters among them; the ranges leave room. */
const accessKeyPattern = /^[A-Za-z0-9+/=_-]{8,60}$/;
const secretKeyPattern = /^[A-Za-z0-9+/=_-]{16,120}$/;
const serviceIdPattern = /^[1-9]\d{0,8}$/;
const environmentPattern = /^(production|integration)$/;

/** PagoEfectivo's staff gives them per service and environment; the same secret key signs the webhooks. */
export const credentials: readonly CredentialField[] = [
  { name: "access_key", words: words.access_key, secret: true, maxLength: 60, pattern: accessKeyPattern },
  { name: "secret_key", words: words.secret_key, secret: true, maxLength: 120, pattern: secretKeyPattern },
  { name: "service_id", words: words.service_id, secret: false, maxLength: 9, pattern: serviceIdPattern },
  {
    name: "environment",
    words: words.environment,
    secret: false,
    maxLength: 11,
    pattern: environmentPattern,
  },
];

/** A merchant's service at PagoEfectivo: what opens it and where it lives. */
export interface ServiceKeys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly serviceId: string;
  readonly isIntegration: boolean;
}

/** The account's keys when all have the right shape; otherwise nothing is sent. */
export function readKeys({ credentials: given }: GatewayAccess): Result<ServiceKeys, GatewayError> {
  const malformed = credentials.find(({ name, pattern }) => !pattern?.test(given[name] ?? ""));
  if (malformed) {
    return err({ kind: "credentials_refused", detail: `PagoEfectivo: ${malformed.name} has a wrong shape` });
  }
  return ok({
    accessKey: given["access_key"] ?? "",
    secretKey: given["secret_key"] ?? "",
    serviceId: given["service_id"] ?? "",
    isIntegration: given["environment"] === "integration",
  });
}
