/** Has the browser save as a file what the platform answers. */
import { ApiProblem } from './request.ts';
import { saveFile } from './save-file.ts';
import { currentLanguage } from './words.ts';

/** Saves the answer of an address. @throws ApiProblem */
export async function saveFrom(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': currentLanguage() } });
  if (!answer.ok) throw new ApiProblem(answer.status, (await answer.json().catch(() => ({}))) as object);
  saveFile(await answer.blob(), name);
}
