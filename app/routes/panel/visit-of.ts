import type { AppLoadContext } from "@remix-run/node";
import type { ErrorKind } from "../../ui/errors/error-page.tsx";
import type { PanelRefusal, PanelVisit } from "../../server/panel-container.ts";

const refusals: Readonly<Record<PanelRefusal, { readonly kind: ErrorKind; readonly status: number }>> = {
  not_signed_in: { kind: "panel_closed", status: 401 },
  access_refused: { kind: "panel_refused", status: 403 },
  shopify_unavailable: { kind: "panel_unavailable", status: 503 },
};

/** The merchant's visit. Without one a page of the panel answers why, and what passed no gate does not exist. */
export function visitOf({ panel }: AppLoadContext): PanelVisit {
  if (!panel) throw new Response(null, { status: 404 });
  if (panel.visit.ok) return panel.visit.value;
  const { kind, status } = refusals[panel.visit.error];
  throw Response.json({ kind }, { status });
}
