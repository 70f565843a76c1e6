/** A scenario of which some cases are held and others wait for a form, drawn, published and used through the interface as its people would. */
import { randomUUID } from 'node:crypto';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { assertExists } from '../../engine/core/control.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';
import { scenarioNamed } from '../support/rulesets.ts';

const kept = ['start', 'read', 'authorise', 'verify', 'form'];

/** The review of a subsidy, cut down to its form; before it the share of a copy is worked out, which nobody can do of no copies. */
export function sharedScenario(id: string): Scenario {
  const { limit: _, ...whole } = structuredClone(scenarioNamed('subsidy-review'));
  const ends = whole.edges.filter(({ from, port }) => kept.includes(from) && port !== 'sent').map(({ to }) => to);
  const input = {
    name: 'copies',
    type: 'number',
    label: text('份数', 'Copies'),
    required: true,
    example: '2',
  };
  const nodes = whole.nodes
    .filter(({ id: node, kind }) => kept.includes(node) || (kind === 'end' && [...ends, 'paid'].includes(node)))
    .map((node) => (node.id === 'start' ? { ...node, settings: { ...node.settings, inputs: [input] } } : node));
  const share = {
    id: 'share',
    kind: 'assign',
    name: text('计算每份份额', 'Work out the share'),
    settings: { set: { share: '100.0 / inputs.copies' } },
    position: { x: 1120, y: 160 },
  };
  const edges = whole.edges.filter(({ from, to, port }) => {
    const both = kept.includes(from) && nodes.some((node) => node.id === to);
    return both && !(from === 'verify' && port === 'normal') && port !== 'sent';
  });
  return {
    ...whole,
    id,
    name: text('份额登记', 'Registration of shares'),
    variables: { share: { type: { type: 'number' } } },
    nodes: [...nodes, share],
    edges: [
      ...edges,
      { from: 'verify', port: 'normal', to: 'share' },
      { from: 'share', port: 'done', to: 'form' },
      { from: 'form', port: 'sent', to: 'paid' },
    ],
  };
}

/** Calls the platform's interface as one of the demo accounts. */
export async function callAs(url: string, account: string) {
  const { password } = assertExists(
    demoAccounts.find((each) => each.account === account),
    account,
  );
  const call = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = (await answer.json()) as T;
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
    return said;
  };
  const { token } = await call<{ token: string }>('POST', '/api/sessions', { account, password });
  return <T>(method: string, path: string, body?: unknown): Promise<T> => call<T>(method, path, body, token);
}

/** Publishes the scenario and opens cases of it: those of no copies are held. */
export async function openSharedCases(url: string, id: string, copies: readonly number[]): Promise<string[]> {
  const designer = await callAs(url, 'designer');
  await designer('POST', '/api/scenarios', sharedScenario(id));
  const { version } = await designer<{ version: number }>('POST', `/api/scenarios/${id}/filings`, {});
  await (
    await callAs(url, 'reviewer')
  )('POST', `/api/scenarios/${id}/versions/${version}/publish`, { reason: '检查和测试通过' });
  const ids: string[] = [];
  for (const each of copies) {
    const body = { card: 'demo-wang', inputs: { copies: each } };
    ids.push((await designer<{ id: string }>('POST', `/api/scenarios/${id}/cases`, body)).id);
  }
  return ids;
}
