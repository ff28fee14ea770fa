/** Long enough for a slow disk, and for the question where to keep it. */
const keptMs = 60_000;

/**
 * Hands a file of the panel to the browser, to be kept under this name; false when it did not come. A link would not
 * do: in the admin's frame no cookie says who asks, and App Bridge adds its token to what is fetched.
 */
export async function saveFile(address: string, name: string): Promise<boolean> {
  const blob = await fetch(address).then(
    (answer) => (answer.ok ? answer.blob() : null),
    () => null,
  );
  if (blob === null) return false;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
  return true;
}
