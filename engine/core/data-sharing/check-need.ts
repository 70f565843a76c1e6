/** The check of need (最小必要): what is asked for must be needed for its purpose, field by field. */
import type { FieldError } from '../problem.ts';
import { text } from '../text.ts';
import { sensitiveClasses, type DataResource } from './data-resource.ts';

/** What is asked for. */
export interface DataWanted {
  resource: string;
  fields: readonly { field: string; purpose: string }[];
  mode: string;
  authorised: boolean;
}

const wrong = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer, rule, message: text(zh, en) },
});

function rowErrors(resource: DataResource, { fields, authorised }: DataWanted, index: number): FieldError[] {
  const { field = '', purpose: of = '' } = fields[index] ?? {};
  const at = `/fields/${index}`;
  const known = resource.fields.find(({ name }) => name === field);
  const purpose = resource.purposes.find(({ id }) => id === of);
  if (!known) return [wrong(`${at}/field`, 'known-field', `该资源没有数据项 ${field}`, `It has no field ${field}`)];
  if (!purpose)
    return [wrong(`${at}/purpose`, 'known-purpose', `该资源不用于 ${of}`, `It is not shared for the purpose ${of}`)];
  const [what, why] = [known.label, purpose.name];
  if (!purpose.needs.includes(field))
    return [
      wrong(
        ...([`${at}/field`, 'over-asking'] as const),
        `“${why['zh-CN']}”不需要“${what['zh-CN']}”，请删去`,
        `“${why.en}” does not need “${what.en}”: leave it out`,
      ),
    ];
  const earlier = fields.slice(0, index).some((row) => row.field === field && row.purpose === of);
  if (earlier) return [wrong(`${at}/field`, 'unique', '同一用途下重复申请', 'It is asked for twice for this purpose')];
  if (authorised || known.personal === null || !sensitiveClasses.includes(known.personal)) return [];
  return [
    wrong(
      ...(['/authorised', 'authorisation'] as const),
      `“${what['zh-CN']}”属于敏感个人信息，须取得本人授权`,
      `“${what.en}” is sensitive: the person must authorise it`,
    ),
  ];
}

/** Everything that is asked for beyond what is needed, each with its place in the form; none where all of it is needed. */
export function checkNeed(resource: DataResource | undefined, wanted: DataWanted): FieldError[] {
  if (!resource)
    return [wrong('/resource', 'known-resource', '数据资源目录没有这个编码', 'The catalogue has no such resource')];
  const mode = (resource.modes as readonly string[]).includes(wanted.mode)
    ? []
    : [wrong('/mode', 'mode-offered', '提供单位不以这种方式共享', 'It is not shared in this way')];
  const rows = wanted.fields.flatMap((_, index) => rowErrors(resource, wanted, index));
  const isFirst = (error: FieldError, index: number) =>
    rows.findIndex(({ pointer, rule }) => pointer === error.pointer && rule === error.rule) === index;
  return [...mode, ...rows.filter(isFirst)];
}
