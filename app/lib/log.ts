import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

export const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Secrets and personal data, by every name they have here or at Shopify and the gateways. */
const hiddenNames = [
  ["authorization", "cookie", "token", "accessToken", "refreshToken", "access_token", "refresh_token"],
  ["password", "secret", "client_secret", "credentials", "connectionString", "url"],
  ["email", "firstName", "lastName", "first_name", "last_name", "phone", "phone_number", "address"],
  ["buyer", "payer", "customer", "document", "documentNumber", "identification", "body"],
].flat();

/** Pino's paths are exact: the top, and as deep as the log calls of this project nest. */
const hiddenPaths = hiddenNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
const hiddenHeaders = ["set-cookie", "x-shopify-access-token", "x-signature"].flatMap((name) => [
  `["${name}"]`,
  `*["${name}"]`,
  `*.*["${name}"]`,
]);

export interface LogOptions {
  readonly level: LogLevel;
  /** Which process speaks: "web", "worker". */
  readonly role: string;
  /** Standard output unless told otherwise. */
  readonly destination?: DestinationStream;
}

/** One JSON line an entry; names that may carry a secret or a person's data are written as "[hidden]". */
export function createLog({ level, role, destination }: LogOptions): Log {
  const options = {
    level,
    base: { role },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...hiddenPaths, ...hiddenHeaders], censor: "[hidden]" },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * Errors of libraries carry what they worked on (PostgreSQL's `detail` quotes the row, an HTTP client's `config`
 * the headers), so only these fields are written.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (typeof error === "string") return { message: error };
  if (!isErrorLike(error)) return { message: "not an Error" };
  const { name, message, stack, cause } = error;
  const code = typeof error.code === "string" ? { code: error.code } : {};
  return { type: name, message, ...code, stack, ...(cause !== undefined && { cause: describeError(cause) }) };
}

/** pg-boss tells of errors as plain objects with an error's fields (12.35). */
function isErrorLike(error: unknown): error is Partial<Error> & { readonly code?: unknown } {
  return error instanceof Error || (typeof error === "object" && error !== null && "message" in error);
}
