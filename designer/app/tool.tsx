/** A button that is only a picture; its words are its name. */
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** The button. */
export function Tool({
  label,
  icon,
  disabled = false,
  act,
}: {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  act: () => void;
}) {
  return <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />;
}
