/** Takes a DMN file of any version from 1.1 on: its decisions and what they need, and a line for every element. */
import { text } from '../core/text.ts';
import { Findings } from './decision-report.ts';
import type { FeelScope } from './dmn-feel.ts';
import type { DmnDecision, DmnModel, Logic } from './dmn-model.ts';
import { expressionIn, takeLogic } from './dmn-take-logic.ts';
import { shapeOf, takeTypes } from './dmn-take-types.ts';
import { idOf, nameOf, tell, typeOf, type Taking } from './dmn-taking.ts';
import { childOf, childrenOf, readXmlTree, type XmlElement } from './xml-tree.ts';

/** What a DMN file may have at most. */
export const dmnBounds = { characters: 64_000_000, tags: 3_000_000, depth: 100 };
const mostElements = 2000;
/** Our namespace: what DMN has no word for is kept there, as JSON. */
export const policyNamespace = 'urn:yikatong:policy';

const versions: Record<string, string> = {
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': '1.1',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd': '1.1',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': '1.2',
  'https://www.omg.org/spec/DMN/20191111/MODEL/': '1.3',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': '1.4',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': '1.5',
  'https://www.omg.org/spec/DMN/20240513/MODEL/': '1.6',
};

/** What became of a file; the model is null where it cannot be used. */
export interface TakenDmn {
  model: DmnModel | null;
  findings: Findings;
}

/** Ids that child elements refer to, such as requiredDecision. */
function referencesOf(element: XmlElement, child: string, reference: string): string[] {
  return childrenOf(element, child).flatMap((each) => referenced(each, reference));
}

