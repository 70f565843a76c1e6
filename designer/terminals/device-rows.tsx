/** What becomes of each row of a list of devices: narrowed down by result, with what is wrong by column. */
import { CheckCircleOutlined, CloseCircleOutlined, PlusCircleOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceColumns } from '../../engine/core/terminals/device-columns.ts';
import {
  deviceResults,
  type DeviceReport,
  type DeviceResult,
  type DeviceRow,
} from '../../engine/core/terminals/device-list.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import catalogue from '../catalogue/catalogue.module.css';

const marks: Record<DeviceResult, { tone: Tone; icon: ReactNode }> = {
  new: { tone: 'done', icon: <PlusCircleOutlined aria-hidden /> },
  same: { tone: 'quiet', icon: <CheckCircleOutlined aria-hidden /> },
  refused: { tone: 'refused', icon: <CloseCircleOutlined aria-hidden /> },
};
const mostShown = 200;

function Row({ line, serial, result, errors }: DeviceRow) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <tr>
      <td>{line}</td>
      <td>
        <code>{serial}</code>
      </td>
      <td>
        <Mark {...marks[result]} word={t(`terminals.import.results.${result}`)} />
      </td>
      <td>
        <ul className={catalogue.why}>
          {errors.map(({ column, rule, message }) => (
            <li key={column + rule + message.en}>
              <strong>{say(deviceColumns[column])}</strong> {say(message)} <code>{rule}</code>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** The rows. */
export function DeviceRows({ report: { sum, rows } }: { report: DeviceReport }) {
  const { t } = useTranslation();
  const [only, show] = useState<DeviceResult | ''>(sum.refused > 0 ? 'refused' : '');
  const found = rows.filter(({ result }) => only === '' || result === only);
  return (
    <>
      <Segmented
        aria-label={t('terminals.import.result')}
        name="result"
        value={only}
        options={[
          { value: '' as const, label: t('terminals.import.all', { count: rows.length }) },
          ...deviceResults
            .filter((each) => sum[each] > 0)
            .map((each) => ({ value: each, label: `${t(`terminals.import.results.${each}`)} ${sum[each]}` })),
        ]}
        onChange={show}
      />
      <div className={catalogue.rows} tabIndex={0} role="group" aria-label={t('terminals.import.rows')}>
        <table>
          <thead>
            <tr>
              {(['line', 'serial', 'result', 'why'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`terminals.import.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostShown).map((row) => (
              <Row key={row.line} {...row} />
            ))}
          </tbody>
        </table>
      </div>
      {found.length > mostShown && (
        <p className={catalogue.faint}>{t('terminals.import.only', { shown: mostShown, total: found.length })}</p>
      )}
    </>
  );
}
