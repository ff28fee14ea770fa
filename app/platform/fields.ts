import * as z from "zod";
import { limits } from "./limits.ts";

/** Ids are keys in our tables and parts of addresses: visible ASCII only. */
export const key = z
  .string()
  .max(limits.key)
  .regex(/^[\x21-\x7e]+$/);

export const locale = z
  .string()
  .max(limits.locale)
  .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/);

export const instant = z.iso.datetime({ offset: true }).transform((text, context) => {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: "not an instant" });
  return z.NEVER;
});

/** Words about a person: made storable (no control characters, no broken surrogates); empty means absent. */
export function personText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .nullish()
    .transform(
      (text) =>
        text
          ?.toWellFormed()
          .replace(/\p{Cc}+/gu, " ")
          .trim() || null,
    );
}
