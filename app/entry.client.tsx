import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

// Only the merchant's panel brings scripts of the framework; every other page does without.
startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
