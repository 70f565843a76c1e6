/** The widget of a form: which of them edits what. */
import type { ComponentType } from 'react';
import { BilingualInput } from './fields/bilingual-input.tsx';
import { ChoiceInput } from './fields/choice-input.tsx';
import { DurationInput } from './fields/duration-input.tsx';
import { EitherInput } from './fields/either-input.tsx';
import { ExpressionInput } from './fields/expression-input.tsx';
import { LimitInput } from './fields/limit-input.tsx';
import { ListInput } from './fields/list-input.tsx';
import { NumberInput } from './fields/number-input.tsx';
import { PathInput } from './fields/path-input.tsx';
import { PickInput } from './fields/pick-input.tsx';
import { PolicyInput } from './fields/policy-input.tsx';
import { PromptInput } from './fields/prompt-input.tsx';
import { RecordInput } from './fields/record-input.tsx';
import { SwitchInput } from './fields/switch-input.tsx';
import { TextInput } from './fields/text-input.tsx';
import { TilesInput } from './fields/tiles-input.tsx';
import { TypeSetting } from './fields/type-input.tsx';
import { VariantInput } from './fields/variant-input.tsx';
import type { InputProps } from './field-ground.ts';
import type { Form } from './form-model.ts';
import { SettingFields } from './setting-field.tsx';

function ObjectInput({ form, value, pointer }: InputProps<Form & { is: 'object' }>) {
  return <SettingFields fields={form.fields} value={value} pointer={pointer} />;
}

function JsonView({ value }: InputProps) {
  return <pre>{JSON.stringify(value, null, 2)}</pre>;
}

const widgets: { [Is in Form['is']]: ComponentType<InputProps<Extract<Form, { is: Is }>>> } = {
  text: TextInput,
  variable: TextInput,
  error: TextInput,
  number: NumberInput,
  boolean: SwitchInput,
  choice: ChoiceInput,
  choices: TilesInput,
  bilingual: BilingualInput,
  expression: ExpressionInput,
  duration: DurationInput,
  limit: LimitInput,
  prompt: PromptInput,
  policy: PolicyInput,
  scenario: PickInput,
  node: PickInput,
  role: PickInput,
  path: PathInput,
  list: ListInput,
  record: RecordInput,
  object: ObjectInput,
  variant: VariantInput,
  either: EitherInput,
  type: TypeSetting,
  json: JsonView,
};

/** The widget. */
export function SettingInput(props: InputProps) {
  const Widget = widgets[props.form.is] as ComponentType<InputProps>;
  return <Widget {...props} />;
}
