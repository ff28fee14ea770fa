import { Link } from "@remix-run/react";
import type { LinkLikeComponentProps } from "@shopify/polaris/build/ts/src/utilities/link";

/** Polaris' links, through the router: a plain one would load a document, which carries no token. */
export function PanelLink({ url, external, target, children, ...rest }: LinkLikeComponentProps) {
  const isElsewhere = external === true || !url.startsWith("/");
  if (!isElsewhere) {
    return (
      <Link to={url} {...rest}>
        {children}
      </Link>
    );
  }
  return (
    <a {...rest} href={url} target={target ?? "_blank"} rel="noreferrer">
      {children}
    </a>
  );
}
