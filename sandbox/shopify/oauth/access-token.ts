import { json, param, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { exchangeSessionToken } from "../store/exchange-session-token.ts";
import { recordInstallation } from "./installation.ts";
import { issueExpiringTokens, issueLastingToken, refresh, takeCode, type TokenOwner } from "./tokens.ts";

/** Token endpoint: a code, a refresh token or a session token for an offline token. Takes JSON or a form. */
export function grantToken(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = param(request, "shop");
  const fields = readFields(request);
  if (fields === null) return refuse("invalid_request", "The request body could not be read");
  const app = appOf(sandbox, fields);
  if (app === null)
    return refuse("application_cannot_be_found", "No such application, or a wrong secret", 401);
  if (fields["grant_type"] === "refresh_token")
    return grantRefresh(sandbox, { app, shop }, fields["refresh_token"] ?? "");
  if (app === "payments") return grantCode(sandbox, shop, fields);
  const exchanged = exchangeSessionToken(sandbox, shop, fields);
  return typeof exchanged === "string" ? refuse(exchanged, "The session token was refused") : json(exchanged);
}

function appOf(
  { app }: Sandbox,
  { client_id: id, client_secret: secret }: Readonly<Record<string, string>>,
): TokenOwner["app"] | null {
  if (id === app.apiKey && secret === app.apiSecret) return "payments";
  return app.store && id === app.store.apiKey && secret === app.store.apiSecret ? "store" : null;
}

function grantCode(sandbox: Sandbox, shop: string, fields: Readonly<Record<string, string>>): Answer {
  if (!takeCode(sandbox, shop, fields["code"] ?? "")) {
    return refuse("invalid_request", "The authorization code was not found or was already used");
  }
  recordInstallation(sandbox, shop);
  const owner = { app: "payments", shop } as const;
  const isExpiring = fields["expiring"] === "1";
  return json(isExpiring ? issueExpiringTokens(sandbox, owner) : issueLastingToken(sandbox, owner));
}

function grantRefresh(sandbox: Sandbox, owner: TokenOwner, token: string): Answer {
  const issued = refresh(sandbox, owner, token);
  return issued ? json(issued) : refuse("invalid_grant", "The refresh token is not valid");
}

function refuse(error: string, description: string, status = 400): Answer {
  return json({ error, error_description: description }, status);
}

function readFields({ headers, body }: PageRequest): Record<string, string> | null {
  const text = body.toString("utf8");
  if (!headers["content-type"]?.includes("json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, String(field)]));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
