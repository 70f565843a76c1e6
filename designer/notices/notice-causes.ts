/** Why a notice could not be delivered, as a word of the locales. */
import { useTranslation } from 'react-i18next';

const known = [
  ...(['timed-out', 'not-reached', 'refused', 'garbled', 'untrusted', 'unknown-public-key'] as const),
  ...(['switched-off', 'address-not-called'] as const),
] as const;

/** What is said of a cause: a known one by its word, an HTTP status by its number, any other by its code. */
export function causeWord(cause: string) {
  const [, status] = /^http-(\d{3})$/.exec(cause) ?? [];
  if (status !== undefined) return { word: 'notices.cause.http', status } as const;
  const found = known.find((each) => each === cause);
  return found ? ({ word: `notices.cause.${found}` } as const) : ({ word: 'notices.cause.other', cause } as const);
}

/** The same in words. */
export function useCauseWords(): (cause: string) => string {
  const { t } = useTranslation();
  return (cause) => {
    const { word, ...values } = causeWord(cause);
    return t(word, values);
  };
}
