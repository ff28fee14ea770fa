/** The posted form, or an empty one when the body is no form: its fields are then simply missing. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return new FormData();
  return request.formData();
}

/** A text field, trimmed and cut to `maxLength` characters; empty when missing. */
export function readText(form: FormData, name: string, maxLength: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, maxLength) : "";
}
