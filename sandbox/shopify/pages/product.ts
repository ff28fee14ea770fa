import { showAmount, toDecimal, toMinor } from "../amount.ts";
import { createCheckout } from "../checkouts.ts";
import { html, type Html } from "../../web/html.ts";
import { formOf, page, param, plain, redirect, type Answer, type PageRequest } from "../http.ts";
import { layout } from "../layout.ts";
import { checkoutUrl } from "../sessions/start-payment.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import { findShop, shops, type Shop } from "../shops.ts";

const maxQuantity = 99;

export function showHome(sandbox: Sandbox): Answer {
  const content = html`<h1>Pretend Shopify</h1>
    <p class="soft">Two shops to buy from and the admin of each.</p>
    <div class="columns">
      ${shops.map(
        (shop) =>
          html`<section class="card">
            <h2>${shop.name}</h2>
            <p class="soft">${shop.country} · ${shop.currency} · <code>${shop.domain}</code></p>
            <div class="row">
              <a class="button" href="${shopOrigin(sandbox, shop.domain)}" data-testid="shop-${shop.country}"
                >Shop</a
              >
              <a class="button quiet" href="/admin/${shop.domain}" data-testid="admin-${shop.country}"
                >Admin</a
              >
            </div>
          </section>`,
      )}
    </div>`;
  return page(layout({ title: "Shops", place: "admin", content }));
}

export function showProduct(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  return page(productPage(sandbox, shop, null));
}

/** Turns the chosen product into a checkout. An amount of one's own wins over the listed prices. */
export function buy(sandbox: Sandbox, request: PageRequest): Answer {
  const shop = findShop(param(request, "shop"));
  if (!shop) return plain(404, "No such shop");
  const form = formOf(request);
  const typed = (form.get("own_amount") ?? "").trim().replace(",", ".");
  const price = toMinor(typed || (form.get("price") ?? ""));
  const quantity = toMinor(form.get("quantity") ?? "");
  if (price === null || price === 0n)
    return page(productPage(sandbox, shop, "That price is no amount."), 422);
  const pieces = quantity === null ? 0 : Number(quantity / 100n);
  if (pieces < 1 || pieces > maxQuantity) {
    return page(productPage(sandbox, shop, `Choose between 1 and ${maxQuantity} pieces.`), 422);
  }
  const checkout = createCheckout(sandbox, {
    shop: shop.domain,
    items: [{ title: shop.product.title, quantity: pieces, amount: toDecimal(price) }],
    amount: toDecimal(price * BigInt(pieces)),
    currency: shop.currency,
    buyer: shop.buyer,
    locale: "es",
    isTest: false,
    kind: "sale",
  });
  return redirect(checkoutUrl(sandbox, checkout));
}

function productPage(sandbox: Sandbox, shop: Shop, error: string | null): Html {
  const { product } = shop;
  const content = html`<form
    class="card narrow"
    method="post"
    action="${shopOrigin(sandbox, shop.domain)}/cart"
  >
    <h1>${product.title}</h1>
    <p class="soft">${product.description}</p>
    ${error && html`<p class="note error" role="alert">${error}</p>`}
    <fieldset>
      <legend>Price</legend>
      ${product.prices.map(
        ({ label, amount }, index) =>
          html`<label class="choice">
            <input
              type="radio"
              name="price"
              value="${amount}"
              ${index === 0 && checked}
              data-testid="price-${index}"
            />
            ${showAmount(amount, shop.currency)} <span class="soft">${label}</span>
          </label>`,
      )}
    </fieldset>
    <div class="pair">
      <label class="field"
        >Own amount (instead)
        <input name="own_amount" inputmode="decimal" placeholder="e.g. 5000.37" data-testid="own-amount" />
      </label>
      <label class="field"
        >Quantity
        <input name="quantity" type="number" min="1" max="${maxQuantity}" value="1" data-testid="quantity" />
      </label>
    </div>
    <button class="wide" data-testid="buy">Check out</button>
  </form>`;
  return layout({
    title: product.title,
    place: "store",
    heading: html`<strong>${shop.name}</strong>`,
    content,
  });
}

const checked = html`checked`;
