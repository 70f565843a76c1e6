/** The last step: under which name and address the new scenario is made. */
import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scenario } from '../../engine/core/scenario.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { slugOf } from '../../engine/core/wizard/wizard.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import type { Naming } from './begin-with.ts';
import styles from './begin.module.css';
import { TextField } from './text-field.tsx';
import { useAddress, useCreateScenario, type Address } from './use-create-scenario.ts';

interface Props {
  /** What it is called unless one says otherwise. */
  name: Text;
  /** The scenario under a name and address. */
  make: (naming: Naming) => Scenario;
  /** The pack it starts from, whose tests and policies come along. */
  pack?: string;
  /** Called once it is made. */
  made?: () => void;
  /** The way back, beside the button. */
  back?: ReactNode;
}

const wordOf = {
  malformed: 'begin.id-malformed',
  taken: 'begin.id-taken',
} as const satisfies Partial<Record<Address, string>>;

/** The form; give it a key that changes with what is made. */
export function NamingForm({ name, make, pack, made, back }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [zh, setZh] = useState(name['zh-CN']);
  const [en, setEn] = useState(name.en);
  const [given, setGiven] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const id = given ?? slugOf(en);
  const address = useAddress(id);
  const create = useCreateScenario(pack);
  const refusedId =
    create.error instanceof ApiProblem && create.error.slug === 'already-exists' ? create.variables?.id : undefined;
  const stands = refusedId === id ? 'taken' : address;
  const needsWords = {
    zh: tried && !zh.trim() && t('begin.lack.chinese'),
    en: tried && !en.trim() && t('begin.lack.english'),
  };
  const idError =
    stands === 'taken' || (stands === 'malformed' && (tried || id !== '')) ? t(wordOf[stands]) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!zh.trim() || !en.trim() || stands === 'malformed' || stands === 'taken') {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (create.isPending) return;
    create.mutate(make({ id, name: text(zh.trim(), en.trim()) }), {
      onSuccess: () => {
        made?.();
        void navigate(`/scenarios/${id}/edit`);
      },
    });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={t('begin.naming')}>
      <TextField label={t('begin.name-zh')} lang="zh-CN" value={zh} error={needsWords.zh} change={setZh} />
      <TextField label={t('begin.name-en')} lang="en" value={en} error={needsWords.en} change={setEn} />
      <TextField
        label={t('begin.id')}
        help={t('begin.id-help')}
        value={id}
        error={idError}
        suffix={
          <span role="status" className={styles.free}>
            {stands === 'free' && (
              <>
                <CheckCircleOutlined aria-hidden /> {t('begin.id-free')}
              </>
            )}
          </span>
        }
        change={setGiven}
      />
      {create.isError && refusedId === undefined && <ProblemAlert error={create.error} />}
      <div className={styles.actions}>
        {back}
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('begin.create')}
        </Button>
      </div>
    </form>
  );
}
