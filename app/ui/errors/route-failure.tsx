import { isRouteErrorResponse } from "@remix-run/react";
import type { Language } from "../../i18n/language.ts";
import { ErrorPage, isErrorKind, type ErrorKind } from "./error-page.tsx";

const kindOfStatus: Readonly<Record<number, ErrorKind>> = { 404: "not_found", 410: "gone" };

/** Which page stands for what a route threw: the one it names, else by its status. */
export function kindOfError(error: unknown): ErrorKind {
  if (isRouteErrorResponse(error) && isNamed(error.data)) return error.data.kind;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return kindOfStatus[status] ?? (status >= 400 && status < 500 ? "bad_request" : "unexpected");
}

function isNamed(value: unknown): value is { readonly kind: ErrorKind } {
  return typeof value === "object" && value !== null && "kind" in value && isErrorKind(value.kind);
}

interface RouteFailureProps {
  readonly error: unknown;
  /** What the root's loader told; missing when it failed too. */
  readonly root: { readonly language: Language; readonly requestId: string } | undefined;
}

export function RouteFailure({ error, root }: RouteFailureProps) {
  return (
    <ErrorPage
      kind={kindOfError(error)}
      language={root?.language ?? "es"}
      requestId={root?.requestId ?? null}
    />
  );
}
