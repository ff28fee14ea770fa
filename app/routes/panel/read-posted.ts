import { readForm } from "../form.ts";

/** The form that was sent to an action of the panel; there is no other way to act. */
export async function readPosted(request: Request): Promise<FormData> {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  return readForm(request);
}
