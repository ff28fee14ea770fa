import type { Installation } from "../records.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { grantedScopes, revokeTokens } from "./tokens.ts";

/** Records that the merchant approved the app; approving again keeps what was set up. */
export function recordInstallation(sandbox: Sandbox, shop: string): Installation {
  const existing = sandbox.state.installations.get(shop);
  if (existing) return existing;
  const installation: Installation = {
    shop,
    scopes: grantedScopes,
    installedAt: isoNow(sandbox),
    isReady: false,
    externalHandle: null,
    isActivated: false,
  };
  sandbox.state.installations.set(shop, installation);
  sandbox.changed();
  return installation;
}

/** Its tokens are dead before the app hears of it. */
export function removeInstallation(sandbox: Sandbox, shop: string): void {
  sandbox.state.installations.delete(shop);
  revokeTokens(sandbox, { app: "payments", shop });
}

/** What keeps the app from checkout; null when nothing does. */
export function missingStep(sandbox: Sandbox, shop: string): "install" | "set_up" | "activate" | null {
  const installation = sandbox.state.installations.get(shop);
  if (!installation) return "install";
  if (!installation.isReady) return "set_up";
  return installation.isActivated ? null : "activate";
}