const referenced = (element: XmlElement, reference: string): string[] =>
  childrenOf(element, reference).flatMap((each) => each.attributes.get('href')?.replace(/^.*#/, '') ?? []);

function rootOf(xml: string, findings: Findings): XmlElement | null {
  const read = readXmlTree(xml, dmnBounds);
  if ('problem' in read) {
    findings.problem(read.problem);
    return null;
  }
  const { root } = read;
  const isDmn = root.name === 'definitions' && (Object.hasOwn(versions, root.uri) || /\/spec\/DMN\//i.test(root.uri));
  if (isDmn) return root;
  const said = text(
    `文件不是 DMN：根元素是 ${root.name}`.slice(0, 200),
    `The file is not DMN: its root is ${root.name}`.slice(0, 200),
  );
  findings.problem({ rule: 'not-dmn', line: root.line, message: said });
  return null;
}

/** The names that every expression of the file may use. */
function namesOf(root: XmlElement, taking: Taking): FeelScope {
  const named = (['inputData', 'decision', 'businessKnowledgeModel', 'decisionService'] as const).flatMap((kind) =>
    childrenOf(root, kind).map((element): [string, unknown] => {
      const variable = childOf(element, 'variable');
      return [variable ? nameOf(variable) || nameOf(element) : nameOf(element), shapeOf(typeOf(taking, variable))];
    }),
  );
  return Object.fromEntries(named);
}

function takeDecision(taking: Taking, element: XmlElement): DmnDecision {
  const variable = childOf(element, 'variable');
  const expression = expressionIn(element);
  if (!expression) tell(taking, element, 'left', text('没有决策逻辑', 'It has no decision logic'));
  else tell(taking, element, 'taken', text('决策', 'A decision'));
  const logic: Logic = expression ? takeLogic(taking, expression) : { kind: 'left', at: idOf(element) };
  const name = nameOf(element) || idOf(element);
  return {
    id: idOf(element),
    name,
    variable: (variable && nameOf(variable)) || name,
    type: typeOf(taking, variable),
    requires: referencesOf(element, 'informationRequirement', 'requiredDecision'),
    inputs: referencesOf(element, 'informationRequirement', 'requiredInput'),
    knowledge: referencesOf(element, 'knowledgeRequirement', 'requiredKnowledge'),
    logic,
    own: childOf(element, 'extensionElements')?.children.find(({ uri }) => uri === policyNamespace)?.text,
  };
}

function takeKnowledge(taking: Taking, element: XmlElement): DmnModel['knowledge'][number] {
  const inner = childOf(element, 'encapsulatedLogic');
  const variable = childOf(element, 'variable');
  tell(taking, element, inner ? 'kept' : 'left', text('业务知识模型：函数', 'A business knowledge model: a function'));
  // An encapsulated logic is a function definition under another name.
  const logic: Logic = inner
    ? takeLogic(taking, { ...inner, name: 'functionDefinition' })
    : { kind: 'left', at: idOf(element) };
  return {
    id: idOf(element),
    name: (variable && nameOf(variable)) || nameOf(element),
    type: typeOf(taking, expressionIn(inner)),
    knowledge: referencesOf(element, 'knowledgeRequirement', 'requiredKnowledge'),
    logic,
  };
}

function takeService(taking: Taking, element: XmlElement): DmnModel['services'][number] {
  tell(taking, element, 'kept', text('决策服务：几个决策合为一个', 'A decision service: decisions under one name'));
  return {
    id: idOf(element),
    name: nameOf(element),
    type: typeOf(taking, childOf(element, 'variable')),
    outputs: referenced(element, 'outputDecision'),
    inputs: referenced(element, 'inputData'),
    inputDecisions: referenced(element, 'inputDecision'),
  };
}

const drawn = new Set(['extensionElements', 'description', 'itemDefinition', 'import']);
const decided = new Set(['decision', 'inputData', 'businessKnowledgeModel', 'decisionService']);

/** What stands in the file and decides nothing. */
function leaveRest(root: XmlElement, taking: Taking): void {
  for (const element of root.children) {
    if (element.uri !== root.uri || decided.has(element.name)) continue;
    if (element.name === 'import') {
      tell(taking, element, 'left', text('不读取别的文件', 'Other files are not read'));
    } else if (element.name === 'itemDefinition') {
      tell(taking, element, 'taken', text('类型', 'A type'));
    } else if (!drawn.has(element.name)) {
      tell(taking, element, 'left', text('与决策无关', 'It decides nothing'));
    }
  }
}

function cyclic(decisions: readonly DmnDecision[]): string[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  // By a stack of our own: a chain may be as long as the file.
  for (const { id } of decisions) {
    const stack = [id];
    while (stack.length > 0) {
      const top = stack.at(-1) ?? '';
      if (state.get(top) === 'open' || state.get(top) === 'done') {
        state.set(top, 'done');
        stack.pop();
        continue;
      }
      state.set(top, 'open');
      for (const next of byId.get(top)?.requires ?? []) {
        if (state.get(next) === 'open') found.push(next);
        else if (byId.has(next) && state.get(next) === undefined) stack.push(next);
      }
    }
  }
  return [...new Set(found)].map((id) => byId.get(id)?.name ?? id);
}

function tellReferences(model: DmnModel, findings: Findings): void {
  const cycle = cyclic(model.decisions);
  if (cycle.length > 0) {
    const names = cycle.slice(0, 10).join(', ');
    const message = text(`决策互相依赖，成环：${names}`, `Decisions need each other in a circle: ${names}`);
    findings.problem({ rule: 'cyclic-requirements', message });
  }
  const known = new Set(
    [...model.decisions, ...model.inputs, ...model.knowledge, ...model.services].map(({ id }) => id),
  );
  const missing = model.decisions
    .flatMap(({ requires, inputs, knowledge }) => [...requires, ...inputs, ...knowledge])
    .filter((id) => !known.has(id));
  for (const id of new Set(missing)) {
    const message = text(`引用的元素不存在：${id}`, `It refers to an element that does not exist: ${id}`);
    findings.problem({ rule: 'unresolved-reference', message });
  }
}

/** Takes a file's text. Never throws. */
export function takeDmn(xml: string): TakenDmn {
  const findings = new Findings();
  const root = rootOf(xml, findings);
  if (!root) return { model: null, findings };
  const counted = root.children.filter(({ name }) => decided.has(name)).length;
  if (counted > mostElements) {
    const message = text(`超过 ${mostElements} 个元素`, `There are more than ${mostElements} elements`);
    findings.problem({ rule: 'too-many-elements', message });
    return { model: null, findings };
  }
  const types = takeTypes(root);
  const untyped: Taking = { findings, types, names: {} };
  const taking: Taking = { findings, types, names: namesOf(root, untyped) };
  leaveRest(root, taking);
  const model: DmnModel = {
    name: nameOf(root),
    version: versions[root.uri] ?? 'unknown',
    inputs: childrenOf(root, 'inputData').map((element) => {
      tell(taking, element, 'taken', text('输入', 'An input'));
      const variable = childOf(element, 'variable');
      const name = (variable && nameOf(variable)) || nameOf(element);
      return { id: idOf(element), name, type: typeOf(taking, variable) };
    }),
    decisions: childrenOf(root, 'decision').map((element) => takeDecision(taking, element)),
    knowledge: childrenOf(root, 'businessKnowledgeModel').map((element) => takeKnowledge(taking, element)),
    services: childrenOf(root, 'decisionService').map((element) => takeService(taking, element)),
  };
  tellReferences(model, findings);
  if (model.decisions.length > 0) return { model, findings };
  findings.problem({ rule: 'no-decision', message: text('文件中没有决策', 'The file holds no decision') });
  return { model: null, findings };
}
