/** Turns what zod finds wrong into field errors that name the field and the rule, in both languages. */
import { type z } from 'zod';
import { problem, type FieldError } from './problem.ts';
import { text, type Text } from './text.ts';

const escape = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** The JSON Pointer of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${escape(part)}`).join('');

/** The field errors of a failed parse, below `base`. */
export function fieldErrorsOf(error: z.core.$ZodError, base = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: base + pointerOf([...issue.path, key]),
        rule: 'unknown-field',
        message: text('没有这个字段', 'There is no such field'),
      }));
    }
    return [{ pointer: base + pointerOf(issue.path), rule: ruleOf(issue), message: messageOf(issue) }];
  });
}

/** Parses, or throws `invalid-input` with every field that is wrong. */
export function parse<T extends z.ZodType>(schema: T, value: unknown, base = ''): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw problem('invalid-input', { errors: fieldErrorsOf(result.error, base) });
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : 'custom';
  return issue.code.replaceAll('_', '-');
}

/** What is asked for, where something else was given. */
const typeWords: Readonly<Record<string, Text>> = {
  number: text('须为数字', 'This must be a number'),
  int: text('须为整数', 'This must be a whole number'),
  string: text('须为文字', 'This must be text'),
  boolean: text('须为是或否', 'This must be yes or no'),
  array: text('须为列表', 'This must be a list'),
};

/** How long, how many, or how much. */
function limitWords(origin: string, limit: string, { zh, zhMuch, en }: Record<'zh' | 'zhMuch' | 'en', string>): Text {
  if (origin === 'string') return text(`${zh} ${limit} 个字符`, `This must have ${en} ${limit} characters`);
  if (origin === 'array') return text(`${zh} ${limit} 项`, `There must be ${en} ${limit}`);
  return text(`${zhMuch} ${limit}`, `This must be ${en} ${limit}`);
}

function messageOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? text('必填', 'This is required')
        : (typeWords[issue.expected] ?? text(`类型应为 ${issue.expected}`, `This must be of type ${issue.expected}`));
    case 'invalid_value':
      return text(
        `只能是：${issue.values.map(String).join('、')}`,
        `This must be one of: ${issue.values.map(String).join(', ')}`,
      );
    case 'too_small':
      return limitWords(issue.origin, String(issue.minimum), { zh: '至少', zhMuch: '不能小于', en: 'at least' });
    case 'too_big':
      return limitWords(issue.origin, String(issue.maximum), { zh: '最多', zhMuch: '不能大于', en: 'at most' });
    case 'invalid_format':
      return text(
        `格式不符：${issue.format}${issue.pattern ? ` ${issue.pattern}` : ''}`,
        `The format is not right: ${issue.format}${issue.pattern ? ` ${issue.pattern}` : ''}`,
      );
    case 'custom': {
      const zh: unknown = issue.params?.['zh'];
      return text(typeof zh === 'string' ? zh : issue.message, issue.message);
    }
    default:
      return text('内容不符合要求', issue.message);
  }
}
