import type { LoaderFunctionArgs } from "@remix-run/node";
import { readUuid } from "../../domain/payment-filters.ts";
import { proofFileName } from "../../domain/proof.ts";
import { visitOf } from "./visit-of.ts";

/**
 * The file of a proof, to be kept and never to be shown here: whatever a merchant once chose, no page of ours runs it.
 */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { panel } = visitOf(context);
  const paymentId = readUuid(params["paymentId"] ?? null);
  const proofId = readUuid(params["proofId"] ?? null);
  const file = paymentId !== null && proofId !== null ? await panel.readProof(paymentId, proofId) : null;
  if (!file || proofId === null) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...context.panel?.headers,
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="${proofFileName(proofId, file.mediaType)}"`,
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "Content-Type": file.mediaType,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
