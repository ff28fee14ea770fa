import { Box } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What stands between a page's cards. On a phone cards reach from edge to edge, and text beside them must not. */
export function BesideCards({ children }: { readonly children: ReactNode }) {
  return <Box paddingInline={{ xs: "400", sm: "0" }}>{children}</Box>;
}
