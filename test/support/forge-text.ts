import fc from "./properties.ts";

/** Every text that differs from this one in a single bit, each character taken as a byte. */
export function flipBits(text: string): string[] {
  return Array.from(text).flatMap((character, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => {
      const other = String.fromCharCode(character.charCodeAt(0) ^ (1 << bit));
      return text.slice(0, at) + other + text.slice(at + 1);
    }),
  );
}

/** The same for bytes. */
export function flipBytes(bytes: Buffer): Buffer[] {
  return Array.from(bytes).flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ (1 << bit);
      return changed;
    }),
  );
}

/** Every shorter text that begins or ends as this one does, and some longer ones. */
export function cutAndStretch(text: string): string[] {
  const cut = Array.from(text).flatMap((_, at) => [text.slice(0, at), text.slice(at + 1)]);
  const stretched = ["0", "a", "=", "\0", text].flatMap((more) => [text + more, more + text]);
  return [...cut, ...stretched];
}

/** The same signature in other spellings: each means the same bytes to a reader that is not strict. */
export function respell(signature: string, encoding: "hex" | "base64" | "base64url"): string[] {
  const bytes = Buffer.from(signature, encoding);
  const others = (["hex", "base64", "base64url", "latin1"] as const).map((other) => bytes.toString(other));
  const spellings = [
    ...others,
    bytes.toString("hex").toUpperCase(),
    `0x${signature}`,
    `"${signature}"`,
    `${signature}=`,
    `${signature}\0`,
    signature.replace(/../g, "$& "),
    `${signature.slice(0, 8)}\n${signature.slice(8)}`,
    Array.from(signature, (character) => `%${character.charCodeAt(0).toString(16)}`).join(""),
    Array.from(signature, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(""),
  ];
  return [...new Set(spellings)].filter((spelling) => spelling !== signature);
}

/** A JSON object with its members in another order, or with one of them twice: in front or behind, forged. */
export function reorderJson(text: string): string[] {
  const members = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const write = (parts: readonly (readonly [string, unknown])[]): string =>
    `{${parts.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`;
  return [
    write(members.toReversed()),
    write([...members.slice(1), ...members.slice(0, 1)]),
    ...members.flatMap(([name, value]) => {
      const forged = typeof value === "object" ? {} : "forged";
      return [write([[name, forged], ...members]), write([...members, [name, forged]])];
    }),
  ].filter((changed) => changed !== text);
}

/** The same text in other bytes: what a proxy that "repairs" charset or line ends would send. */
export function reencodeText(bytes: Buffer): Buffer[] {
  const text = bytes.toString("utf8");
  return [
    Buffer.from(text, "utf16le"),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`${text}\n`),
    Buffer.from(` ${text}`),
    Buffer.from(text.replace(/"/, "\\u0022")),
    Buffer.from(text.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(bytes.toString("base64")),
  ];
}

/** Keys that are nearly this one, none of them the same to an HMAC, which pads short ones with zero bytes (RFC 2104). */
export function otherKeys(key: string): string[] {
  const others = [...flipBits(key), ...cutAndStretch(key), "", "rotated".repeat(6)];
  return others.filter((other) => other.replace(/\0+$/, "") !== key);
}

/** Where to put what: see replaceStretch. */
export const anyStretch = fc.tuple(fc.nat(), fc.nat(8), fc.string({ unit: "binary", maxLength: 8 }));

/** The text with one stretch of it replaced. */
export function replaceStretch(text: string, [from, length, by]: readonly [number, number, string]): string {
  const at = from % (text.length + 1);
  return text.slice(0, at) + by + text.slice(at + length);
}
