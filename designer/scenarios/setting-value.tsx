/** A setting's value in words, whatever its shape. */
import { useTranslation } from 'react-i18next';
import { cardModes, environments, networks } from '../../engine/core/nodes/start.ts';
import { Text } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';

const words: Record<string, Text> = { ...cardModes, ...environments, ...networks };

/** The value. */
export function SettingValue({ value }: { value: unknown }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (typeof value === 'boolean') return t(value ? 'setting.yes' : 'setting.no');
  if (typeof value === 'string') return Object.hasOwn(words, value) ? say(words[value] as Text) : <code>{value}</code>;
  if (typeof value === 'number') return value;
  const text = Text.safeParse(value);
  if (text.success) return say(text.data);
  if (Array.isArray(value)) {
    if (value.length === 0) return t('setting.none');
    return (
      <ul>
        {value.map((item: unknown, index) => (
          <li key={index}>
            <SettingValue value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== 'object' || value === null) return t('setting.none');
  const { label, name, id, ...rest } = value as Record<string, unknown>;
  if (label !== undefined) {
    return (
      <>
        <SettingValue value={label} /> <code>{String(name ?? id)}</code>
      </>
    );
  }
  return (
    <ul>
      {Object.entries({ ...(name !== undefined && { name }), ...rest }).map(([key, each]) => (
        <li key={key}>
          <code>{key}</code> ← <SettingValue value={each} />
        </li>
      ))}
    </ul>
  );
}
