import type { Country } from "../domain/method.ts";
import type { CredentialForm } from "../server/page-container.ts";
import { readText } from "./form.ts";

const longestValue = 1000;
const countries: readonly Country[] = ["CO", "PE"];
const prefix = "field.";

/** The credentials of one gateway account as typed, whatever fields the gateway asks for. */
export function readCredentials(form: FormData, gatewayId: string): CredentialForm {
  const names = [...form.keys()].filter((name) => name.startsWith(prefix)).slice(0, 20);
  // One character more than any field may hold, so that "too long" is seen and said.
  const values = names.map(
    (name) => [name.slice(prefix.length), readText(form, name, longestValue)] as const,
  );
  return {
    gatewayId,
    mode: readText(form, "mode", 10) === "live" ? "live" : "test",
    country: countries.find((known) => known === readText(form, "country", 2)) ?? null,
    values: Object.fromEntries<string>(values),
  };
}
