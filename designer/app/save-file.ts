/** Has the browser save something as a file. */
import { ApiProblem } from './request.ts';
import { currentLanguage } from './words.ts';

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

/** Saves what the platform answers at an address. @throws ApiProblem */
export async function saveFrom(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': currentLanguage() } });
  if (!answer.ok) throw new ApiProblem(answer.status, (await answer.json().catch(() => ({}))) as object);
  saveFile(await answer.blob(), name);
}
