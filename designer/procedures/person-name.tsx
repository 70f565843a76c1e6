/** Somebody who has to do with a case, by name, with the account where one asks for it. */
import type { PeopleNames } from '../../engine/core/procedures/procedure-view.ts';
import { useLanguage } from '../app/use-language.ts';

/** The name; the account where there is nobody of it any more. */
export function PersonName({ account, people }: { account: string; people: PeopleNames }) {
  const { say } = useLanguage();
  const name = people[account];
  return name ? <span title={account}>{say(name)}</span> : <code>{account}</code>;
}
