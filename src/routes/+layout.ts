/** Every page is a shell that any plain file server can give out; the figures are computed in the browser. */
export const prerender = true;
export const ssr = false;
export const trailingSlash = 'always';
