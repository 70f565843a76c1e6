/** Applications made at once, over the public interface, by whoever is signed in on a page: for tests of what comes after them. */
import type { Page } from 'playwright-core';

/** Opens a case of a procedure; gives its id. */
export const openCaseOf = (page: Page, kind: string): Promise<string> =>
  page.evaluate(async (of) => {
    const opened = await fetch(`/api/procedures/${of}/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: '{}',
    });
    return ((await opened.json()) as { id: string }).id;
  }, kind);

/** The open application of somebody's institution; opened where there is none. */
export async function openApplication(page: Page, kind = 'institution-access'): Promise<string> {
  const known = await page.evaluate(async (of) => {
    const list = await fetch('/api/procedures/cases?status=open');
    const { items } = (await list.json()) as { items: { id: string; procedure: string }[] };
    return items.find(({ procedure }) => procedure === of)?.id;
  }, kind);
  return known ?? openCaseOf(page, kind);
}

/** A file as it is handed in. */
type Handed = readonly [as: string, type: string, body: string];

/** A file that shows nothing. */
export const pdf = (as: string): Handed => [as, 'application/pdf', '%PDF-1.4 demo'];

/** Fills an application in, with its files, and submits it, unless that was done before; waits for what its page shows then. */
export async function submit(
  page: Page,
  id: string,
  form: object,
  files: readonly Handed[],
  ready = '#submitted',
): Promise<void> {
  await page.goto(`/procedures/cases/${id}`);
  await page.locator('#why-waiting').waitFor();
  await page.evaluate(
    async ([at, filled, handed]) => {
      const seen = (await (await fetch(at)).json()) as { visit: number; submitted: string | null };
      if (seen.submitted !== null) return;
      const headers = { 'content-type': 'application/json' };
      const { revision } = (await (await fetch(`${at}/application`)).json()) as { revision: number };
      const saved = await fetch(`${at}/application`, {
        method: 'PUT',
        headers: { ...headers, 'if-match': `"${revision}"` },
        body: filled,
      });
      for (const [as, type, body] of handed)
        await fetch(`${at}/materials?as=${as}`, {
          method: 'POST',
          headers: {
            'content-type': type,
            'content-disposition': `attachment; filename="${as}.${type === 'text/csv' ? 'csv' : 'pdf'}"`,
            'idempotency-key': crypto.randomUUID(),
          },
          body,
        });
      const body = { id: crypto.randomUUID(), action: 'submit', visit: seen.visit, revision: revision + 1 };
      if (saved.ok) await fetch(`${at}/acts`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    [`/api/cases/${id}`, JSON.stringify(form), files] as const,
  );
  await page.locator(ready).waitFor();
}
