import { gateways as en } from "./en/gateways.ts";
import { gateways as es } from "./es/gateways.ts";
import { gateways as zh } from "./zh-CN/gateways.ts";
import type { Language } from "./language.ts";

export interface CredentialText {
  readonly label: string;
  readonly help: string | null;
}

type ByField = Readonly<Record<string, CredentialText>>;

export const credentialTexts: Record<Language, Readonly<Record<string, ByField>>> = { en, es, "zh-CN": zh };

/** Label and help of a gateway's credential field; a field that has no words yet shows its own name. */
export function credentialText(language: Language, gatewayId: string, fieldName: string): CredentialText {
  return credentialTexts[language][gatewayId]?.[fieldName] ?? { label: fieldName, help: null };
}
