/** What was filled into a field, to be read. */
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import { dateOf } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { RegionName } from '../regions/region-name.tsx';
import { useDataNames } from './data-names.ts';
import { elementOf, fieldKind, fieldsOf } from './field-kind.ts';
import type { Form } from './form-steps.ts';
import styles from './form.module.css';

function Members({ of, value }: { of: z.ZodType; value: unknown }) {
  const { say } = useLanguage();
  return (
    <dl className={styles.members}>
      {Object.entries(fieldsOf(of)).map(([name, type]) => (
        <div key={name}>
          <dt>{say(wordsOf(type).label)}</dt>
          <dd>
            <ValueOf type={type} value={(value as Form)[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The value, in words. */
export function ValueOf({ type, value }: { type: z.ZodType; value: unknown }) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const known = useDataNames(wordsOf(type).names);
  if (value === undefined || value === '') return <span className={styles.faint}>{t('procedures.not-filled-in')}</span>;
  const { choices = {}, help } = wordsOf(type);
  const named = known?.find((each) => each.value === value);
  if (named) return named.label;
  const wordOf = (each: unknown) => {
    const said = typeof each === 'string' || typeof each === 'number' ? String(each) : JSON.stringify(each);
    return choices[said] ? say(choices[said]) : said;
  };
  const called = (each: unknown) => known?.find((one) => one.value === each)?.label ?? wordOf(each);
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  switch (fieldKind(type)) {
    case 'tick':
      return value === true ? t('procedures.ticked') + (help ? ` · ${say(help)}` : '') : t('procedures.not-ticked');
    case 'yes-no':
      return t(value === true ? 'procedures.yes' : 'procedures.no');
    case 'date':
      return dateOf(wordOf(value), language);
    case 'division':
      return <RegionName code={wordOf(value)} />;
    case 'several':
      return list.map(wordOf).join(t('list.comma'));
    case 'lines':
      return <span className={styles.paragraph}>{list.map(called).join('\n')}</span>;
    case 'group':
      return <Members of={type} value={value} />;
    case 'rows':
      return list.map((row, index) => <Members key={index} of={elementOf(type)} value={row} />);
    default:
      return <span className={styles.paragraph}>{wordOf(value)}</span>;
  }
}
