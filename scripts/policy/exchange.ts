// `policy import` and `policy export`: DMN and JDM in, DMN out.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../engine/core/text.ts';
import { exportDmn } from '../../engine/exchange/export-dmn.ts';
import type { Answered } from '../scenario/answered.ts';
import { pathOf, readText, Unusable } from '../scenario/read-file.ts';
import { onlyFile } from '../scenario/command-line.ts';
import { importOf, policiesOf } from './decision-file.ts';

/** Imports a file. Ends well where it could be read; with `out` each draft is written into that folder. */
export async function importFile(files: readonly string[], { out }: { out?: string | undefined }): Promise<Answered> {
  const file = onlyFile(files);
  const imported = importOf(file, await readText(file));
  const written: string[] = [];
  if (out !== undefined) await mkdir(pathOf(out), { recursive: true });
  for (const { policy } of out === undefined ? [] : imported.decisions) {
    if (!policy) continue;
    const path = join(out ?? '', `${policy.name}.json`);
    await writeFile(pathOf(path), `${JSON.stringify(policy, null, 2)}\n`);
    written.push(path);
  }
  const { format, version, counts, problems, report, decisions } = imported;
  const told = { format, ...(version !== undefined && { version }), ...counts, problems, report, decisions };
  return { ok: decisions.length > 0, answer: { file, ...(out !== undefined && { written }), ...told } };
}

/** Exports a policy; with `out` the XML is written there instead of being part of the answer. */
export async function exportFile(files: readonly string[], { out }: { out?: string | undefined }): Promise<Answered> {
  const file = onlyFile(files);
  const [policy] = policiesOf(file, await readText(file));
  if (!policy) {
    const message = text('文件中没有能成为策略的决策', 'No decision of the file can be a policy');
    throw new Unusable([{ file, rule: 'no-policy', message }]);
  }
  const { xml, problems } = await exportDmn(policy);
  if (xml === null) return { ok: false, answer: { file, problems } };
  if (out === undefined) return { ok: true, answer: { file, problems, xml } };
  await writeFile(pathOf(out), xml);
  return { ok: true, answer: { file, problems, written: out } };
}
