/** Reads a file that a scenario is to be made of: BPMN 2.0 on the platform, a document of Yikatong here. Nothing is kept. */
import type { ImportedScenario } from '../../engine/core/api.ts';
import { problemKinds, type FieldError } from '../../engine/core/problem.ts';
import { ApiProblem, request } from '../app/request.ts';
import { currentLanguage } from '../app/words.ts';
import { documentFrom, isDocument, type Unfit } from './scenario-document.ts';

/** The largest file, in characters: what the platform takes. */
const largest = 900_000;

function refused(slug: Unfit['slug'] | 'too-large', errors: FieldError[] = []): ApiProblem {
  const { status, title } = problemKinds[slug];
  return new ApiProblem(status, { type: `/${slug}`, title: title[currentLanguage()], errors });
}

/** Reads a file. @throws ApiProblem where no scenario can be made of it */
export async function readScenarioFile(file: File): Promise<ImportedScenario> {
  const content = await file.text();
  if (content.length > largest) throw refused('too-large');
  if (!isDocument(content))
    return request<ImportedScenario>('POST', '/api/scenarios/imports', { body: { xml: content || ' ' } });
  const read = documentFrom(content);
  if ('slug' in read) throw refused(read.slug, read.errors);
  return read;
}
