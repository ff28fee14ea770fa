/** A sentence that was approved: how many values its body takes. */
export interface ApprovedTemplate {
  readonly name: string;
  readonly language: string;
  readonly body: string;
}

export interface SentTemplate {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly text: string;
  readonly buttonSuffix: string;
  readonly callbackData: string | null;
}

/** Meta's code, its title as the message shows it, and the details. */
export interface ApiError {
  readonly status: number;
  readonly code: number;
  readonly title: string;
  readonly details: string;
}

type Fields = Readonly<Record<string, unknown>>;

const asFields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Checks a template message as Meta documents it (the request: messages/send-messages, read 2026-11-26; the rules of
 * templates are not confirmed): required
 * fields, an approved template of that language, one text for each of its values. Only what our app sends is known
 * here; other kinds of messages are refused.
 */
export function checkRequest(body: unknown, approved: readonly ApprovedTemplate[]): SentTemplate | ApiError {
  const { messaging_product: product, to, type, template: raw, ...rest } = asFields(body);
  if (product !== "whatsapp") return invalid("messaging_product must be whatsapp");
  if (typeof to !== "string" || !/^\+?[1-9]\d{7,14}$/.test(to)) return invalid("to must be a phone number");
  if (type !== "template") return invalid("type must be template");
  const { name, language, components } = asFields(raw);
  const code = asFields(language)["code"];
  const known = approved.find((each) => each.name === name && each.language === code);
  if (!known) {
    const details = `template name (${String(name)}) does not exist in ${String(code)}`;
    return { status: 404, code: 132001, title: "Template name does not exist in the translation", details };
  }
  const parts = asList(components).map(asFields);
  const texts = textsOf(parts.find(({ type: part }) => part === "body"));
  const wanted = new Set(known.body.match(/\{\{\d+\}\}/g) ?? []).size;
  if (texts.length !== wanted) {
    const details = `body: number of localizable_params (${texts.length}) does not match the expected number of params (${wanted})`;
    return {
      status: 400,
      code: 132000,
      title: "Number of parameters does not match the expected number of params",
      details,
    };
  }
  if (texts.some((text) => text === "" || /[\n\t]| {5,}/.test(text))) {
    const details = "Param text cannot have new-line/tab characters or more than 4 consecutive spaces";
    return {
      status: 400,
      code: 132012,
      title: "Parameter format does not match format in the created template",
      details,
    };
  }
  const [suffix] = textsOf(
    parts.find(({ type: part, sub_type: kind }) => part === "button" && kind === "url"),
  );
  if (suffix === undefined) return invalid("the template's url button wants its parameter");
  const data = rest["biz_opaque_callback_data"];
  if (data !== undefined && (typeof data !== "string" || data.length > 512))
    return invalid("biz_opaque_callback_data must be at most 512 characters");
  return {
    ...{ to, template: known.name, language: known.language, buttonSuffix: suffix },
    text: known.body.replace(/\{\{(\d+)\}\}/g, (_, at: string) => texts[Number(at) - 1] ?? ""),
    callbackData: data ?? null,
  };
}

function textsOf(component: Fields | undefined): string[] {
  return asList(component?.["parameters"]).flatMap((raw) => {
    const { type, text } = asFields(raw);
    return type === "text" && typeof text === "string" ? [text] : [];
  });
}

function invalid(details: string): ApiError {
  return { status: 400, code: 100, title: "Invalid parameter", details };
}
