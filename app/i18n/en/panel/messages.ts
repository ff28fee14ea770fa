/** Which mails shoppers get, and how they look. */
export const messages = {
  title: "Messages to shoppers",
  intro:
    "Which mails your shoppers get. The words are ours and tell the truth about the money; you choose what is sent.",
  notSetUp:
    "This server has no mail set up, so nothing is sent. Ask whoever runs Recaudo to set SMTP_URL and MAIL_FROM.",
  always: "Always sent: it keeps a shopper from paying in vain, or from losing money that goes back.",
  save: "Save",
  open: "Open messages",
  preview: {
    button: "Preview",
    heading: "Preview: {{heading}}",
    language: "Language of the shopper",
    subject: "Subject",
    error: {
      no_account: "Connect a gateway first: a preview needs an account.",
      unknown_message: "This message does not exist any more. Load the page again.",
    },
  },
  error: {
    unknown_message: "This message does not exist any more. Load the page again.",
    unknown_shop: "This shop is not installed any more. Open the app again from Shopify.",
  },
};
