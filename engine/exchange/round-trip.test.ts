/** A scenario that leaves as BPMN comes back as it was. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anyScenario, scenarioWithBodies } from '../../test/support/any-scenario.ts';
import { generated } from '../../test/support/generated-scenarios.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { Scenario } from '../core/scenario.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';
import { listOf } from './moddle.ts';

const folder = new URL('../../rulesets/scenarios/', import.meta.url);
const shipped = readdirSync(folder).map((file) =>
  Scenario.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);

/** All elements below one, by type. */
function typesIn(element: ModdleElement): string[] {
  return listOf(element, 'flowElements').flatMap((child) => [child.$type, ...typesIn(child)]);
}

async function processOf(xml: string): Promise<ModdleElement> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  expect(warnings.filter(({ message }) => !message.startsWith('unknown attribute'))).toEqual([]);
  const process = listOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  if (!process) throw new Error('no process');
  return process;
}

const back = async (scenario: Scenario, inLanes = false) => {
  const imported = await importBpmn(await exportBpmn(scenario, 'zh-CN', { inLanes }));
  expect(imported.problems).toEqual([]);
  expect(imported.report.filter(({ verdict }) => verdict !== 'taken' && verdict !== 'mapped')).toEqual([]);
  return imported.scenario;
};

describe('what leaves comes back', () => {
  test.each(shipped.map((scenario) => [scenario.id, scenario] as const))('%s', async (_id, scenario) => {
    expect(canonicalJson(await back(scenario))).toBe(canonicalJson(scenario));
    expect(canonicalJson(await back(scenario, true))).toBe(canonicalJson(scenario));
  });

  test('any document that the schema takes, with notes and groups, in either language, in lanes or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyScenario,
        fc.constantFrom('zh-CN', 'en'),
        fc.boolean(),
        async (scenario, language, inLanes) => {
          const xml = await exportBpmn(scenario, language, { inLanes });
          const { scenario: again } = await importBpmn(xml);
          expect(again).toEqual(scenario);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  test('sound scenarios of every construct of the language', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async ({ version }) => {
        const scenario = Scenario.parse(version.scenario);
        expect(await back(scenario)).toEqual(scenario);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('bodies of for-each nodes, one within another, become sub-processes and nodes again', async () => {
    await fc.assert(
      fc.asyncProperty(scenarioWithBodies, async (scenario) => {
        expect(await back(scenario)).toEqual(scenario);
        const types = typesIn(await processOf(await exportBpmn(scenario)));
        const eaches = scenario.nodes.filter(({ kind }) => kind === 'for-each').length;
        expect(types.filter((type) => type === 'bpmn:SubProcess')).toHaveLength(eaches);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

test('lanes hold every element of the process once, each in the lane of whoever acts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        generated.map(({ version }) => version.scenario),
        scenarioWithBodies,
      ),
      async (scenario) => {
        const process = await processOf(await exportBpmn(scenario, 'en', { inLanes: true }));
        const lanes = listOf(listOf(process, 'laneSets')[0], 'lanes');
        const inLanes = lanes.flatMap((lane) => listOf(lane, 'flowNodeRef').map(({ id }) => id));
        const nodes = listOf(process, 'flowElements').filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
        expect(inLanes.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);

describe('what is written is BPMN that others read', () => {
  test('every id stands once, every flow joins two elements of the same container, everything is on the diagram', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyScenario, scenarioWithBodies), fc.boolean(), async (scenario, inLanes) => {
        const xml = await exportBpmn(scenario, 'zh-CN', { inLanes });
        const ids = [...xml.matchAll(/<bpmn:(?!definitions)\w+ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const inContainer = (container: ModdleElement): string[] =>
          listOf(container, 'flowElements').flatMap((child) => {
            if (child.$type === 'bpmn:SequenceFlow') {
              for (const end of ['sourceRef', 'targetRef']) {
                expect((child[end] as ModdleElement).$parent).toBe(container);
              }
            }
            return [String(child['id']), ...inContainer(child)];
          });
        const process = await processOf(xml);
        const beside = [...listOf(process, 'artifacts'), ...listOf(listOf(process, 'laneSets')[0], 'lanes')];
        const drawn = [...inContainer(process), ...beside.map(({ id }) => String(id))];
        const shown = [...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(shown)).toEqual(new Set([...drawn, `scenario_${scenario.id}`]));
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
