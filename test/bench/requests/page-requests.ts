/** Pages to open, one after the other and from the first again. */
export interface PagePlan {
  readonly kind: "pages";
  readonly host: string;
  readonly paths: readonly string[];
}

/** As a phone's browser asks: compressed. */
export function preparePages({ host, paths }: PagePlan, count: number): Buffer[] {
  return Array.from({ length: count }, (_, at) =>
    Buffer.from(
      `GET ${paths[at % paths.length] ?? "/"} HTTP/1.1\r\nhost: ${host}\r\naccept: text/html\r\naccept-encoding: gzip\r\naccept-language: es-CO\r\n\r\n`,
    ),
  );
}
