/** The one version of Shopify's APIs we speak; the TOML files name the same, which a test checks. */
export const apiVersion = "2026-10";
