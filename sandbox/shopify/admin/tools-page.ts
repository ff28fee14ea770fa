import { html, type Html } from "../../web/html.ts";
import { page, param, plain, type Answer, type PageRequest } from "../http.ts";
import { faultKinds, type AppCall, type FaultKind, type SentRequest } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, type Shop } from "../shops.ts";
import { complianceTopics } from "../webhooks.ts";
import { adminPage } from "./frame.ts";

const faultLabels: Record<FaultKind, string> = {
  server_error: "Answer 500",
  hang: "Never answer",
  reset: "Cut the connection",
  lost_answer: "Do it, then cut the connection",
  throttled: "Throttled (inside a 200)",
  access_denied: "Access denied (inside a 200)",
};
const maxLines = 30;

/** What a developer needs and a merchant never sees: faults, repeats, webhooks, logs. */
export function showTools(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  const content = html`${faultSection(sandbox, shop)} ${repeatSection(sandbox, shop)} ${tokenSection(shop)}
  ${webhookSection(shop)} ${sentSection(sandbox.state.sent.filter((entry) => entry.shop === shop.domain))}
  ${callSection(sandbox.state.calls.filter((entry) => entry.shop === shop.domain))}`;
  return page(adminPage(sandbox, shop, { title: "Tools", content }));
}

function faultSection({ state }: Sandbox, shop: Shop): Html {
  const { fault } = state;
  const left = fault?.remaining ?? null;
  return html`<section class="card">
    <h2>Faults of the GraphQL endpoint (both shops)</h2>
    <p data-testid="fault-now">
      Now:
      ${fault ? faultLabels[fault.kind] : "none"}${fault && (left === null ? ", until switched off" : `, ${left} more calls`)}
    </p>
    <form method="post" action="/admin/${shop.domain}/faults">
      <label class="field"
        >For how many calls (empty: until switched off)
        <input name="times" type="number" min="1" data-testid="fault-times" />
      </label>
      <div class="row">
        ${faultKinds.map(
          (kind) =>
            html`<button class="quiet" name="kind" value="${kind}" data-testid="fault-${kind}">
              ${faultLabels[kind]}
            </button>`,
        )}
        <button name="kind" value="" data-testid="fault-off">No fault</button>
      </div>
    </form>
  </section>`;
}

function repeatSection({ state }: Sandbox, shop: Shop): Html {
  const last = state.sent.findLast((entry) => entry.shop === shop.domain && entry.kind !== "webhook");
  return html`<section class="card">
    <h2>Last session request</h2>
    ${
      last
        ? html`<p>${last.kind} <code>${last.subject}</code></p>
            <form method="post" action="/admin/${shop.domain}/sessions/${last.subject}/repeat">
              <button class="quiet" data-testid="repeat-last">Send it again</button>
            </form>`
        : html`<p class="soft">None sent yet.</p>`
    }
  </section>`;
}

function tokenSection(shop: Shop): Html {
  return html`<section class="card">
    <h2>Access token</h2>
    <form method="post" action="/admin/${shop.domain}/expire-tokens">
      <button class="quiet" data-testid="expire-tokens">Let the app's access token expire now</button>
    </form>
  </section>`;
}

function webhookSection(shop: Shop): Html {
  return html`<section class="card">
    <h2>Compliance webhooks</h2>
    <p class="soft">About the buyer of the newest order.</p>
    <form class="row" method="post" action="/admin/${shop.domain}/webhooks">
      ${complianceTopics.map(
        (topic) =>
          html`<button class="quiet" name="topic" value="${topic}" data-testid="webhook-${topic}">
            ${topic}
          </button>`,
      )}
    </form>
  </section>`;
}

function sentSection(entries: readonly SentRequest[]): Html {
  return html`<section class="card">
    <h2>Sent to the app</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>At</th>
            <th>What</th>
            <th>Try</th>
            <th>Answer</th>
            <th>Took</th>
          </tr>
        </thead>
        <tbody>
          ${entries
            .slice(-maxLines)
            .reverse()
            .map(
              (entry) =>
                html`<tr data-testid="sent-row">
                  <td>${entry.at.slice(11, 23)}</td>
                  <td>${entry.kind} <code>${entry.subject}</code></td>
                  <td>${entry.attempt}</td>
                  <td>${entry.failure ?? entry.status}</td>
                  <td class="amount">${entry.durationMs} ms</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function callSection(entries: readonly AppCall[]): Html {
  return html`<section class="card">
    <h2>Asked by the app</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>At</th>
            <th>Mutation</th>
            <th>Session</th>
            <th>Outcome</th>
            <th>Answer</th>
          </tr>
        </thead>
        <tbody>
          ${entries
            .slice(-maxLines)
            .reverse()
            .map(
              (entry) =>
                html`<tr data-testid="call-row">
                  <td>${entry.at.slice(11, 23)}</td>
                  <td>${entry.mutation ?? "–"}</td>
                  <td><code>${entry.sessionGid?.split("/").at(-1) ?? "–"}</code></td>
                  <td>${entry.outcome}</td>
                  <td>${entry.answer}</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </div>
  </section>`;
}
