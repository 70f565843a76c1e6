/** Has the browser save something as a file. */

/** How long the browser has to begin, in milliseconds. */
const patience = 10_000;

/** Saves bytes under a name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, patience);
}
