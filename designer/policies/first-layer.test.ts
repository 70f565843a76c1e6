/** A layer that is begun fits what it refines, and says what is still to be filled in. */
import { expect, it } from 'vitest';
import { checkPolicy } from '../../engine/core/policies/check-policy.ts';
import { refiningErrors } from '../../engine/core/policies/policy-layers-check.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import lending from '../../rulesets/policies/library-lending.json';
import { firstLayer, wrongIn, type LayerNaming } from './first-layer.ts';
import { changeHead, changeLayering, markLoosenable, markOtherwise, strictnessOf, withMoved } from './policy-edits.ts';

const base = Policy.parse(lending);
const naming: LayerNaming = {
  ...{ name: 'city-lending', title: text('本市借阅', 'Lending in the city'), level: 'city' },
  ...{ region: '990100', institution: '' },
};

it('is in order, and fits', () => {
  const layer = firstLayer(base, naming);
  expect(wrongIn(naming).size).toBe(0);
  expect(Policy.safeParse(layer).success).toBe(true);
  expect(checkPolicy(layer)).toEqual([]);
  expect(refiningErrors(layer, base, { region: '990000', institution: null })).toEqual([]);
  const own = firstLayer(base, { ...naming, level: 'institution', institution: 'demo-park' });
  expect(checkPolicy(own)).toEqual([]);
});

it('says what is missing', () => {
  const nothing: LayerNaming = { name: '', title: text('', ''), level: 'institution', region: '', institution: '' };
  expect([...wrongIn(nothing)]).toEqual(['zh', 'en', 'name', 'region', 'institution']);
});

it('an order of strictness follows the outcomes, and is moved one place at a time', () => {
  const more = changeHead({ outcomes: [...base.outcomes, 'wait'] })(base);
  expect(more.strictness).toEqual(['lend', 'guardian', 'refuse', 'wait']);
  expect(strictnessOf(changeHead({ outcomes: ['lend', 'refuse'] })(base))).toEqual(['lend', 'refuse']);
  expect(withMoved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  expect(withMoved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(changeLayering({ strictness: undefined })(base)).not.toHaveProperty('strictness');
});

it('what may be loosened is marked, and unmarked without a trace', () => {
  const marked = markOtherwise(true)(markLoosenable(1, true)(base));
  expect([marked.rules?.[1]?.loosenable, marked.otherwise.loosenable]).toEqual([true, true]);
  expect(markOtherwise(false)(markLoosenable(1, false)(marked))).toEqual(base);
});
