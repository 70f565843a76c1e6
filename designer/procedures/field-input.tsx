/** The input of one field, by how it is filled in. */
import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { RegionField } from '../regions/region-field.tsx';
import { CatalogueField } from './catalogue-field.tsx';
import { useDataNames } from './data-names.ts';
import { choicesOf, type FieldKind } from './field-kind.ts';
import styles from './form.module.css';

type Options = readonly { value: string; label: string }[];

interface Props {
  id: string;
  type: z.ZodType;
  kind: FieldKind;
  value: unknown;
  change: (value: unknown) => void;
  left: () => void;
  describedBy: string | undefined;
  isWrong: boolean;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const linesOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join('\n') : '');

/** A tick that says in its own words what it stands for. */
function Tick({ id, type, value, change, left, isWrong }: Props) {
  const { say } = useLanguage();
  const { label, help } = wordsOf(type);
  return (
    <Checkbox
      id={`${id}-tick`}
      aria-invalid={isWrong}
      checked={value === true}
      onBlur={left}
      onChange={({ target }) => {
        change(target.checked ? true : undefined);
      }}
    >
      {say(help ?? label)}
    </Checkbox>
  );
}

/** Yes or no: neither until it was said. */
function YesOrNo({ id, value, change, left }: Props) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      name={id}
      value={typeof value === 'boolean' ? value : null}
      onBlur={left}
      onChange={({ target }) => {
        change(target.value);
      }}
    >
      <Radio value={true}>{t('procedures.yes')}</Radio>
      <Radio value={false}>{t('procedures.no')}</Radio>
    </Radio.Group>
  );
}

/** Some of a few. */
function Several({ type, value, change, left }: Props) {
  const { say } = useLanguage();
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const words = wordsOf(type).choices ?? {};
  return (
    <div className={styles.several} onBlur={left}>
      {choicesOf(type).map((each) => {
        const word = words[each];
        return (
          <Checkbox
            key={each}
            checked={chosen.includes(each)}
            onChange={({ target }) => {
              change(target.checked ? [...chosen, each] : chosen.filter((one) => one !== each));
            }}
          >
            {word ? say(word) : each}
          </Checkbox>
        );
      })}
    </div>
  );
}

/** Text of several lines: a paragraph, or a list with an entry a line. */
function Lines({ id, kind, value, change, left, describedBy, isWrong }: Props) {
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: kind === 'paragraph' ? 4 : 2, maxRows: 14 }}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      {...(isWrong && { status: 'error' as const })}
      value={kind === 'lines' ? linesOf(value) : textOf(value)}
      onBlur={left}
      onChange={({ target }) => {
        change(kind === 'lines' ? (target.value === '' ? undefined : target.value.split('\n')) : target.value);
      }}
    />
  );
}

/** One of the platform's own things, by its name. */
function Named({ id, type, value, change, left, describedBy, isWrong, options }: Props & { options: Options }) {
  const { t } = useTranslation();
  const chosen = textOf(value);
  const isStrange = chosen !== '' && options.every((each) => each.value !== chosen);
  const isLater = options.length === 0 && wordsOf(type).names !== 'data-resource';
  return (
    <ChooseOne
      {...{ id, change, 'aria-invalid': isWrong, 'aria-describedby': describedBy, onBlur: left, value: chosen }}
      none={t(isLater ? 'procedures.choose-resource-first' : 'procedures.choose')}
      options={isStrange ? [...options, { value: chosen, label: chosen }] : options}
    />
  );
}

/** The input. */
export function FieldInput(props: Props) {
  const { id, type, kind, value, change, left, describedBy, isWrong } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const known = useDataNames(wordsOf(type).names);
  if (known && wordsOf(type).names === 'catalogue-item')
    return <CatalogueField {...props} several={kind === 'lines'} options={known} />;
  if (known) return <Named {...props} options={known} />;
  if (kind === 'tick') return <Tick {...props} />;
  if (kind === 'yes-no') return <YesOrNo {...props} />;
  if (kind === 'several') return <Several {...props} />;
  if (kind === 'paragraph' || kind === 'lines') return <Lines {...props} />;
  if (kind === 'division') {
    return (
      <div onBlur={left}>
        <RegionField
          id={id}
          value={textOf(value)}
          change={change}
          isWrong={isWrong}
          {...(describedBy !== undefined && { describedBy })}
        />
      </div>
    );
  }
  const common = { id, 'aria-invalid': isWrong, 'aria-describedby': describedBy, value: textOf(value), onBlur: left };
  if (kind === 'choice') {
    const words = wordsOf(type).choices ?? {};
    const options = choicesOf(type).map((each) => ({ value: each, label: words[each] ? say(words[each]) : each }));
    return <ChooseOne {...common} none={t('procedures.choose')} options={options} change={change} />;
  }
  return (
    <Input
      {...common}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' && { inputMode: 'numeric' as const })}
      autoComplete="off"
      {...(isWrong && { status: 'error' as const })}
      onChange={({ target }) => {
        const typed = target.value;
        const number = Number(typed);
        change(kind === 'number' && typed !== '' && Number.isFinite(number) ? number : typed);
      }}
    />
  );
}
