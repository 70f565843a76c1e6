/** A button that asks for a file; the same file can be chosen again. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { useRef, type ReactNode } from 'react';

interface Props extends Pick<ButtonProps, 'type'> {
  label: string;
  /** The endings and media types to choose from. */
  accept: string;
  icon?: ReactNode;
  isBusy?: boolean;
  choose: (file: File) => void;
}

/** The button. */
export function FileButton({
  label,
  accept,
  icon = <UploadOutlined aria-hidden />,
  isBusy = false,
  type,
  choose,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) choose(file);
        }}
      />
      <Button {...(type && { type })} icon={icon} loading={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
