/** Draws the scenario that the answers to the wizard's questions describe: one that passes every check and runs. */
import { assertExists } from '../control.ts';
import { environments } from '../nodes/start.ts';
import { problem } from '../problem.ts';
import type { Edge, Scenario, ScenarioNode } from '../scenario.ts';
import { text, type Text } from '../text.ts';
import { choicesOf, type WizardAnswers } from './wizard.ts';
import { refusalsOf } from './wizard-refusals.ts';
import {
  cataloguedEnds,
  disclosedBy,
  endLabels,
  stepsAfter,
  waysOf,
  type Side,
  type Step,
  type Way,
} from './wizard-steps.ts';
import { promptCode, promptsFor, type Ending } from './wizard-words.ts';

/** A drawing under way: nodes, edges, and the ends that were led to. */
interface Drawing {
  answers: WizardAnswers;
  nodes: ScenarioNode[];
  edges: Edge[];
  ends: Set<Side>;
}

function startOf({ cardModes, environment, network, matter }: WizardAnswers, ways: readonly Way[]): ScenarioNode {
  const choices = ways.map(({ id, label }) => ({ id, label }));
  const inputs = [
    ...(ways.length > 1
      ? [{ name: 'use', type: 'choice', label: text('用卡方式', 'How the card is used'), required: true, choices }]
      : []),
    ...(matter === 'lend'
      ? [
          {
            name: 'item',
            type: 'string',
            label: text('物品或登记编号', 'Number of the item'),
            required: true,
            pattern: '[A-Za-z0-9-]{1,40}',
            example: 'A0001',
          },
        ]
      : []),
  ];
  const where = environments[environment];
  const name = text(`${where['zh-CN']}用卡`, `Card used at: ${where.en.toLowerCase()}`);
  return { id: 'start', kind: 'start', name, settings: { cardModes, environment, network, inputs } };
}

/** Which way is taken, where there are several. */
function chooserOf(ways: readonly Way[]): ScenarioNode {
  const settings = { ways: ways.slice(0, -1).map(({ id, label }) => ({ id, label, when: `inputs.use == "${id}"` })) };
  return { id: 'how', kind: 'branch', name: text('怎样用卡', 'How the card is used'), settings };
}

/** Leads a side way to its end; what was written before is taken back on the way. */
function leadAside({ edges, ends }: Drawing, from: string, port: string, side: Side, isWritten: boolean): void {
  const end = isWritten ? 'taken-back' : side;
  ends.add(end);
  edges.push({ from, port, to: isWritten ? 'take-back' : end });
}

function addSteps(drawing: Drawing, steps: readonly Step[], next: string): void {
  let isWritten = false;
  steps.forEach(({ onward, sides, writes = false, ...node }, index) => {
    const isCaught = writes && drawing.answers.environment !== 'counter';
    drawing.nodes.push({
      id: node.id,
      kind: node.kind,
      name: node.name,
      settings: node.settings,
      ...(isCaught && { catches: ['*'] }),
    });
    drawing.edges.push({ from: node.id, port: onward, to: steps[index + 1]?.id ?? next });
    for (const [port, side] of Object.entries(sides)) leadAside(drawing, node.id, port, side, isWritten);
    if (isCaught) leadAside(drawing, node.id, 'error', sides['refused'] ?? 'cannot-verify', isWritten);
    isWritten ||= writes;
  });
}

function addWays(drawing: Drawing, ways: readonly Way[], next: string): void {
  const entries = ways.map(({ steps }) => assertExists(steps[0], 'a step of the way').id);
  const [only] = entries;
  if (only !== undefined && ways.length === 1) drawing.edges.push({ from: 'start', port: 'done', to: only });
  else {
    drawing.nodes.push(chooserOf(ways));
    drawing.edges.push({ from: 'start', port: 'done', to: 'how' });
    ways.forEach(({ id }, index) => {
      const port = index === ways.length - 1 ? 'otherwise' : id;
      drawing.edges.push({ from: 'how', port, to: entries[index] ?? next });
    });
  }
  for (const { steps } of ways) addSteps(drawing, steps, next);
}

const isCatalogued = (side: Side): side is keyof typeof cataloguedEnds => Object.hasOwn(cataloguedEnds, side);

function endNode(answers: WizardAnswers, side: Side): ScenarioNode {
  const [code, label]: readonly [string, Text] = isCatalogued(side)
    ? cataloguedEnds[side]
    : [promptCode(answers.id, side), endLabels(answers)[side]];
  const settings = { outcome: side, label, success: side === 'done', prompts: [code] };
  return { id: side, kind: 'end', name: label, settings };
}

function serviceOf({ nodes }: Drawing): Scenario['service'] {
  const lasting = ['consent', 'approve', 'pay', 'write-back', 'disburse', 'scan-code', 'authorised-login'];
  return nodes.some(({ kind }) => lasting.includes(kind)) ? 'durable' : 'direct';
}

function documentOf({ answers, nodes, edges, ends }: Drawing, service: Scenario['service']): Scenario {
  const { id, name, institution, field, environment } = answers;
  const where = environments[environment];
  const personal = disclosedBy(answers);
  const hasApproval = nodes.some(({ kind }) => kind === 'approve');
  return {
    id,
    name,
    summary: text(
      `持卡人凭社会保障卡办理“${name['zh-CN']}”（${where['zh-CN']}），由${institution['zh-CN']}提供`,
      `Cardholders use the social security card for “${name.en}” (${where.en.toLowerCase()}), offered by ${institution.en}`,
    ),
    field,
    irVersion: 2,
    service,
    nodes,
    edges,
    prompts: promptsFor(
      answers,
      [...ends].filter((side): side is Ending => !isCatalogued(side)),
    ),
    ...(personal.length > 0 && { purpose: { label: name, personal } }),
    limit: { of: hasApproval ? { workdays: 10 } : { within: 'PT30M' } },
    clauses: [
      'scenario.type',
      'scenario.card-mode',
      'scenario.environment',
      'scenario.network',
      'scenario.inclusive',
      'access.prompts',
    ],
  };
}

/** The scenario. @throws Problem `invalid-input` where the answers make no sense together */
export function scenarioOfAnswers(answers: WizardAnswers): Scenario {
  const refusals = refusalsOf(choicesOf(answers));
  if (refusals.length > 0)
    throw problem('invalid-input', {
      errors: refusals.map((message) => ({ pointer: '', rule: 'fits-together', message })),
    });
  const ways = waysOf(answers);
  const steps = stepsAfter(answers);
  const drawing: Drawing = { answers, nodes: [startOf(answers, ways)], edges: [], ends: new Set() };
  addWays(drawing, ways, steps[0]?.id ?? 'done');
  addSteps(drawing, steps, 'done');
  drawing.ends.add('done');
  if (drawing.ends.has('taken-back')) {
    drawing.nodes.push({ id: 'take-back', kind: 'compensate', name: text('撤回', 'Take back'), settings: {} });
    drawing.edges.push({ from: 'take-back', port: 'done', to: 'taken-back' });
  }
  const service = serviceOf(drawing);
  for (const end of [...drawing.ends].sort((a) => (a === 'done' ? -1 : 1))) drawing.nodes.push(endNode(answers, end));
  return documentOf(drawing, service);
}
