/** The token of an `Authorization: Bearer` header; null when there is none. */
export function readBearer(authorization: string | undefined): string | null {
  return /^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? null;
}
