import type { LinkError } from "../../server/page-container.ts";

/** Ends the request with the error page: 404 for a link that never was, 410 for one whose time is over. */
export function throwDeadLink(error: LinkError): never {
  throw new Response(null, { status: deadLinkStatus(error) });
}

export function deadLinkStatus(error: LinkError): 404 | 410 {
  return error === "gone" ? 410 : 404;
}
