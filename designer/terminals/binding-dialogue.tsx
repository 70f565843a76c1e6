/** The dialogue that says where a terminal stands and which scenarios it may open. */
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../engine/core/terminals/terminal.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import tasks from '../tasks/tasks.module.css';
import styles from './terminals.module.css';
import { useScenarioList } from './use-scenario-words.ts';
import { useBind } from './use-terminals.ts';

/** The dialogue. */
export function BindingDialogue({ terminal, close }: { terminal: Terminal; close: () => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const bind = useBind(terminal.id);
  const [site, setSite] = useState(terminal.site ?? '');
  const [scenarios, setScenarios] = useState<readonly string[]>(terminal.scenarios);
  const list = useScenarioList();
  const toggle = (id: string, isOn: boolean) => {
    setScenarios((now) => (isOn ? [...now, id] : now.filter((each) => each !== id)));
  };
  return (
    <Modal
      open
      title={t('terminals.binding.title', { serial: terminal.id })}
      okText={t('terminals.binding.save')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: bind.isPending, disabled: site.trim() === '' }}
      onOk={() => {
        bind.mutate(
          { site: site.trim(), scenarios: [...scenarios], revision: terminal.revision },
          { onSuccess: close },
        );
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <div className={tasks.field}>
          <label htmlFor="terminal-site">{t('terminals.site')}</label>
          <Input
            id="terminal-site"
            value={site}
            maxLength={80}
            onChange={({ target }) => {
              setSite(target.value);
            }}
          />
        </div>
        <div role="group" aria-label={t('terminals.scenarios')} className={styles.choices}>
          {(list.data?.items ?? []).map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={scenarios.includes(id)}
              onChange={({ target }) => {
                toggle(id, target.checked);
              }}
            >
              {say(name)}
            </Checkbox>
          ))}
        </div>
        {list.isError && <ProblemAlert error={list.error} />}
        {bind.isError && <ProblemAlert error={bind.error} />}
      </div>
    </Modal>
  );
}
