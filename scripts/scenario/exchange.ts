// `scenario import` and `scenario export`: BPMN 2.0 in and out.
import { writeFile } from 'node:fs/promises';
import type { Language } from '../../engine/core/text.ts';
import { exportBpmn } from '../../engine/exchange/export-bpmn.ts';
import { importBpmn } from '../../engine/exchange/import-bpmn.ts';
import type { Answered } from './answered.ts';
import { pathOf, readScenario, readText } from './read-file.ts';
import { onlyFile } from './command-line.ts';

/** Imports a BPMN file. Ends well where a draft came of it; with `out` the draft is written there. */
export async function importFile(files: readonly string[], { out }: { out?: string | undefined }): Promise<Answered> {
  const file = onlyFile(files);
  const { scenario, report, problems } = await importBpmn(await readText(file));
  const counts = { taken: 0, mapped: 0, left: 0 };
  for (const { verdict } of report) counts[verdict] += 1;
  if (scenario && out !== undefined) await writeFile(pathOf(out), `${JSON.stringify(scenario, null, 2)}\n`);
  const written = scenario && out !== undefined ? { written: out } : {};
  return { ok: scenario !== null, answer: { file, ...written, ...counts, problems, report, scenario } };
}

/** Exports a scenario; with `out` the XML is written there instead of being part of the answer. */
export async function exportFile(
  files: readonly string[],
  { out, language, inLanes }: { out?: string | undefined; language: Language; inLanes?: boolean },
): Promise<Answered> {
  const file = onlyFile(files);
  const xml = await exportBpmn(await readScenario(file), language, { inLanes });
  if (out === undefined) return { ok: true, answer: { file, xml } };
  await writeFile(pathOf(out), xml);
  return { ok: true, answer: { file, written: out } };
}
