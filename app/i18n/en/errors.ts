/** Pages that stand for something that could not be shown. They must tell nothing about any payment. */
export const errors = {
  language: "Language",
  requestId: "If you ask for help, give this number:",
  page: {
    not_found: {
      heading: "This page does not exist",
      sentence: "Check that the link is complete.",
      next: "Open the link again from your order or your e-mail.",
    },
    gone: {
      heading: "This link is no longer valid",
      sentence: "Payment links stop working some time after the payment has ended.",
      next: "Go back to the shop to see your order.",
    },
    bad_request: {
      heading: "We could not read this request",
      sentence: "Something was missing from the form or the link.",
      next: "Go back, load the page again and retry.",
    },
    unexpected: {
      heading: "Something went wrong on our side",
      sentence: "Your payment is safe: if you already paid, you do not need to pay again.",
      next: "Load this page again in a minute.",
    },
    shop_unknown: {
      heading: "We do not know which shop this is",
      sentence: "This page must be opened from Shopify.",
      next: "In Shopify, open Settings, then Payments, and choose the app again.",
    },
    install_refused: {
      heading: "The installation was not completed",
      sentence: "Shopify's answer could not be verified, or it came too late.",
      next: "In Shopify, open Settings, then Payments, and start again.",
    },
    shopify_unavailable: {
      heading: "Shopify does not answer",
      sentence: "The installation could not go on just now.",
      next: "Wait a minute and open the app again from Shopify.",
    },
    session_expired: {
      heading: "Your session has ended",
      sentence: "For safety, this page stays open for a limited time only.",
      next: "Open the app again from Shopify.",
    },
    panel_closed: {
      heading: "This page opens inside Shopify",
      sentence: "It could not see which shop you come from.",
      next: "In the admin of your shop, open Apps, then Recaudo.",
    },
    panel_refused: {
      heading: "Shopify gave no access to this shop",
      sentence: "Recaudo may have been removed from the shop, or its permissions have changed.",
      next: "In the admin of your shop, open Apps, then Recaudo, and approve what Shopify asks. If that does not help, install the app again.",
    },
    panel_unavailable: {
      heading: "Shopify does not answer",
      sentence: "We could not ask Shopify who you are. Payments go on meanwhile.",
      next: "Wait a minute and open Recaudo again in your shop’s admin.",
    },
  },
};
