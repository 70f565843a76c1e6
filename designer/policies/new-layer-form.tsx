/** The form by which a layer of a policy is begun: what it is called, at which level, and where it holds. */
import { Button } from 'antd';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import { levels, type Level } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { slugOf } from '../../engine/core/wizard/wizard.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { TextField } from '../begin/text-field.tsx';
import { InstitutionField } from '../institutions/institution-field.tsx';
import { RegionField } from '../regions/region-field.tsx';
import { firstLayer, wrongIn, type LayerNaming } from './first-layer.ts';
import styles from './policies.module.css';
import { useCreatePolicy } from './use-policies.ts';

interface Props {
  base: PolicyView;
}

/** Level, division and institution. */
function Where({ base, typed, set, wrong }: Props & { typed: LayerNaming; set: Set; wrong: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const id = useId();
  const below = levels.filter((each) => levels.indexOf(each) > levels.indexOf(base.level));
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={`${id}-level`}>{t('policies.level')}</label>
        <ChooseOne
          id={`${id}-level`}
          value={typed.level}
          options={below.map((each) => ({ value: each, label: t(`level.${each}`) }))}
          change={(next) => {
            set({ level: next as Level });
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-region`}>{t('policies.layers.region')}</label>
        <RegionField
          id={`${id}-region`}
          value={typed.region}
          isWrong={wrong.has('region')}
          describedBy={`${id}-region-error`}
          change={(region) => {
            set({ region });
          }}
        />
        <span id={`${id}-region-error`} className={styles.finding} data-severity="error" hidden={!wrong.has('region')}>
          {t('policies.layers.region-wrong')}
        </span>
      </div>
      {typed.level === 'institution' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-institution`}>{t('policies.layers.institution')}</label>
          <InstitutionField
            id={`${id}-institution`}
            value={typed.institution}
            placeholder={t('policies.layers.institution-choose')}
            change={(institution) => {
              set({ institution });
            }}
          />
          {wrong.has('institution') && (
            <span className={styles.finding} data-severity="error">
              {t('policies.required')}
            </span>
          )}
        </div>
      )}
    </>
  );
}

type Set = (change: Partial<LayerNaming>) => void;

/** The form. */
export function NewLayerForm({ base }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const first = levels[levels.indexOf(base.level) + 1] ?? 'institution';
  const [typed, setTyped] = useState<LayerNaming>({
    ...{ title: text('', ''), name: '', level: first, region: '', institution: '' },
  });
  const [code, setCode] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const create = useCreatePolicy();
  const set: Set = (change) => {
    setTyped((now) => ({ ...now, ...change }));
  };
  const naming = { ...typed, name: code ?? slugOf(typed.title.en) };
  const wrong = wrongIn(naming);
  const said = (field: string, words: string) => (tried && wrong.has(field) ? words : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.size > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const policy = firstLayer(base.policy, naming);
    if (!create.isPending) create.mutate(policy, { onSuccess: () => void navigate(`/policies/${policy.name}/edit`) });
  };
  return (
    <form ref={form} className={`${styles.form} ${styles.narrow}`} onSubmit={submit} noValidate>
      <TextField
        label={t('begin.name-zh')}
        lang="zh-CN"
        value={typed.title['zh-CN']}
        error={said('zh', t('policies.required'))}
        change={(zh) => {
          set({ title: text(zh, typed.title.en) });
        }}
      />
      <TextField
        label={t('begin.name-en')}
        lang="en"
        value={typed.title.en}
        error={said('en', t('policies.required'))}
        change={(en) => {
          set({ title: text(typed.title['zh-CN'], en) });
        }}
      />
      <TextField
        label={t('policies.code')}
        help={t('policies.code-help')}
        value={naming.name}
        error={said('name', t('policies.code-wrong'))}
        change={setCode}
      />
      <Where {...{ base, typed, set }} wrong={tried ? wrong : new Set()} />
      {create.isError && <ProblemAlert error={create.error} />}
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('policies.create')}
        </Button>
      </div>
    </form>
  );
}
