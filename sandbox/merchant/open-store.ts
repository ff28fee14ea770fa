/** Opens the embedded store app as the merchant's browser does: its first call installs it. */
export async function openStore({
  appUrl,
  sessionToken,
}: {
  readonly appUrl: string;
  readonly sessionToken: string;
}): Promise<void> {
  const answer = await fetch(`${appUrl}/shopify/store/install`, {
    method: "POST",
    headers: { authorization: `Bearer ${sessionToken}` },
  });
  if (!answer.ok) throw new Error(`the store app was not installed: ${answer.status}`);
}
