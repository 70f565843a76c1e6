/** Reads expressions of GoRules as trees: the part of their language that we evaluate with the same meaning. */

/** An expression of GoRules. */
export type Zen =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'name'; name: string }
  | { kind: 'template'; parts: Zen[] }
  | { kind: 'list'; items: Zen[] }
  | { kind: 'object'; entries: { key: string; value: Zen }[] }
  | { kind: 'range'; from: Zen; to: Zen; openFrom: boolean; openTo: boolean }
  | { kind: 'unary'; operator: '-' | 'not'; of: Zen }
  | { kind: 'binary'; operator: string; left: Zen; right: Zen }
  | { kind: 'if'; if: Zen; then: Zen; else: Zen }
  | { kind: 'member'; of: Zen; name: Zen }
  | { kind: 'call'; name: string; args: Zen[] };

/** Thrown when an expression is not one that we read. */
export class Unread extends Error {}

const longest = 10_000;
const deepest = 60;

const token =
  /\s*(?:("[^"]*"|'[^']*')|(`[^`]*`)|(\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_$#][\w$]*)|(\.\.|==|!=|<=|>=|\?\?|[-+*/%^<>()[\]{},:?.!]))/y;

interface Token {
  kind: 'string' | 'template' | 'number' | 'name' | 'sign' | 'end';
  text: string;
}

function tokensOf(source: string): Token[] {
  if (source.length > longest) throw new Unread('too long');
  const tokens: Token[] = [];
  // `1..5` would be read as a number with a point.
  token.lastIndex = 0;
  let end = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, string, template, number, name, sign] = found;
    end = token.lastIndex;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1) });
    else if (template !== undefined) tokens.push({ kind: 'template', text: template.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number.replaceAll('_', '') });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  if (source.slice(end).trim() !== '') throw new Unread(source.slice(end, end + 20));
  return tokens;
}

const precedence: Record<string, number> = {
  '??': 1,
  or: 2,
  and: 3,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  'not in': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};
