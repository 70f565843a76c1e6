/** What is wrong with how a policy is layered: in itself, and against the policy that it refines. */
import { asAbove, levels, type Policy } from './policy.ts';
import type { FieldError } from '../problem.ts';
import { liesIn, type Place } from '../rights.ts';
import { text } from '../text.ts';

const error = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer, rule },
  message: text(zh, en),
});

/** The errors among those found. */
const found = (...each: (FieldError | false)[]): FieldError[] => each.filter((one) => one !== false);

function strictnessErrors({ strictness, outcomes }: Policy): FieldError[] {
  if (!strictness) return [];
  const isWhole = outcomes.every((each) => strictness.includes(each)) && strictness.length === outcomes.length;
  return found(
    !isWhole &&
      error(
        '/strictness',
        'every-outcome-once',
        `宽严次序须把每个结果各列一次：${outcomes.join('、')}`,
        `The order of strictness must name each outcome once: ${outcomes.join(', ')}`,
      ),
  );
}

/** What a division of a level ends in. */
const endings: Record<Policy['level'], RegExp> = {
  national: /^$/,
  province: /0000$/,
  city: /^\d\d(?!0000)/,
  institution: /./,
};

function placeErrors({ level, at }: Policy): FieldError[] {
  if (!at) return [];
  const isOfInstitution = at.institution !== null;
  return found(
    isOfInstitution !== (level === 'institution') &&
      error(
        '/at/institution',
        'level-of-place',
        '只有机构级的分层写明机构，机构级的必须写明',
        'A layer of the level institution names one, and no other does',
      ),
    !endings[level].test(at.region) &&
      error(
        '/at/region',
        'level-of-place',
        `${at.region} 不是这一级的区划`,
        `${at.region} is no division of this level`,
      ),
  );
}

function layerErrors(policy: Policy): FieldError[] {
  const outputs = policy.table?.outputs ?? [];
  return found(
    !policy.at && error('/at', 'required', '分层策略须写明适用的地区', 'A layer must say where it holds'),
    policy.refines === policy.name && error('/refines', 'itself', '策略不能细化自己', 'A policy cannot refine itself'),
    policy.level === 'national' &&
      error(
        '/level',
        'below',
        '分层策略不能是国家级：它的上面没有策略',
        'A layer cannot be national: nothing is above it',
      ),
    policy.strictness !== undefined &&
      error(
        '/strictness',
        'of-the-refined',
        '宽严次序由被细化的策略给出，分层策略不再给出',
        'The order of strictness is that of the policy it refines, and not given again',
      ),
    outputs.length > 1 &&
      error(
        '/table/outputs',
        'outcome-only',
        '分层策略的表只有结果一列输出：其余输出由被细化的策略给出',
        'The table of a layer gives the outcome only: other outputs are those of the policy it refines',
      ),
  );
}

function baseErrors({ at, outcomes }: Policy): FieldError[] {
  return found(
    at !== undefined && error('/at', 'layers-only', '只有分层策略写明适用地区', 'Only a layer says where it holds'),
    outcomes.includes(asAbove) &&
      error(
        `/outcomes/${outcomes.indexOf(asAbove)}`,
        'reserved',
        `“${asAbove}”是分层策略的保留词，意思是“照上级”`,
        `“${asAbove}” is a word of layers: as it is decided above`,
      ),
  );
}

/** What is wrong with how a policy is layered, and with its days, in itself. */
export function layeringErrors(policy: Policy): FieldError[] {
  const { from, until } = policy;
  return [
    ...strictnessErrors(policy),
    ...placeErrors(policy),
    ...(policy.refines === undefined ? baseErrors(policy) : layerErrors(policy)),
    ...found(
      from !== undefined &&
        until !== undefined &&
        until < from &&
        error('/until', 'after-from', '截止日期早于生效日期', 'The last day lies before the first'),
    ),
  ];
}

/** What keeps a layer from refining a policy; `place` is where that belongs. */
export function refiningErrors(layer: Policy, base: Policy, place: Place): FieldError[] {
  const { strictness, name, level } = base;
  const strange = layer.outcomes.filter((each) => each !== asAbove && !base.outcomes.includes(each));
  const { at } = layer;
  return found(
    base.refines !== undefined &&
      error('/refines', 'refines-a-layer', `“${name}”自己就是分层策略`, `“${name}” is a layer itself`),
    base.refines === undefined &&
      !strictness &&
      error(
        '/refines',
        'unordered',
        `“${name}”没有给出结果的宽严次序（strictness），不能细化`,
        `“${name}” does not say how strict its outcomes are (strictness), so it cannot be refined`,
      ),
    levels.indexOf(layer.level) <= levels.indexOf(level) &&
      error(
        '/level',
        'below',
        '分层策略的级别须低于它所细化的策略',
        'The level of a layer lies below that of the policy it refines',
      ),
    strange.length > 0 &&
      error(
        '/outcomes',
        'known-outcome',
        `“${name}”没有这些结果：${strange.join('、')}`,
        `“${name}” has no such outcomes: ${strange.join(', ')}`,
      ),
    at !== undefined &&
      !(liesIn(at.region, place.region) && (place.institution === null || place.institution === at.institution)) &&
      error('/at', 'within-place', `须在“${name}”所属的地区和机构之内`, `It must lie where “${name}” belongs`),
  );
}
