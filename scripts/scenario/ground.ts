// What a scenario stands on in the shell: the policies and prompts that are shipped, and the policies of further folders.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRulesets, type Rulesets } from '../../engine/api/load-rulesets.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { contentOf, policiesNamedBy } from '../../engine/core/pin.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { text } from '../../engine/core/text.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { parseJson, pathOf, readText, Unusable } from './read-file.ts';

/** The shipped rulesets, with the policies of further folders over those of the same name. */
export interface LocalGround {
  rulesets: Rulesets;
  policies: Record<string, Policy>;
}

/** Reads the ground. @throws Unusable naming the file that is wrong */
export async function readGround(folders: readonly string[]): Promise<LocalGround> {
  const rulesets = await loadRulesets();
  const own = await Promise.all(folders.map(readFolder));
  const all = [...rulesets.policies, ...own.flat()];
  return { rulesets, policies: Object.fromEntries(all.map((policy) => [policy.name, policy])) };
}

async function readFolder(folder: string): Promise<Policy[]> {
  const names = await readdir(pathOf(folder)).catch(() => null);
  if (!names) {
    const message = text('文件夹无法读取', 'The folder cannot be read');
    throw new Unusable([{ file: folder, rule: 'not-readable', message }]);
  }
  return Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readPolicy(join(folder, name))),
  );
}

async function readPolicy(file: string): Promise<Policy> {
  const parsed = Policy.safeParse(parseJson(file, await readText(file)));
  if (parsed.success) return parsed.data;
  throw new Unusable(fieldErrorsOf(parsed.error).map((error) => ({ file, ...error })));
}

/** Pins a scenario to the ground, as a filing would. */
export function pinTo({ rulesets, policies }: LocalGround, scenario: Scenario): VersionContent {
  const pinned = policiesNamedBy(scenario).flatMap((name) => {
    const policy = policies[name];
    return policy ? [[name, { digest: sm3(canonicalJson(policy)), policy }] as const] : [];
  });
  return contentOf(scenario, Object.fromEntries(pinned), rulesets.prompts);
}
