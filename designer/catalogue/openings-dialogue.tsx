/** The dialogue in which the keepers of the catalogue say where an item is opened, by whom it is offered, and what serves it. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page, ScenarioSummary } from '../../engine/core/api.ts';
import type { CatalogueItem } from '../../engine/core/catalogue/catalogue-answers.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { popupBeside } from '../inspector/popup-beside.ts';
import { useInstitutions } from '../institutions/use-institutions.ts';
import { RegionField } from '../regions/region-field.tsx';
import styles from './catalogue.module.css';
import {
  changeLine,
  draftOf,
  openingsOf,
  withLine,
  withoutLine,
  type OpeningLine,
  type OpeningsDraft,
} from './openings-draft.ts';
import { useSaveOpenings } from './use-catalogue.ts';

interface LineProps {
  line: OpeningLine;
  number: number;
  change: (part: Partial<OpeningLine>) => void;
  remove: () => void;
}

/** One division with its day and its institutions. */
function Line({ line, number, change, remove }: LineProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const institutions = useInstitutions();
  const region = useSession().data?.actor.region ?? '';
  return (
    <fieldset className={styles.line}>
      <legend>{t('catalogue.opening.line', { number })}</legend>
      <div>
        <label htmlFor={`${id}-region`}>{t('catalogue.opening.region')}</label>
        <RegionField
          id={`${id}-region`}
          value={line.region}
          {...(region !== '' && { within: `${region.slice(0, 2)}0000` })}
          change={(code) => {
            change({ region: code });
          }}
        />
      </div>
      <div>
        <label htmlFor={`${id}-since`}>{t('catalogue.opening.since')}</label>
        <Input
          id={`${id}-since`}
          type="date"
          value={line.since}
          onChange={({ target }) => {
            change({ since: target.value });
          }}
        />
      </div>
      <div>
        <label htmlFor={`${id}-institutions`}>{t('catalogue.opening.institutions')}</label>
        <Select
          id={`${id}-institutions`}
          mode="multiple"
          getPopupContainer={popupBeside}
          value={line.institutions}
          options={institutions.map((each) => ({ value: each.id, label: say(each.name) }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string[]) => {
            change({ institutions: chosen });
          }}
        />
      </div>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('catalogue.opening.remove', { number })}
        onClick={remove}
      />
    </fieldset>
  );
}

interface FormProps {
  draft: OpeningsDraft;
  edit: (change: (draft: OpeningsDraft) => OpeningsDraft) => void;
}

/** Scenarios and the page in the service zone. */
function Serving({ draft, edit }: FormProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const { data } = useQuery({
    queryKey: ['/api/scenarios', 'templates'],
    queryFn: ({ signal }) => request<Page<ScenarioSummary>>('GET', '/api/scenarios?limit=100', { signal }),
  });
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={`${id}-scenarios`}>{t('catalogue.served-by')}</label>
        <Select
          id={`${id}-scenarios`}
          mode="multiple"
          getPopupContainer={popupBeside}
          value={draft.scenarios}
          options={(data?.items ?? []).map((each) => ({ value: each.id, label: say(each.name) }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(scenarios: string[]) => {
            edit((now) => ({ ...now, scenarios }));
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-zone`}>{t('catalogue.zone-address')}</label>
        <Input
          id={`${id}-zone`}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={draft.zoneLink}
          onChange={({ target }) => {
            edit((now) => ({ ...now, zoneLink: target.value }));
          }}
        />
      </div>
    </>
  );
}

/** The dialogue. */
export function OpeningsDialogue({ item, close }: { item: CatalogueItem; close: () => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(item.openings));
  const save = useSaveOpenings(item);
  return (
    <Modal
      open
      width={760}
      title={t('catalogue.keep-of', { name: say(item.name) })}
      okText={t('catalogue.save')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => {
        save.mutate(openingsOf(draft), { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={styles.form}>
        {draft.lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            number={index + 1}
            change={(part) => {
              setDraft((now) => changeLine(now, line.key, part));
            }}
            remove={() => {
              setDraft((now) => withoutLine(now, line.key));
            }}
          />
        ))}
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            setDraft(withLine);
          }}
        >
          {t('catalogue.opening.add')}
        </Button>
        <Serving draft={draft} edit={setDraft} />
        {save.isError && <ProblemAlert error={save.error} />}
      </div>
    </Modal>
  );
}
