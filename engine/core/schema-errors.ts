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

function messageOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? text('必填', 'This is required')
        : text(`类型应为 ${issue.expected}`, `This must be of type ${issue.expected}`);
    case 'invalid_value':
      return text(
        `只能是：${issue.values.map(String).join('、')}`,
        `This must be one of: ${issue.values.map(String).join(', ')}`,
      );
    case 'too_small':
      return text(`不能小于或短于 ${String(issue.minimum)}`, `This must be at least ${String(issue.minimum)} (long)`);
    case 'too_big':
      return text(`不能大于或长于 ${String(issue.maximum)}`, `This must be at most ${String(issue.maximum)} (long)`);
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
