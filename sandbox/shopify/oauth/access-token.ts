import { json, param, type Answer, type PageRequest } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { recordInstallation } from "./installation.ts";
import { issueExpiringTokens, issueLastingToken, refresh, takeCode } from "./tokens.ts";

/** Token endpoint: an authorization code or a refresh token for an offline token. Takes JSON or a form. */
export function grantToken(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = param(request, "shop");
  const fields = readFields(request);
  if (fields === null) return refuse("invalid_request", "The request body could not be read");
  const isApp =
    fields["client_id"] === sandbox.app.apiKey && fields["client_secret"] === sandbox.app.apiSecret;
  if (!isApp) return refuse("application_cannot_be_found", "No such application, or a wrong secret", 401);
  return fields["grant_type"] === "refresh_token"
    ? grantRefresh(sandbox, shop, fields["refresh_token"] ?? "")
    : grantCode(sandbox, shop, fields);
}

function grantCode(sandbox: Sandbox, shop: string, fields: Readonly<Record<string, string>>): Answer {
  if (!takeCode(sandbox, shop, fields["code"] ?? "")) {
    return refuse("invalid_request", "The authorization code was not found or was already used");
  }
  recordInstallation(sandbox, shop);
  const isExpiring = fields["expiring"] === "1";
  return json(isExpiring ? issueExpiringTokens(sandbox, shop) : issueLastingToken(sandbox, shop));
}

function grantRefresh(sandbox: Sandbox, shop: string, token: string): Answer {
  const issued = refresh(sandbox, shop, token);
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
