/** Addresses of the machine that the platform itself runs on. */

/** Whether an address leads there, or nowhere that can be told. */
export const isLocalAddress = (url: string): boolean =>
  !URL.canParse(url) || /^(localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[.*\])$/.test(new URL(url).hostname);
