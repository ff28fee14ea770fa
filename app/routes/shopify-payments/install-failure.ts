import { chooseLanguage, type Language } from "../../i18n/language.ts";
import type { InstallError } from "../../server/page-container.ts";

const statuses: Record<InstallError | "session_expired", number> = {
  shop_unknown: 400,
  install_refused: 403,
  session_expired: 401,
  shopify_unavailable: 503,
};

export interface InstallFailureView {
  readonly kind: InstallError | "session_expired";
  readonly language: Language;
  readonly country: null;
  readonly requestId: string;
}

/** What the error page shows, and the answer's status. */
export function installFailure(
  error: InstallError | "session_expired",
  request: Request,
  requestId: string,
): { view: InstallFailureView; status: number } {
  const view = { kind: error, language: chooseLanguage(request, null), country: null, requestId };
  return { view, status: statuses[error] };
}
