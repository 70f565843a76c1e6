/** Scenarios made at random of every construct of the language, always sound, for properties over all hosts. */
import fc from 'fast-check';
import { smallVersion, endNode } from './scenario-of.ts';
import type { SimulatedPeople } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import type { Version, VersionContent } from '../../engine/core/version.ts';

/** A piece of a scenario with one way in, and ways out that all lead on. */
type Block =
  | { block: 'sequence'; blocks: Block[] }
  | { block: 'assign'; value: number }
  | { block: 'prompt' }
  | { block: 'write'; refused: boolean }
  | { block: 'wait'; minutes: number }
  | { block: 'form'; sent: boolean }
  | { block: 'branch' | 'inclusive'; above: number; yes: Block; no: Block }
  | { block: 'split'; blocks: Block[] }
  | { block: 'race'; minutes: number[]; waitsFor: 'any' | number }
  | { block: 'each'; items: number; parallel: number; body: Block }
  | { block: 'caught'; code: string }
  | { block: 'late'; minutes: number }
  | { block: 'undo' }
  | { block: 'call'; called: Block };

/** More than any form is asked in one case, or it would hang on who asks first which of them is answered. */
const asOftenAsAsked = 500;

const minutes = fc.integer({ min: 1, max: 90 });

const blocks = fc.letrec<{ block: Block; sequence: Block }>((tie) => ({
  sequence: fc.record({
    block: fc.constant('sequence' as const),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
  }),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'blocks', withCrossShrink: true },
    fc.record({ block: fc.constant('assign' as const), value: fc.integer({ min: -9, max: 9 }) }),
    fc.record({ block: fc.constant('prompt' as const) }),
    fc.record({ block: fc.constant('write' as const), refused: fc.boolean() }),
    fc.record({ block: fc.constant('wait' as const), minutes }),
    fc.record({ block: fc.constant('form' as const), sent: fc.boolean() }),
    fc.record({
      block: fc.constant('race' as const),
      minutes: fc.uniqueArray(minutes, { minLength: 2, maxLength: 4 }),
      waitsFor: fc.oneof(fc.constant('any' as const), fc.integer({ min: 1, max: 2 })),
    }),
    fc.record({ block: fc.constant('caught' as const), code: fc.constantFrom('not-entitled', '*') }),
    fc.record({ block: fc.constant('late' as const), minutes }),
    fc.record({ block: fc.constant('undo' as const) }),
    fc.record({
      block: fc.constantFrom('branch' as const, 'inclusive' as const),
      above: fc.integer({ min: 0, max: 9 }),
      yes: tie('sequence'),
      no: tie('sequence'),
    }),
    fc.record({
      block: fc.constant('split' as const),
      blocks: fc.array(tie('sequence'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      block: fc.constant('each' as const),
      items: fc.integer({ min: 0, max: 4 }),
      parallel: fc.integer({ min: 1, max: 3 }),
      body: tie('sequence'),
    }),
    fc.record({ block: fc.constant('call' as const), called: tie('sequence') }),
  ),
}));

type NodeOf = Parameters<typeof smallVersion>[0][number];

/** Where a block is entered, and the ways, `node.port`, by which it is left. */
interface Built {
  entry: string;
  exits: string[];
}

/** Lays blocks out as nodes and ways. */
class Layout {
  readonly nodes: NodeOf[] = [];
  readonly ways: string[] = [];
  readonly subs: Record<string, VersionContent> = {};
  readonly answers: NonNullable<SimulatedPeople['answers']> = {};
  readonly #prefix: string;
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Adds a node and gives its id. */
  add(kind: string, settings: object, more: object = {}): string {
    const id = `${kind}-${this.nodes.length}`;
    this.nodes.push({ id, kind, settings: settings as Record<string, unknown>, ...more });
    return id;
  }

  connect(exits: readonly string[], to: string): void {
    for (const exit of exits) this.ways.push(`${exit} > ${to}`);
  }

  build(block: Block): Built {
    switch (block.block) {
      case 'sequence':
        return this.sequence(block.blocks);
      case 'assign':
        return this.simple('assign', { set: { [`x${this.nodes.length}`]: `inputs.n + ${block.value}` } });
      case 'prompt':
        return this.simple('prompt', { prompts: ['card.not-readable'] });
      case 'undo':
        return this.simple('compensate', {});
      case 'wait':
        return this.simple('wait', { within: `PT${block.minutes}M` });
      case 'write':
        return this.simple(
          'write-back',
          { system: 'demo-library', record: block.refused ? 'refused' : 'taken', fields: { n: 'inputs.n' } },
          ['written', 'refused'],
        );
      case 'form':
        return this.form(block.sent);
      case 'branch':
      case 'inclusive':
        return this.choice(block);
      case 'split':
        return this.fork(
          block.blocks.map((each) => this.build(each)),
          'all',
          {},
        );
      case 'race':
        return this.fork(
          block.minutes.map((each) => this.simple('wait', { within: `PT${each}M` })),
          block.waitsFor,
          {},
        );
      case 'caught':
        return this.caught(block.code);
      case 'late':
        return this.late(block.minutes);
      case 'each':
        return this.each(block);
      case 'call':
        return this.call(block.called);
    }
  }

