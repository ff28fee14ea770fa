import { messageKinds, type MessageKind } from "../domain/message-kind.ts";
import { resources } from "./texts.ts";
import { languages, type Language } from "./language.ts";

/** A sentence for phones as Meta approves it: its values numbered in the order in which they stand. */
export interface PhoneTemplate {
  readonly name: string;
  readonly language: string;
  readonly body: string;
  readonly footer: string;
  readonly button: string;
  /** The names of the values, in that order. */
  readonly values: readonly string[];
}

/** Meta's names of our languages (not confirmed against its list of supported languages, 2026-11). */
const codes: Record<Language, string> = { en: "en", es: "es", "zh-CN": "zh_CN" };

export function phoneTemplate(kind: MessageKind, language: Language): PhoneTemplate {
  const { message, footer, button } = resources[language].phone;
  const values: string[] = [];
  const body = message[kind].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    values.push(name);
    return `{{${values.length}}}`;
  });
  return { name: `recaudo_${kind}`, language: codes[language], body, footer, button, values };
}

/** All that an operator has Meta approve. What only mails carry is not among them. */
export function allPhoneTemplates(): readonly PhoneTemplate[] {
  const kinds = messageKinds.filter((kind) => kind !== "refund_data");
  return kinds.flatMap((kind) => languages.map((language) => phoneTemplate(kind, language)));
}
