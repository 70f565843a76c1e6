/** A scenario that went out, was edited in another tool, and comes back: what was not touched is as it was, what was is taken over. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Scenario } from '../core/scenario.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

const file = new URL('../../rulesets/scenarios/library-lending.json', import.meta.url);
const library = Scenario.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Replaces what must be there. */
function edit(xml: string, ...edits: [string | RegExp, string][]): string {
  return edits.reduce((text, [from, to]) => {
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    return edited;
  }, xml);
}

const without = (id: string) => library.nodes.filter((node) => node.id !== id);

const grouped = Scenario.parse({
  ...library,
  notes: [{ id: 'note-1', text: '先核验', position: { x: 300, y: 300 } }],
  groups: [
    { id: 'checks', title: '核验', colour: 'teal', nodes: ['read', 'verify'], notes: ['note-1'], collapsed: true },
  ],
});

describe('edited in another tool', () => {
  test('a group gets another title, and loses what is deleted', async () => {
    const xml = edit(
      await exportBpmn(grouped),
      ['value="核验"', 'value="查验"'],
      [/<bpmn:textAnnotation[^]*?<\/bpmn:textAnnotation>/, ''],
    );
    const { scenario } = await importBpmn(xml);
    expect(scenario?.groups).toEqual([
      { id: 'checks', title: '查验', colour: 'teal', nodes: ['read', 'verify'], collapsed: true },
    ]);
  });

  test('a group that another tool drew holds what it is drawn around', async () => {
    const own = /<bpmn:group id="group_0"([^>]*)>[^]*?<\/bpmn:group>/;
    const xml = edit(await exportBpmn(grouped), [own, '<bpmn:group id="group_0"$1 />']);
    const { scenario, report } = await importBpmn(xml);
    expect(scenario?.groups).toMatchObject([
      // The note reaches down to a third node.
      { id: 'group-1', title: '核验', nodes: ['read', 'verify', 'not-genuine'], notes: ['note-1'] },
    ]);
    expect(report).toContainEqual(expect.objectContaining({ id: 'group_0', verdict: 'mapped', to: 'group-1' }));
  });

  test('a new name is taken over in the language of the file, the other language is kept', async () => {
    const xml = edit(await exportBpmn(library, 'en'), ['name="Verify card and person"', 'name="Ask the province"']);
    const { scenario, report } = await importBpmn(xml);
    const verify = scenario?.nodes.find(({ id }) => id === 'verify');
    expect(verify?.name).toEqual({ 'zh-CN': '核验卡和人员状态', en: 'Ask the province' });
    expect(scenario?.nodes.filter(({ id }) => id !== 'verify')).toEqual(without('verify'));
    expect(report.filter(({ verdict }) => verdict !== 'taken')).toMatchObject([{ id: 'verify', verdict: 'mapped' }]);
  });

  test('a node that was moved is moved by as much', async () => {
    const xml = edit(await exportBpmn(library), [
      /(bpmnElement="verify">\s*<dc:Bounds x=")560(" y=")160/,
      '$1600.0$2130.5',
    ]);
    const { scenario } = await importBpmn(xml);
    expect(scenario?.nodes.find(({ id }) => id === 'verify')?.position).toEqual({ x: 600, y: 130.5 });
    expect(scenario?.edges).toEqual(library.edges);
  });

  test('a task that was put into a flow becomes a node between the two', async () => {
    const flow = library.edges.findIndex(({ from, to }) => from === 'tell' && to === 'loan');
    const xml = edit(
      await exportBpmn(library),
      [/(id="flow_\d+" sourceRef="tell" targetRef=")loan"/, '$1sign"'],
      [
        '</bpmn:process>',
        '<bpmn:userTask id="sign" name="Sign here"/><bpmn:sequenceFlow id="new" sourceRef="sign" targetRef="loan"/></bpmn:process>',
      ],
    );
    const { scenario, report } = await importBpmn(xml);
    expect(scenario?.nodes.at(-1)).toMatchObject({ id: 'sign-here', kind: 'form', name: { en: 'Sign here' } });
    expect(scenario?.edges[flow]).toEqual({ from: 'tell', port: 'done', to: 'sign-here' });
    expect(scenario?.edges.at(-1)).toEqual({ from: 'sign-here', port: 'sent', to: 'loan' });
    expect(scenario?.nodes.slice(0, -1)).toEqual(library.nodes);
    expect(report.find(({ id }) => id === 'sign')).toMatchObject({ verdict: 'mapped', to: 'sign-here' });
  });

  test('a node that was deleted is gone, with the edges that led to it', async () => {
    const xml = edit(
      await exportBpmn(library),
      [/<bpmn:endEvent id="not-genuine"[\s\S]*?<\/bpmn:endEvent>/, ''],
      [/<bpmn:sequenceFlow id="flow_\d+"[^>]*targetRef="not-genuine">[\s\S]*?<\/bpmn:sequenceFlow>/, ''],
    );
    const { scenario } = await importBpmn(xml);
    expect(scenario?.nodes).toEqual(without('not-genuine'));
    expect(scenario?.edges).toEqual(library.edges.filter(({ to }) => to !== 'not-genuine'));
  });

  test('a node whose content was spoilt is said to be so, and taken as any foreign element', async () => {
    const xml = edit(await exportBpmn(library), ['"kind":"verify-state"', '"kind":7']);
    const { scenario, problems } = await importBpmn(xml);
    expect(problems).toMatchObject([
      { rule: 'invalid-node', message: { en: expect.stringContaining('verify') as string } },
    ]);
    expect(scenario?.nodes.find(({ id }) => id === 'verify')).toMatchObject({ kind: 'call-system' });
  });
});