  private simple(kind: string, settings: object, ports: readonly string[] = ['done']): Built {
    const id = this.add(kind, settings);
    return { entry: id, exits: ports.map((port) => `${id}.${port}`) };
  }

  private sequence(parts: readonly Block[]): Built {
    const [first, ...rest] = parts.map((each) => this.build(each));
    if (!first) throw new Error('a sequence has a block');
    let { exits } = first;
    for (const next of rest) {
      this.connect(exits, next.entry);
      exits = next.exits;
    }
    return { entry: first.entry, exits };
  }

  private form(sent: boolean): Built {
    const fields = [{ name: 'copies', type: 'number', label: text('份数', 'Copies') }];
    const built = this.simple('form', { title: text('填写', 'Fill in'), fields, expires: { within: 'P1D' } }, [
      'sent',
      'expired',
    ]);
    if (sent)
      this.answers[`${this.#prefix}${built.entry}`] = Array(asOftenAsAsked).fill({
        action: 'send',
        fields: { copies: 2 },
      });
    return built;
  }

  private choice({ block, above, yes, no }: Extract<Block, { above: number }>): Built {
    const ways = [{ id: 'yes', label: text('是', 'Yes'), when: `inputs.n > ${above}` }];
    if (block === 'branch') {
      const id = this.add('branch', { ways });
      const [first, second] = [this.build(yes), this.build(no)];
      this.connect([`${id}.yes`], first.entry);
      this.connect([`${id}.otherwise`], second.entry);
      return { entry: id, exits: [...first.exits, ...second.exits] };
    }
    const more = { id: 'more', label: text('更多', 'More'), when: `inputs.n >= ${above}` };
    const id = this.add('branch-inclusive', { ways: [...ways, more] });
    const join = this.add('join', {});
    const [first, second] = [this.build(yes), this.build(no)];
    this.connect([`${id}.yes`], first.entry);
    this.connect([`${id}.more`], second.entry);
    this.connect([...first.exits, ...second.exits, `${id}.otherwise`], join);
    return { entry: id, exits: [`${join}.done`] };
  }

  private fork(branches: readonly Built[], waitsFor: 'all' | 'any' | number, more: object): Built {
    const ids = branches.map((_branch, index) => ({ id: `b${index}`, label: text('支', 'Branch') }));
    const id = this.add('split', { branches: ids }, more);
    const join = this.add('join', { waitsFor });
    branches.forEach((branch, index) => {
      this.connect([`${id}.b${index}`], branch.entry);
      this.connect(branch.exits, join);
    });
    return { entry: id, exits: [`${join}.done`] };
  }

  private caught(code: string): Built {
    const raise = this.add('raise-error', { code: 'not-entitled', label: text('不符合', 'Not entitled') });
    const rest = this.simple('wait', { within: 'P30D' });
    const built = this.fork([rest, { entry: raise, exits: [] }], 'all', { catches: [code] });
    const port = code === '*' ? 'error' : `error-${code}`;
    return { entry: built.entry, exits: [...built.exits, `${built.entry}.${port}`] };
  }

  private late(after: number): Built {
    const rests = [this.simple('wait', { within: 'P30D' }), this.simple('wait', { within: 'P40D' })];
    const built = this.fork(rests, 'all', { limit: { of: { within: `PT${after}M` }, then: 'leave' } });
    return { entry: built.entry, exits: [...built.exits, `${built.entry}.late`] };
  }

  private each({ items, parallel, body }: Extract<Block, { items: number }>): Built {
    const list = `[${Array.from({ length: items }, (_none, index) => index + 1).join(', ')}]`;
    const id = this.add('for-each', { items: list, item: 'line', parallel, collect: 'line * inputs.n' });
    const built = this.build(body);
    this.connect([`${id}.each`], built.entry);
    this.connect(built.exits, id);
    return { entry: id, exits: [`${id}.done`, `${id}.too-many`] };
  }

  private call(called: Block): Built {
    const outcomes = [{ id: 'over', label: text('完成', 'Over') }];
    const scenario = `called-${this.nodes.length}`;
    const id = this.add('sub-scenario', { scenario, inputs: { n: 'inputs.n + 1' }, outcomes });
    const inner = versionOfBlock(called, `${this.#prefix}${id}/`);
    this.subs[scenario] = inner.version;
    Object.assign(this.answers, inner.people.answers);
    return { entry: id, exits: [`${id}.over`, `${id}.other`] };
  }
}

const inputs = [{ name: 'n', type: 'number', label: text('数', 'Number') }];

/** A scenario that people and outside systems know how to answer. */
export interface Generated {
  version: Version;
  people: SimulatedPeople;
  n: number;
}

function versionOfBlock(block: Block, prefix: string): Pick<Generated, 'version' | 'people'> {
  const layout = new Layout(prefix);
  const { entry, exits } = layout.build(block);
  layout.connect(['start'], entry);
  layout.connect(exits, 'over');
  const { nodes, ways, subs, answers } = layout;
  return { version: smallVersion([...nodes, endNode('over')], ways, { subs, inputs }), people: { answers } };
}

/** A random scenario, with the number it is begun with. */
export const generated: fc.Arbitrary<Generated> = fc
  .record({ block: blocks.sequence, n: fc.integer({ min: 0, max: 9 }) })
  .map(({ block, n }) => ({ ...versionOfBlock(block, ''), n }));
