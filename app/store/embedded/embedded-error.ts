/** Why the embedded PostgreSQL did not start. Paths and numbers only: never a password or a row. */
export type EmbeddedError =
  | { readonly kind: "unsupported_platform"; readonly platform: string }
  | { readonly kind: "no_account" }
  | { readonly kind: "not_a_cluster"; readonly folder: string }
  | {
      readonly kind: "wrong_version";
      readonly folder: string;
      readonly found: string;
      readonly needed: string;
    }
  | { readonly kind: "another_owner"; readonly folder: string; readonly owner: number }
  | { readonly kind: "no_space"; readonly folder: string }
  | { readonly kind: "no_permission"; readonly folder: string }
  | { readonly kind: "port_busy"; readonly port: number }
  | { readonly kind: "did_not_start"; readonly folder: string; readonly logTail: string };

/** One or two English sentences for the terminal: what is wrong and what to do about it. */
export function describeEmbeddedError(error: EmbeddedError): string {
  switch (error.kind) {
    case "unsupported_platform":
      return `There is no embedded PostgreSQL for ${error.platform}: set DATABASE_URL to a PostgreSQL of your own.`;
    case "no_account":
      return "PostgreSQL refuses to run as root, and none of the accounts postgres, node and nobody exists here: start as another user.";
    case "not_a_cluster":
      return `${error.folder} holds files, but no whole PostgreSQL database: restore it, or move it away to start empty.`;
    case "wrong_version":
      return `${error.folder} was made by PostgreSQL ${error.found}, and this is PostgreSQL ${error.needed}: export it with the old version, or move it away to start empty.`;
    case "another_owner":
      return `${error.folder} belongs to the account with id ${error.owner}: start as that account, or change the folder's owner.`;
    case "no_space":
      return `The disk with ${error.folder} is full (a new database needs about 100 MB).`;
    case "no_permission":
      return `Not allowed to write or run what is in ${error.folder}.`;
    case "port_busy":
      return `Port ${error.port} is in use by another program.`;
    case "did_not_start":
      return `PostgreSQL did not start in ${error.folder}. Its last words:\n${error.logTail}`;
  }
}

/** The expected failures of the file system; anything else is a bug and is thrown on. */
export function readFileError(error: unknown, folder: string): EmbeddedError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return { kind: "no_space", folder };
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return { kind: "no_permission", folder };
  if (code === "EEXIST" || code === "ENOTDIR") return { kind: "not_a_cluster", folder };
  throw error;
}

/** What the words of `initdb` or the server mean. */
export function readLastWords(logTail: string, folder: string): EmbeddedError {
  if (/no space left on device|disk quota exceeded/i.test(logTail)) return { kind: "no_space", folder };
  if (/permission denied|read-only file system/i.test(logTail)) return { kind: "no_permission", folder };
  if (/could not (open|read) file .*(pg_control|PG_VERSION)|is not a valid data directory/i.test(logTail))
    return { kind: "not_a_cluster", folder };
  return { kind: "did_not_start", folder, logTail };
}
