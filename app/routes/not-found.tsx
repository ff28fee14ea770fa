/** Every other address; through a route, so that the error page knows the reader's language. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export function action(): never {
  throw new Response(null, { status: 404 });
}

/** Never drawn: the loader always throws. */
export default function NotFoundRoute() {
  return null;
}
