/** As Node hands them over: lower-case names. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

export function headerText(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}
