/** Around every page of the panel. */
export const frame = {
  loading: "Opening Recaudo…",
  language: "Language",
  places: {
    setup: "Set-up",
    payments: "Payments",
    exceptions: "Open matters",
    accounts: "Gateways",
    settings: "Settings",
  },
  error: {
    missing: {
      heading: "This is not here",
      next: "It may belong to another shop, or the address is not complete. Choose a page from the menu.",
    },
    broken: {
      heading: "Something went wrong on our side",
      next: "Nothing was changed. Wait a minute and open this page again from the menu.",
    },
  },
};