const comparing = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'not in']);
const subject: Zen = { kind: 'name', name: '$' };

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  constructor(source: string) {
    this.tokens = tokensOf(source);
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }
  private take(text: string): boolean {
    const { kind } = this.next;
    if (this.next.text !== text || (kind !== 'sign' && kind !== 'name')) return false;
    this.at += 1;
    return true;
  }
  private expect(text: string): void {
    if (!this.take(text)) throw new Unread(`${text} expected`);
  }

  /** A whole expression. */
  expression(): Zen {
    const tree = this.conditional();
    if (this.next.kind !== 'end') throw new Unread(this.next.text);
    return tree;
  }

  /** A cell of a column that has a field: tests of its value, of which one must pass. */
  tests(): Zen {
    let tree = this.test();
    while (this.take(',')) tree = { kind: 'binary', operator: 'or', left: tree, right: this.test() };
    if (this.next.kind !== 'end') throw new Unread(this.next.text);
    return tree;
  }

  private test(): Zen {
    let tree = this.conjunction();
    while (this.take('or')) tree = { kind: 'binary', operator: 'or', left: tree, right: this.conjunction() };
    return tree;
  }
  private conjunction(): Zen {
    let tree = this.single();
    while (this.take('and')) tree = { kind: 'binary', operator: 'and', left: tree, right: this.single() };
    return tree;
  }
  /** One test; what is no comparison itself is compared with the value. */
  private single(): Zen {
    const operator = this.operatorHere();
    if (operator !== undefined && comparing.has(operator)) {
      this.skip(operator);
      return { kind: 'binary', operator, left: subject, right: this.binary(5) };
    }
    const tree = this.binary(4);
    if (tree.kind === 'binary' && (comparing.has(tree.operator) || tree.operator === 'and' || tree.operator === 'or'))
      return tree;
    if (tree.kind === 'unary' && tree.operator === 'not') return tree;
    if (tree.kind === 'call' && namesSubject(tree)) return tree;
    const operatorOf = tree.kind === 'list' || tree.kind === 'range' ? 'in' : '==';
    return { kind: 'binary', operator: operatorOf, left: subject, right: tree };
  }

  private operatorHere(): string | undefined {
    const { kind, text } = this.next;
    if (kind !== 'sign' && kind !== 'name') return undefined;
    if (text === 'not' && this.tokens[this.at + 1]?.text === 'in') return 'not in';
    return Object.hasOwn(precedence, text) ? text : undefined;
  }
  private skip(operator: string): void {
    this.at += operator === 'not in' ? 2 : 1;
  }

  private conditional(): Zen {
    const condition = this.binary(1);
    if (!this.take('?')) return condition;
    const then = this.conditional();
    this.expect(':');
    return { kind: 'if', if: condition, then, else: this.conditional() };
  }

  private binary(least: number): Zen {
    if ((this.depth += 1) > deepest) throw new Unread('too deep');
    let left = this.prefix();
    for (let operator = this.operatorHere(); operator !== undefined; operator = this.operatorHere()) {
      const binds = precedence[operator] ?? 0;
      if (binds < least) break;
      this.skip(operator);
      left = { kind: 'binary', operator, left, right: this.binary(operator === '^' ? binds : binds + 1) };
    }
    this.depth -= 1;
    return left;
  }

  private prefix(): Zen {
    if (this.take('not')) return { kind: 'unary', operator: 'not', of: this.binary(7) };
    if (this.take('!')) return { kind: 'unary', operator: 'not', of: this.binary(9) };
    if (this.take('-')) return { kind: 'unary', operator: '-', of: this.binary(9) };
    let tree = this.primary();
    for (;;) {
      if (this.take('.')) {
        const { kind, text } = this.next;
        if (kind !== 'name') throw new Unread(text);
        this.at += 1;
        tree = { kind: 'member', of: tree, name: { kind: 'literal', value: text } };
      } else if (
        tree.kind !== 'literal' &&
        tree.kind !== 'list' &&
        this.next.text === '[' &&
        this.next.kind === 'sign'
      ) {
        this.at += 1;
        tree = { kind: 'member', of: tree, name: this.conditional() };
        this.expect(']');
      } else return tree;
    }
  }

  private primary(): Zen {
    const { kind, text } = this.next;
    this.at += 1;
    if (kind === 'string') return { kind: 'literal', value: text };
    if (kind === 'number') return { kind: 'literal', value: Number(text) };
    if (kind === 'template') return templateOf(text);
    if (kind === 'name') return this.named(text);
    if (text === '[' || text === '(') return this.bracketed(text);
    if (text === '{') return this.object();
    throw new Unread(text);
  }

  private named(text: string): Zen {
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' };
    if (text === 'null') return { kind: 'literal', value: null };
    if (!this.take('(')) return { kind: 'name', name: text };
    return { kind: 'call', name: text, args: this.itemsUntil(')') };
  }

  private itemsUntil(end: string): Zen[] {
    const items: Zen[] = [];
    if (this.take(end)) return items;
    do items.push(this.conditional());
    while (this.take(','));
    this.expect(end);
    return items;
  }

  /** A list, a range or an expression in parentheses. */
  private bracketed(begin: string): Zen {
    if (begin === '[' && this.take(']')) return { kind: 'list', items: [] };
    const first = this.conditional();
    if (this.take('..')) {
      const to = this.conditional();
      const openTo = this.take(')');
      if (!openTo) this.expect(']');
      return { kind: 'range', from: first, to, openFrom: begin === '(', openTo };
    }
    if (begin === '(') {
      this.expect(')');
      return first;
    }
    const items = this.take(',') ? [first, ...this.itemsUntil(']')] : [first];
    if (items.length === 1) this.expect(']');
    return { kind: 'list', items };
  }

  private object(): Zen {
    const entries: { key: string; value: Zen }[] = [];
    if (this.take('}')) return { kind: 'object', entries };
    do {
      const { kind, text: key } = this.next;
      if (kind !== 'name' && kind !== 'string') throw new Unread(key);
      this.at += 1;
      this.expect(':');
      entries.push({ key, value: this.conditional() });
    } while (this.take(','));
    this.expect('}');
    return { kind: 'object', entries };
  }
}

/** The parts of a template, as expressions that give text. */
function templateOf(source: string): Zen {
  const parts = source.split(/(\$\{[^}]*\})/).filter((part) => part !== '');
  return {
    kind: 'template',
    parts: parts.map((part) =>
      part.startsWith('${') ? parseZen(part.slice(2, -1)) : { kind: 'literal', value: part },
    ),
  };
}

function namesSubject(tree: Zen): boolean {
  if (tree.kind === 'name') return tree.name === '$';
  if (tree.kind === 'call') return tree.args.some(namesSubject);
  if (tree.kind === 'member') return namesSubject(tree.of);
  return tree.kind === 'binary' && (namesSubject(tree.left) || namesSubject(tree.right));
}

/** Reads an expression. @throws Unread */
export const parseZen = (source: string): Zen => new Parser(source).expression();

/** Reads the cell of a column that has a field. @throws Unread */
export const parseZenTests = (source: string): Zen => new Parser(source).tests();
