/** Keeps a trial as a saved test, where it can be told again. */
import { SaveOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testOf, type Trial } from '../../engine/core/trial.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { withTest } from './saved-tests.ts';
import { standingOf } from './trial-view.ts';
import styles from './try.module.css';
import { useSaveSuite, useStage } from './use-tests.ts';

/** A name to begin with: how the trial ended, and whose card it was. */
function useFirstName(trial: Trial): string {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const standing = standingOf(trial, language);
  const stage = useStage(trial.ground.content.scenario.id);
  const person = stage.data?.people.find(({ id }) => id === trial.ground.world.start.card);
  const card = person ? say(person.name) : t('try.setup.no-card');
  if (standing.standing === 'ended') return `${say(standing.outcome.label)} · ${card}`;
  return `${standing.standing === 'broken' ? say(standing.problem) : standing.nodes.join(t('list.comma'))} · ${card}`;
}

/** Name and button; says what came of it. */
export function SaveTrial({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const id = useId();
  const may = useMay();
  const first = useFirstName(trial);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? first;
  const saving = useSaveSuite(trial.ground.content.scenario.id);
  const keep = useMutation({
    mutationFn: async (of: { trial: Trial; name: string }) => {
      const test = await testOf(of.trial, of.name);
      if (test) await saving.mutateAsync((suite) => withTest(suite, test));
      return test !== null;
    },
  });
  if (!may('scenario.edit')) return null;
  const about = keep.variables?.trial === trial ? keep : null;
  return (
    <form
      className={styles.save}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate({ trial, name: name.trim() });
      }}
    >
      <label htmlFor={id}>{t('try.save.name')}</label>
      <div className={styles.line}>
        <Input
          id={id}
          maxLength={100}
          value={name}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <Button
          htmlType="submit"
          icon={<SaveOutlined aria-hidden />}
          loading={keep.isPending}
          disabled={name.trim() === ''}
        >
          {t('try.save.button')}
        </Button>
      </div>
      <div role="status">
        {about?.data === true && <p className={styles.done}>{t('try.save.done')}</p>}
        {about?.data === false && <p className={styles.warning}>{t('try.save.not-told')}</p>}
      </div>
      {about?.isError && <ProblemAlert error={about.error} />}
    </form>
  );
}
